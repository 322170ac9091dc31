"""Telephones in words ("quatre un huit, …") and in letters (`1-800-O-CANADA`). Pure; years and amounts stay."""

from __future__ import annotations

import re
from typing import Final

PHONE: Final = "[téléphone]"

_UNIT: Final = "zéro|zero|oh|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|one|two|three|four|five|seven|eight|nine"
_TEEN: Final = (
    "dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
    "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS: Final = (
    "quatre[- ]vingts?|soixante|septante|octante|nonante|vingt|trente|quarante|cinquante"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_UNDER_HUNDRED: Final = rf"(?:(?:{_TENS})(?:[- ](?:et[- ])?(?:{_TEEN}|{_UNIT}))?|{_TEEN})\b"
_HUNDREDS: Final = rf"(?:(?:{_UNIT})[- ])?(?:cents?|hundred)\b(?:[- ](?:and )?(?:{_UNDER_HUNDRED}|(?:{_UNIT})\b))?"
_NUMBER: Final = rf"(?:{_HUNDREDS}|{_UNDER_HUNDRED}|(?:{_UNIT})\b|\d{{1,4}}\b)"
_BETWEEN: Final = r"(?:[ ,.–-]{1,3})"
# Possessive where giving back leads nowhere: of a thousand number words each would else be tried anew.
_RUN: Final = re.compile(rf"(?i)\b{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{3,24}}+")
_PART: Final = re.compile(rf"(?i)(?P<three>{_HUNDREDS})|(?P<two>{_UNDER_HUNDRED})|(?P<one>(?:{_UNIT})\b)|(?P<digits>\d{{1,4}})")
_COUNTING: Final = re.compile(
    r"(?i)\b(?:z[ée]ro|deux|trois|quatre|cinq|six|sept|huit|neuf|vingt|trente|cent|two|three|four|five|seven|eight|nine|twenty)\b"
)
"""What two of stand in every telephone that is said; looked for first, at a quarter of the cost."""
_FEWEST: Final = 7
_FEWEST_WORDS: Final = 4
_MOST: Final = 15

# Toll-free numbers in letters; the hyphen tells them from "1 800 emplois".
_LETTERED: Final = re.compile(
    r"(?i)(?<![\w-])(?:1[ .-]?)?8(?:00|33|44|55|66|77|88)[.-](?=[\d-]{0,6}[a-z])(?:[a-z\d][- ]?){6,9}[a-z\d]\b(?<! )"
    r"|\b1[ -]8(?:00|33|44|55|66|77|88) (?-i:[A-Z] ?[A-Z]{5,7}\b)"
)
_EIGHT_HUNDRED: Final = re.compile(r"8(?:00|33|44|55|66|77|88)[ .-]")


def mask_spoken_phones(text: str) -> str:
    """The text without telephones that are written in words or letters."""
    if _EIGHT_HUNDRED.search(text):
        text = _LETTERED.sub(_unless_words, text)
    return _RUN.sub(_unless_count, text) if len(_COUNTING.findall(text)) > 1 else text


def _unless_words(match: re.Match[str]) -> str:
    """Seven letters at least, or it is no number; an organisation's name may follow one."""
    dialled = re.sub(r"[^a-z\d]", "", match.group().lower())
    return PHONE if len(dialled) >= _FEWEST + 3 else match.group()


def _unless_count(match: re.Match[str]) -> str:
    """As many digits as a telephone has, most of them in words."""
    digits = words = 0
    for part in _PART.finditer(match.group()):
        size = {"three": 3, "two": 2, "one": 1}.get(part.lastgroup or "", len(part.group()))
        digits += size
        words += part.lastgroup != "digits"
    return PHONE if _FEWEST <= digits <= _MOST and words >= _FEWEST_WORDS else match.group()
