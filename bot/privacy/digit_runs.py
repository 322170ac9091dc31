"""Which runs of digits are a date, an amount or a by-law, though they have the digits of a telephone. Looks at digits only."""

from __future__ import annotations

import re
from typing import Final

_BLANK: Final = "[ \u00a0\u202f]"
_YEAR: Final = r"(?:1[6-9]|20)\d\d"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_COMPACT_DATE: Final = rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_STARTS_WITH_DATE: Final = re.compile(
    rf"(?:{_YEAR}[-/. ]{_MONTH}[-/. ]{_DAY}|{_DAY}[-/. ]{_MONTH}[-/. ]{_YEAR}|{_COMPACT_DATE})(?!\d)"
)
_MONEY_BEFORE: Final = re.compile(rf"(?:[$€£]|\bCAD){_BLANK}?$")
_UNIT_AFTER: Final = re.compile(
    rf"(?i){_BLANK}?(?:[kM]?[$€£%]|(?:dollars?|euros?|piastres?|cad|habitants?|inhabitants?|personnes?|people|emplois?|jobs?"
    r"|employés?|employees?|citoyens?|résidents?|residents?|élèves?|students?|visiteurs?|visitors?|touristes?|tourists?"
    r"|ans|years|tonnes?|litres?|km|hectares?|ha|m2|m²)(?!\w))"
)
_BY_YEAR: Final = re.compile(r"\d{2,4}[-.](?:19[89]|20[0-3])\d|20[0-3]\d[-.]\d{1,4}(?:[-.]\d{1,3})?")
_SAYS_LAW: Final = re.compile(r"(?i)\b(?:r[èe]glements?|by-?laws?|r[ée]solutions?|d[ée]crets?|projet de loi|bill)\b")


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether money or a unit stands beside that part of the text."""
    return bool(_MONEY_BEFORE.search(text[max(0, start - 5) : start]) or _UNIT_AFTER.match(text[end : end + 20]))


def is_law(match: re.Match[str]) -> bool:
    """Whether it is the number of a by-law, `311-2019`, where one is spoken of."""
    return _BY_YEAR.fullmatch(match.group()) is not None and _SAYS_LAW.search(match.string) is not None


def starts_with_date(run: str) -> bool:
    """Whether the run begins with a date: "22-05-2017 14" is a date and an hour, with the digits of a telephone."""
    return _STARTS_WITH_DATE.match(run) is not None
