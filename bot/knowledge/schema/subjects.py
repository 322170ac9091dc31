"""The form of `subjects.yaml`: what topics are about, and whom to ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge import subjects
from bot.knowledge.schema.values import Form, Identifier, Ids, Named


class SubjectForm(Form):
    """What several topics are about."""

    name: Annotated[Named, Field(description="As it stands after « pour » and “for”: le logement, housing.")]
    guide: Annotated[Identifier, Field(description="The topic that says whom to ask.")]
    topics: Ids

    def made(self, id_: str) -> subjects.Subject:
        """The subject that the form describes."""
        return subjects.Subject(id_, self.name.made(), self.guide, self.topics)
