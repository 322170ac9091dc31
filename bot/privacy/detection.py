"""What of a phrasing may be somebody's, before it becomes public: names, dates, telephones, addresses. Pure; may be wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.nlu.text import fold
from bot.privacy.marks import MASKS
from bot.privacy.masking import mask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Kind = Literal["masked", "name", "date", "number"]

_MONTH: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
_DAY: Final = rf"\d{{1,2}}(?:er)? (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?"
_DATE: Final = re.compile(rf"(?i)\b(?:{_DAY}|\d{{4}}-\d\d?-\d\d?|\d\d?/\d\d?/\d{{2,4}})\b")
_NUMBER: Final = re.compile(r"\d[\d .,-]{3,}\d")
# Two capitals in a row, or one after a word that announces a person.
_NAME: Final = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)+")
_TITLED: Final = re.compile(r"(?i:\b(?:m|mr|mme|mrs|ms|dr|monsieur|madame|docteur|doctor)\b\.?) +([A-ZÀ-Ý][\w’'-]+)")


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at before publishing."""

    kind: Kind
    text: str


def flags(text: str, known: Collection[str]) -> tuple[Flag, ...]:
    """What may be somebody's, each once.

    Args:
        known: folded names of what the bot speaks of anyway: no news about anybody.
    """
    return tuple(dict.fromkeys(_flags(text, known)))


def _flags(text: str, known: Collection[str]) -> Iterator[Flag]:
    masked = mask(text)
    for mark in MASKS:
        if mark in masked:
            yield Flag("masked", mark)
    dates = [match.group() for match in _DATE.finditer(text)]
    for date in dates:
        yield Flag("date", date)
    for match in _NUMBER.finditer(text):
        if not any(match.group() in date for date in dates):
            yield Flag("number", match.group())
    told = ""
    for match in (*_NAME.finditer(text), *_TITLED.finditer(text)):
        name = match.group(match.lastindex or 0)
        if name not in told and fold(name) not in known and not any(fold(name) in one for one in known if " " in one):
            told += f"{name}\n"
            yield Flag("name", name)
