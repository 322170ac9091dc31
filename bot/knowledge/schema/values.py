"""The kinds of value that the YAML files take, and the small forms that several files share. Knows no kind of file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.knowledge import model

IDENTIFIER = r"^[a-z0-9][a-z0-9_-]*$"
_DATE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
_DAY = r"^\d{4}-\d{2}-\d{2}$"

Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Line = Annotated[str, Field(min_length=1)]
Answer = Annotated[str, Field(min_length=1, max_length=1900)]
"""A text that fits one message of Discord, with a word before it where the English is missing."""


def _date_text(value: object) -> object:
    """YAML reads `2017-05-22` as a date and `2017` as a number; both are wanted as text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def _as_list(value: object) -> object:
    """One value may stand where a list may."""
    return [value] if isinstance(value, str) else value


def _both(value: object) -> object:
    """A plain string is the same in both languages: a proper name."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


def _partial_date(value: str) -> str:
    if not _DATE.match(value):
        raise ValueError("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    return _day(value) if value.count("-") == 2 else value  # noqa: PLR2004 - two hyphens make a day


def _day(value: str) -> str:
    """A day that the calendar has: `2026-02-31` looks like one."""
    try:
        dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"there is no such day: {error}") from error
    return value


def quoted_keys(value: object) -> object:
    """YAML reads some short words (`on`, `no`, `y`) as booleans; an author must quote them, and is told so."""
    if isinstance(value, dict) and any(not isinstance(k, str) for k in value):
        raise ValueError("quote the words that YAML takes for something else (on, no, y, numbers)")
    return value


def is_identifier(text: str) -> bool:
    """Whether the text may be an id, and so the name of a file."""
    return re.fullmatch(IDENTIFIER, text) is not None


# The types named for JSON Schema are what may be written; an editor must not underline what the reader takes.
_DateInput = Annotated[str, Field(pattern=_DATE.pattern)] | Annotated[int, Field(ge=1000, le=9999)]
_DayText = Annotated[str, Field(pattern=_DAY)]
_IdsInput = Identifier | Annotated[list[Identifier], Field(min_length=1)]

PartialDate = Annotated[str, BeforeValidator(_date_text, json_schema_input_type=_DateInput), AfterValidator(_partial_date)]
Day = Annotated[str, BeforeValidator(_date_text, json_schema_input_type=_DayText), Field(pattern=_DAY), AfterValidator(_day)]
Ids = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list, json_schema_input_type=_IdsInput), Field(min_length=1)]
SomeIds = Annotated[tuple[Identifier, ...], BeforeValidator(_as_list, json_schema_input_type=Identifier | list[Identifier])]


class Form(BaseModel):
    """What all forms share: they do not change, and take no key that they do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WordsForm(Form):
    """A text in French and, beside it, in English."""

    fr: Line
    en: Line | None = None

    def made(self) -> model.Words:
        """The words that the form describes."""
        return model.Words(self.fr, self.en)


class AnswerForm(WordsForm):
    """The answer of a topic, in French and, beside it, in English."""

    fr: Answer
    en: Answer | None = None


Named = Annotated[WordsForm, BeforeValidator(_both, json_schema_input_type=Line | WordsForm)]


class PhrasingsForm(Form):
    """Examples of a question, by language."""

    fr: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()

    def made(self) -> model.Phrasings:
        """The phrasings that the form describes."""
        return model.Phrasings(self.fr, self.en)
