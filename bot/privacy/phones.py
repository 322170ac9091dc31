"""Telephones in figures: those of this country by their shape, others as `phonenumbers` knows them. Pure.

Lines that are free to call, and those of everywhere in the country, are a service's and nobody's own; so are those that the
knowledge gives. Marks stand for them until all else is masked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.privacy.digit_runs import is_law, is_measured, starts_with_date
from bot.privacy.marks import PHONE

if TYPE_CHECKING:
    from bot.privacy.public import Public

_OPEN_LINE: Final = re.compile(
    r"(?<![\d-])(?:(?:\+?1[ .-]{0,3})?\(?8(?:00|33|44|55|66|77|88)\)?[ .\u00a0-]{0,3}\d{3}[ .\u00a0-]{0,3}\d{4}"
    r"|310[ .-]\d{4})(?![\d-])"
)
_HERE: Final = re.compile(
    r"(?<![\d$.,/-])(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?(?: ?[ ./\u00a0-] ?)?[2-9]\d\d(?: ?[ ./\u00a0-] ?)?\d{4}(?!\d|[-.,/]\d)"
)
_LOCAL: Final = re.compile(r"(?<![\d$.,/-])[2-9]\d{2}[-.]\d{4}(?!\d|[-.,/]\d)")
# `clean` leaves no control character, so that nobody can type these.
KEPT: Final = re.compile("\x02\x04{0,500}\x03")
"""What stands for a telephone that stays: which one, by how long it is."""
_FEWEST_DIGITS: Final = 7
_TRIES: Final = 200


def mask_phones(text: str, public: Public) -> tuple[str, list[str]]:
    """The text without telephones, and those that stay, see `restored`."""
    kept: list[str] = []
    if sum(char.isdigit() for char in text) < _FEWEST_DIGITS:
        return text, kept
    text = _OPEN_LINE.sub(lambda match: _mark_of(kept, match.group()), text)
    # Imported when a text could hold a number: 25 ms that `kamouraska ask` does not owe.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415

    pieces: list[str] = []
    end = 0
    for found in PhoneNumberMatcher(text, "CA", leniency=Leniency.VALID, max_tries=_TRIES):
        if starts_with_date(found.raw_string):
            continue
        pieces += (text[end : found.start], _shown(found.raw_string, public, kept))
        end = found.end
    text = "".join((*pieces, text[end:]))

    def of_here(match: re.Match[str]) -> str:
        measured = is_measured(match.string, match.start(), match.end()) or is_law(match) or starts_with_date(match.group())
        return match.group() if measured else _shown(match.group(), public, kept)

    return _LOCAL.sub(of_here, _HERE.sub(of_here, text)), kept


def restored(text: str, kept: list[str]) -> str:
    """The text with the telephones that stay."""
    return KEPT.sub(lambda match: kept[len(match.group()) - 2], text) if kept else text


def _shown(number: str, public: Public, kept: list[str]) -> str:
    return _mark_of(kept, number) if public.is_phone(number) else PHONE


def _mark_of(kept: list[str], number: str) -> str:
    """What stands for a number that stays, until all else is masked."""
    if len(kept) >= _TRIES:
        return PHONE
    kept.append(number)
    return "\x02" + "\x04" * (len(kept) - 1) + "\x03"
