"""Which runs of digits may be a person's, and which are a date, a year, an amount, a code. Pure; looks at digits only.

A social insurance number (`123 456 789`) and an amount (`123 456 789 $`) look alike: what stands beside them decides,
and in doubt the number is masked. A question without its number is still understood; a person's cannot be unread.
"""

from __future__ import annotations

import re
from typing import Final

NUMBER: Final = "[numéro]"

_BLANK: Final = "[ \u00a0\u202f]"
_DASH: Final = rf"(?:{_BLANK}?[-–]{_BLANK}?)"
_RUN: Final = re.compile(rf"\d(?:(?:{_BLANK}[-–]{_BLANK}|[ \u00a0\u202f.,'/–-])?\d){{5,}}")
_YEAR: Final = r"(?:1[6-9]|20)\d\d"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_COMPACT_DATE: Final = rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATE: Final = rf"(?:{_YEAR}[-/. ]{_MONTH}[-/. ]{_DAY}|{_DAY}[-/. ]{_MONTH}[-/. ]{_YEAR}|{_COMPACT_DATE})"
_ITEM: Final = rf"(?:{_DATE}|{_YEAR}|\d{{5}})"
_GAP: Final = rf"(?:{_DASH}|[ \u00a0\u202f,/])"
_AMOUNT: Final = r"(?:\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+|\d{1,9})(?:[.,]\d{1,2})?"
# At most three dates, years or codes, then at most one amount or range: "2017-2018", "14085 14090", "2017 65 000".
_HARMLESS: Final = re.compile(
    rf"(?:{_ITEM}(?:{_GAP}{_ITEM}){{0,2}}(?:{_GAP}|$))?(?:(?P<amount>{_AMOUNT})(?:{_DASH}(?P<upto>{_AMOUNT}))?)?"
)
_STARTS_WITH_DATE: Final = re.compile(rf"{_DATE}(?!\d)")
_MONEY_BEFORE: Final = re.compile(rf"(?:[$€£]|\bCAD){_BLANK}?$")
_UNIT_AFTER: Final = re.compile(
    rf"(?i){_BLANK}?(?:[kM]?[$€£%]|(?:dollars?|euros?|piastres?|cad|habitants?|inhabitants?|personnes?|people|emplois?|jobs?"
    r"|employés?|employees?|citoyens?|résidents?|residents?|élèves?|students?|visiteurs?|visitors?|touristes?|tourists?"
    r"|ans|years|tonnes?|litres?|km|hectares?|ha|m2|m²)(?!\w))"
)
# What numbers things that are public: medicines, books, courses, by-laws.
_NUMBERS_THINGS: Final = re.compile(
    r"(?i)\b(?:din|isbn|neq|upc|sku|mod[èe]le|model|version|build|r[ée]solution|r[èe]glement|by-?law|article|art"
    r"|formulaire|form|bnq|iso|astm|ansi|ulc|nfpa|csa(?: [a-z])?"
    r"|cours|course|norme|erreur|error|programme|cst|sn|ts|0x)[ .:#-]{0,3}(?:n[o°]s?\.? ?)?$"
)
# A book, a numbered company, a version ("10.0.19045").
_PUBLIC: Final = re.compile(
    r"97[89](?:[ -]?\d){10}(?!\d)|9\d{3}-\d{4}(?= qu[ée]bec| canada)|\d{1,3}\.\d\.\d{2,6}(?:\.\d{1,4})?(?!\d)", re.IGNORECASE
)
_TEXTED: Final = re.compile(r"(?i)\b(?:te?xte?|texto|sms)\w*(?: (?:au|le|to|line|at|à|is|number|numéro)){0,3} $")
_SHORT_CODE: Final = re.compile(r"\d{6}")
_BY_YEAR: Final = re.compile(r"\d{2,4}[-.](?:19[89]|20[0-3])\d|20[0-3]\d[-.]\d{1,4}(?:[-.]\d{1,3})?")
_SAYS_LAW: Final = re.compile(r"(?i)\b(?:r[èe]glements?|by-?laws?|r[ée]solutions?|d[ée]crets?|projet de loi|bill)\b")
_COURSE: Final = re.compile(r"\d{3}[- ](?=\d[\dA-Z]{2}-[A-Z]{2}\b)")
_LONG: Final = 6
_FEWEST_OF_CARD: Final = 13
_MOST_OF_CARD: Final = 19
_ROUND: Final = re.compile(r"\d{1,2}(?:[ \u00a0\u202f.,']\d{3})?[ \u00a0\u202f.,']000|\d{3}[ \u00a0\u202f.,']000")


def mask_numbers(text: str) -> str:
    """The text without runs of six digits or more that may be a person's."""
    return _RUN.sub(_unless_harmless, text)


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether money or a unit stands beside that part of the text."""
    return bool(_MONEY_BEFORE.search(text[max(0, start - 5) : start]) or _UNIT_AFTER.match(text[end : end + 20]))


def is_law(match: re.Match[str]) -> bool:
    """Whether it is the number of a by-law, `311-2019`, where one is spoken of."""
    return _BY_YEAR.fullmatch(match.group()) is not None and _SAYS_LAW.search(match.string) is not None


def starts_with_date(run: str) -> bool:
    """Whether the run begins with a date: "22-05-2017 14" is a date and an hour, with the digits of a telephone."""
    return _STARTS_WITH_DATE.match(run) is not None


def _unless_harmless(match: re.Match[str]) -> str:
    run = match.group()
    if (public := _PUBLIC.match(match.string, match.start())) and public.end() == match.end():
        return run
    if _is_card(run):
        return NUMBER
    if is_law(match) or _is_of_a_thing(match):
        return run
    harmless = _HARMLESS.fullmatch(run)
    if harmless is None:
        return NUMBER
    if is_measured(match.string, match.start(), match.end()):
        return run
    amount, upto = harmless["amount"], harmless["upto"]
    if upto is not None:
        # "1 500 - 2 000" is a range; "492-1234" without a unit is a telephone.
        return run if _is_small(amount) and _is_small(upto) and not (amount.isdigit() or upto.isdigit()) else NUMBER
    return run if amount is None or _is_small(amount) else NUMBER


def _is_of_a_thing(match: re.Match[str]) -> bool:
    """Whether what stands before or in it says that it numbers a thing, or a service that is written to by text."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    texted = _SHORT_CODE.fullmatch(match.group()) and _TEXTED.search(before)
    return bool(texted or _NUMBERS_THINGS.search(before) or _COURSE.match(match.string, match.start()))


def _is_card(run: str) -> bool:
    """Whether the check digit is that of a bank card, whatever stands beside it (Luhn)."""
    digits = [int(char) for char in run if char.isdecimal()]
    if not _FEWEST_OF_CARD <= len(digits) <= _MOST_OF_CARD:
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_small(amount: str) -> bool:
    """Too short for a person's number, or round thousands ("150 000"), which such numbers hardly ever are."""
    return sum(char.isdigit() for char in amount) < _LONG or _ROUND.fullmatch(amount) is not None
