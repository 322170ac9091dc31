"""Numbers in words, French and English, and the digits that they stand for. Pure."""

from __future__ import annotations

import re
from typing import Final

from bot.nlu.text import fold

_UNITS: Final = {
    "zero": 0,
    "oh": 0,
    "un": 1,
    "une": 1,
    "one": 1,
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
    "cinq": 5,
    "five": 5,
    "six": 6,
    "sept": 7,
    "seven": 7,
    "huit": 8,
    "eight": 8,
    "neuf": 9,
    "nine": 9,
}
_TEENS: Final = {
    "dix": 10,
    "ten": 10,
    "onze": 11,
    "eleven": 11,
    "douze": 12,
    "twelve": 12,
    "treize": 13,
    "thirteen": 13,
    "quatorze": 14,
    "fourteen": 14,
    "quinze": 15,
    "fifteen": 15,
    "seize": 16,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS: Final = {
    "vingt": 20,
    "vingts": 20,
    "twenty": 20,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "forty": 40,
    "cinquante": 50,
    "fifty": 50,
    "soixante": 60,
    "sixty": 60,
    "septante": 70,
    "seventy": 70,
    "octante": 80,
    "eighty": 80,
    "nonante": 90,
    "ninety": 90,
}
_VALUES: Final = _UNITS | _TEENS | _TENS
_LARGE: Final = frozenset({"cent", "cents", "hundred", "mille", "mil", "thousand", "et"})

# Possessive nowhere: each part is a word, and a number has a handful.
UNIT: Final = "z[ée]ro|oh|une?|one|deux|two|trois|three|quatre|four|cinq|five|six|sept|seven|huit|eight|neuf|nine"
_TEEN: Final = (
    "dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
    "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TEN: Final = (
    "quatre[- ]vingts?|soixante|septante|octante|nonante|vingt|trente|quarante|cinquante"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_END: Final = r"(?![^\W\d_])"
_SMALL: Final = rf"(?:(?:(?:{_TEN})(?:[- ](?:et[- ])?(?:{_TEEN}|{UNIT}){_END})?|{_TEEN}|{UNIT}){_END})"
# "cents" alone are money.
_HUNDREDS: Final = rf"(?:(?:(?:{UNIT})[- ](?:cents?|hundred)|cent){_END}(?:[- ](?:and )?{_SMALL})?)"
_THOUSANDS: Final = (
    rf"(?:(?:(?:{_HUNDREDS}|{_SMALL})[- ])?(?:mille|mil|thousand){_END}(?:[- ](?:and )?(?:{_HUNDREDS}|{_SMALL}))?)"
)
# The letters that numbers begin with are looked at first: between words and figures nothing else is tried.
_BEGINS: Final = r"(?<![^\W\d_])(?=[cdefhmnoqstuvz])"
SPOKEN: Final = rf"{_BEGINS}(?:{_THOUSANDS}|{_HUNDREDS}|{_SMALL})"
"""A number in words; a figure may touch it ("4un8")."""
_COUNTED: Final = rf"{_BEGINS}(?:z[ée]ro|cents?|hundred|mille|mil|thousand|{'|'.join(_VALUES)}){_END}"
SAID: Final = rf"{_COUNTED}(?:[- ](?:(?:et|and)[- ])?{_COUNTED}){{0,7}}+"
"""Words that count, one after the other: where it does not matter which numbers they make. Much smaller than `SPOKEN`."""
SAYS_NUMBER: Final = re.compile(
    r"(?i)z[ée]ro|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    r"|cinquante|soixante|cent|mille|two|three|four|five|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety"
)
"""What stands in every number in words but one; looked for first, at a fraction of the cost."""
_SPLIT: Final = re.compile(r"[- ]")


def counts(word: str) -> bool:
    """Whether it is a number in words, or several with hyphens between."""
    return all(part in _VALUES or part in _LARGE for part in fold(word).split("-"))


def digits(spoken: str) -> str:
    """The digits of a number in words: "quatre cent dix-huit" is `418`, "oh" is `0`."""
    total = part = 0
    for word in _SPLIT.split(fold(spoken)):
        if word in {"mille", "mil", "thousand"}:
            total, part = 1000 * (part or 1), 0
        elif word in {"cent", "cents", "hundred"}:
            part = 100 * (part or 1)
        elif word in {"vingt", "vingts"} and part % 100 == 4:  # noqa: PLR2004 - quatre-vingts
            part += 76
        else:
            part += _VALUES.get(word, 0)
    return str(total + part)
