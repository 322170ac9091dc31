"""The form of `emergency.yaml`: how people in danger are recognised, and what they are answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.knowledge import emergencies, model
from bot.knowledge.schema.values import AnswerForm, Form, Identifier, Ids, Line, Named, quoted_keys


def _sign(text: str) -> str:
    emergencies.parsed(text)
    return text


Sign = Annotated[str, Field(min_length=1), AfterValidator(_sign)]


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
    sure: dict[model.Language, tuple[Sign, ...]] = Field(default_factory=dict)
    signs: dict[model.Language, tuple[Sign, ...]] = Field(default_factory=dict)

    def made(self, kind: emergencies.EmergencyKind) -> emergencies.Emergency:
        """The emergency that the form describes."""
        lines = tuple(line.made() for line in self.actions)
        return emergencies.Emergency(kind, self.answer.made(), lines, self.source, dict(self.sure), dict(self.signs))


class EmergenciesForm(Form):
    """`emergency.yaml`."""

    spellings: Annotated[dict[str, Line], BeforeValidator(quoted_keys)] = Field(default_factory=dict)
    fillers: tuple[Line, ...] = ()
    groups: dict[Identifier, tuple[Line, ...]] = Field(default_factory=dict)
    harmless: tuple[Sign, ...] = ()
    information: tuple[Sign, ...] = ()
    kinds: dict[emergencies.EmergencyKind, EmergencyForm]

    def made(self) -> emergencies.Emergencies:
        """The emergencies that the form describes."""
        return emergencies.Emergencies(
            spellings=dict(self.spellings),
            fillers=self.fillers,
            groups=dict(self.groups),
            harmless=self.harmless,
            information=self.information,
            kinds={kind: form.made(kind) for kind, form in self.kinds.items()},
        )
