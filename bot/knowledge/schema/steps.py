"""The form of a next step: an address, a number, a place on the map that helps who got an answer."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field, model_validator

from bot.knowledge import model
from bot.knowledge.schema.values import Form, Ids, Line, SomeIds, WordsForm
from bot.knowledge.step_lines import BETWEEN
from bot.knowledge.steps import telephone

_WEB: Final = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?")
_EMAIL: Final = re.compile(r"[^\s@<>]+@[^\s@.<>]+(?:\.[^\s@.<>]+)+")
_SHORT: Final = re.compile(r"[2-9]\d\d|\*?\d{4}|310-\d{4}")
"""Numbers of three or four digits that are called as they are: 811, *4141, 310-4141."""


class NextStepForm(Form):
    """One thing that a person can do next."""

    kind: model.StepKind
    value: Annotated[Line, Field(max_length=300)]
    label: WordsForm | None = None
    for_: Annotated[SomeIds, Field(alias="for")] = ()
    source: Ids

    @model_validator(mode="after")
    def _is_well_formed(self) -> NextStepForm:
        if not leads_somewhere(self.kind, self.value):
            raise ValueError(f"that is no {self.kind}: {self.value}")
        if any(sign in text for text in self._texts() for sign in (BETWEEN, "\n")):
            raise ValueError(f"a step stands on one line, without {BETWEEN}")
        return self

    def _texts(self) -> list[str]:
        return [self.value, *([] if self.label is None else [self.label.fr, self.label.en or ""])]

    def made(self) -> model.NextStep:
        """The step that the form describes."""
        return model.NextStep(self.kind, self.value, self.label.made() if self.label else None, self.source, self.for_)


def _for_nothing_else(steps: tuple[NextStepForm, ...]) -> tuple[NextStepForm, ...]:
    if any(step.for_ for step in steps):
        raise ValueError("these actions are for what they stand with: no `for`")
    return steps


OwnSteps = Annotated[tuple[NextStepForm, ...], AfterValidator(_for_nothing_else)]
"""The steps of a fact or a topic: they help with that one."""


def leads_somewhere(kind: model.StepKind, value: str) -> bool:
    """Whether a value is what its kind says: an address, a number, a mail; whether somebody is there, `make links` asks."""
    match kind:
        case "website" | "form":
            return _WEB.fullmatch(value) is not None
        case "email":
            return _EMAIL.fullmatch(value) is not None
        case "phone":
            return is_phone(value)
        case "map":
            return bool(value) and _WEB.fullmatch(value) is None


def is_phone(value: str) -> bool:
    """Whether a text is a telephone number that can be called from here, an extension included."""
    return _SHORT.fullmatch(value) is not None or telephone(value) is not None
