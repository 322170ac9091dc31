"""The form of `emergency.yaml`: what people in danger are answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge import emergencies
from bot.knowledge.schema.values import AnswerForm, Form, Ids, Named


class HelplineForm(Form):
    """A number to call."""

    label: Named
    number: Annotated[str, Field(pattern=r"^\d[\d -]*\d$")]

    def made(self) -> emergencies.Helpline:
        """The helpline that the form describes."""
        return emergencies.Helpline(self.label.made(), self.number)


class EmergencyForm(Form):
    """One kind of emergency."""

    answer: AnswerForm
    actions: Annotated[tuple[HelplineForm, ...], Field(min_length=1)]
    source: Ids

    def made(self, kind: emergencies.EmergencyKind) -> emergencies.Emergency:
        """The emergency that the form describes."""
        lines = tuple(line.made() for line in self.actions)
        return emergencies.Emergency(kind, self.answer.made(), lines, self.source)


class EmergenciesForm(Form):
    """`emergency.yaml`."""

    kinds: dict[emergencies.EmergencyKind, EmergencyForm]
    topics: Annotated[Ids, Field(description="Topics whose phrasings may be those of somebody in need.")] = ()

    def made(self) -> emergencies.Emergencies:
        """The emergencies that the form describes."""
        kinds = {kind: form.made(kind) for kind, form in self.kinds.items()}
        return emergencies.Emergencies(kinds, frozenset(self.topics))
