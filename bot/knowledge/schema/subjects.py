"""The forms of `subjects.yaml` and `needs.yaml`: what topics are about, whom to ask, and what people need them for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge.schema.values import Form, Identifier, Ids, Named
from bot.knowledge.subjects import Need, Subject


class SubjectForm(Form):
    """What several topics are about."""

    name: Annotated[Named, Field(description="As it stands after « pour » and “for”: le logement, housing.")]
    guide: Annotated[Identifier, Field(description="The topic that says whom to ask.")]
    topics: Ids

    def made(self, id_: str) -> Subject:
        """The subject that the form describes."""
        return Subject(id_, self.name.made(), self.guide, self.topics)


class NeedForm(Form):
    """What people come for, and what helps with it."""

    name: Annotated[Named, Field(description="As a heading: Se déplacer, Get around.")]
    subjects: Annotated[Ids, Field(description="Subjects of subjects.yaml; none stands under two needs.")] = ()
    topics: Annotated[Ids, Field(description="Topics that have no subject.")] = ()

    def made(self, id_: str) -> Need:
        """The need that the form describes."""
        return Need(id_, self.name.made(), self.subjects, self.topics)
