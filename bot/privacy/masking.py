"""What must not be stored of a question: addresses, telephone and long numbers, mentions. Pure; knows no store.

Masked before anything is written, so that nothing has to be cleaned afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.privacy.births import BIRTH, mask_births
from bot.privacy.dictated import PHONE, mask_dictated
from bot.privacy.digit_runs import NUMBER, is_law, is_measured, mask_numbers, starts_with_date
from bot.privacy.identifiers import MENTION, mask_identifiers
from bot.privacy.mail import EMAIL, mask_mail
from bot.privacy.names_beside import mask_names_beside
from bot.privacy.people_named import NAME, mask_people
from bot.privacy.public import NOTHING
from bot.privacy.secrets_told import SECRET, mask_secrets
from bot.privacy.self_disclosure import ADDRESS, POSTAL_CODE, mask_announced, mask_postal

if TYPE_CHECKING:
    from bot.privacy.public import Public

HIDDEN: Final = "[masqué]"
MASKS: Final = (EMAIL, PHONE, MENTION, HIDDEN, NUMBER, NAME, ADDRESS, POSTAL_CODE, SECRET, BIRTH)
"""What may stand in a stored question instead of what was typed."""
_OF_SOMEBODY: Final = tuple(mark for mark in MASKS if mark not in {NAME, HIDDEN})
"""Beside these a name is that of whom they tell of."""

# Bounded repetitions throughout: a message of thousands of characters without a blank must not cost quadratic time.
_URL: Final = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"]{1,2000}")
_DISCORD: Final = re.compile(r"<(?:@[!&]?|#|/[^:<>\n]{1,64}:|a?:\w{1,64}:)\d{1,20}>")
_HANDLE: Final = re.compile(r"(?<!\w)[@\uff20]\w[\w.]{1,63}")
# Lines that are free to call, and those of everywhere in the country, are a service's and nobody's own.
_OPEN_LINE: Final = re.compile(
    r"(?<![\d-])(?:(?:\+?1[ .-]{0,3})?\(?8(?:00|33|44|55|66|77|88)\)?[ .\u00a0-]{0,3}\d{3}[ .\u00a0-]{0,3}\d{4}"
    r"|310[ .-]\d{4})(?![\d-])"
)
_LOCAL_PHONE: Final = re.compile(r"(?<![\d$.,/-])[2-9]\d{2}[-.]\d{4}(?!\d|[-.,/]\d)")
# `clean` leaves no control character, so that nobody can type these.
_KEPT: Final = re.compile("\x02(\x04{0,500})\x03")
_FEWEST_PHONE_DIGITS: Final = 7
_PHONE_TRIES: Final = 200


def clean(text: str) -> str:
    """The text on one line, without invisible or control characters, safe to store whatever was typed."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(" {2,}", " ", "".join(_shown(char) for char in valid)).strip()


def _shown(char: str) -> str:
    if char in "\u00a0\u202f":
        return char  # between thousands and before a sign of currency, as French is typed
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    return "" if category == "Cf" else char


def mask(text: str, public: Public = NOTHING) -> str:
    """The text with what could tell who asked, or of whom, replaced by words that say what stood there.

    Args:
        public: names and telephones that stay, since the knowledge holds them.
    """
    text = _URL.sub(_bare_address, text)
    text = _DISCORD.sub(MENTION, text)
    text = mask_mail(mask_secrets(text))
    # Before telephones, which have the digits of a health card and of a birth date.
    text = mask_births(mask_identifiers(_HANDLE.sub(MENTION, text)))
    # Telephones before addresses: one that took the last digits of a number would leave the others readable.
    text, kept = _mask_phones(mask_postal(text), public)
    text = mask_announced(_LOCAL_PHONE.sub(_unless_measured, text))
    text = mask_numbers(mask_people(text, public))
    if any(mark in text for mark in _OF_SOMEBODY):
        text = mask_names_beside(text, public)
    return _KEPT.sub(lambda match: kept[len(match[1])], text) if kept else text


def _bare_address(match: re.Match[str]) -> str:
    """A link without the name, query and fragment, which may name the person who shared it."""
    address = match.group()
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[": no address that could be shown in part
        return HIDDEN
    if not (parts.query or parts.fragment or "@" in parts.netloc):
        return address
    host = parts.netloc.rpartition("@")[2]
    scheme = f"{parts.scheme}://" if parts.scheme else ""
    hidden = f"?{HIDDEN}" if parts.query or parts.fragment else ""
    return f"{scheme}{host}{parts.path}{hidden}"


def _mask_phones(text: str, public: Public) -> tuple[str, list[str]]:
    """The text without telephones, and those that stay: marks stand for them until all else is masked."""
    kept: list[str] = []
    text = _OPEN_LINE.sub(lambda match: _mark_of(kept, match.group()), text)
    text = mask_dictated(text, public)
    if sum(char.isdigit() for char in text) < _FEWEST_PHONE_DIGITS:
        return text, kept
    # Imported when a text could hold a number: 25 ms that `kamouraska ask` does not owe.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415

    pieces: list[str] = []
    end = 0
    for found in PhoneNumberMatcher(text, "CA", leniency=Leniency.VALID, max_tries=_PHONE_TRIES):
        if starts_with_date(found.raw_string):
            continue
        shown = PHONE
        if public.is_phone(found.raw_string):
            shown = _mark_of(kept, found.raw_string)
        pieces += (text[end : found.start], shown)
        end = found.end
    return "".join((*pieces, text[end:])), kept


def _mark_of(kept: list[str], number: str) -> str:
    """What stands for a number that stays, until all else is masked."""
    if len(kept) >= _PHONE_TRIES:
        return PHONE
    kept.append(number)
    return "\x02" + "\x04" * (len(kept) - 1) + "\x03"


def _unless_measured(match: re.Match[str]) -> str:
    """`500-1000 employés` is a range, `311-2019` a by-law."""
    return match.group() if is_measured(match.string, match.start(), match.end()) or is_law(match) else PHONE
