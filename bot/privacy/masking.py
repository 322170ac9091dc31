"""What must not be stored of a question: addresses, telephone and long numbers, mentions. Pure; knows no store.

Masked before anything is written, so that nothing has to be cleaned afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.privacy.digit_runs import NUMBER, is_measured, mask_numbers, starts_with_date
from bot.privacy.identifiers import BIRTH, MENTION, mask_identifiers
from bot.privacy.people_named import NAME, mask_people
from bot.privacy.public import NOTHING
from bot.privacy.self_disclosure import ADDRESS, POSTAL_CODE, SECRET, mask_announced
from bot.privacy.spoken_phones import PHONE, mask_spoken_phones

if TYPE_CHECKING:
    from bot.privacy.public import Public

EMAIL: Final = "[courriel]"
HIDDEN: Final = "[masqué]"
MASKS: Final = (EMAIL, PHONE, MENTION, HIDDEN, NUMBER, NAME, ADDRESS, POSTAL_CODE, SECRET, BIRTH)
"""What may stand in a stored question instead of what was typed."""

# Bounded repetitions throughout: a message of thousands of characters without a blank must not cost quadratic time.
_URL: Final = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"]{1,2000}")
_DISCORD: Final = re.compile(r"<(?:@[!&]?|#|/[^:<>\n]{1,64}:|a?:\w{1,64}:)\d{1,20}>")
# Possessive, `++`, where giving letters back can lead to no sign: from each letter of a long word it would be tried anew.
_SIGN: Final = re.compile(r"[@\uff20]")
_EMAIL: Final = re.compile(r"[^\s@\uff20<>()\[\],;:\"]{1,64}+[@\uff20][\w.-]{1,253}")
_AT: Final = (
    r"(?:[(\[{«\"]{1,2}\s?[(\[]?(?:at|à|a|arobase|chez)[)\]]?\s?[)\]}»\"]{1,2}|\barobase\b|\bà commercial\b"
    r"|(?<=\w)[_-]at[_-](?=\w))"
)
_DOT: Final = r"(?:\.|[(\[{]\s?(?:dot|point)\s?[)\]}]|\bpoint\b|\bdot\b)"
_LOCAL: Final = r"[\w.+-]{1,64}(?:\s{1,3}(?:point|dot|tiret|dash|underscore)\s{1,3}[\w+-]{1,64}){0,3}"
_SAYS_AT: Final = re.compile(rf"(?i){_AT}")
_SPELT_EMAIL: Final = re.compile(
    rf"(?i){_LOCAL}\s{{0,3}}{_AT}\s{{0,3}}[\w-]{{1,63}}(?:\s{{0,3}}{_DOT}\s{{0,3}}[\w-]{{2,63}}){{0,3}}"
)
# "jean.tremblay chez gmail", "jean at gmail point com": by the name of who carries mail, or an end in words.
_CARRIERS: Final = (
    "gmail|hotmail|outlook|yahoo|videotron|live|icloud|sympatico|globetrotter|cgocable|proton(?:mail)?|gmx|bell|msn"
    "|laposte|free"
)
_SAYS_CARRIER: Final = re.compile(rf"(?i) (?:chez|at|à|a) (?:{_CARRIERS})\b|\b(?:point|dot) (?:com|ca|org|net|qc|fr)\b")
_CARRIED_EMAIL: Final = re.compile(
    rf"(?i)(?=[\w.+-]{{0,63}}[.\d_]|[\w+-]{{1,64}} (?:point|dot|tiret|underscore) |[\w+-]{{1,64}} (?:chez|at"
    rf"|à) [\w-]{{1,63}} ?(?:\.|point|dot))"
    rf"{_LOCAL} (?:chez|at|à|a) (?:(?:{_CARRIERS})\b(?: ?{_DOT} ?(?:com|ca|fr|net|org|qc)\b){{0,2}}"
    rf"|[\w-]{{2,63}}(?: (?:point|dot) [\w-]{{2,63}}){{1,3}})"
)
# "jean . tremblay @ gmail . com": with blanks, only where the end is one that addresses have.
_ENDS: Final = "com|ca|org|net|info|edu|fr|qc|quebec|coop|gouv|gov|be|ch|uk|us|eu|io|me|co|biz"
_LOOSE_EMAIL: Final = re.compile(
    r"(?i)[\w+]{1,64}+(?: ?[.-] ?[\w+]{1,64}+){0,4}+ {0,3}+[@\uff20] {0,3}[\w-]{1,63}"
    rf"(?:(?: ?\. ?|{_DOT})[\w-]{{1,63}}){{0,2}}(?: ?\. ?| ?{_DOT} ?)(?:{_ENDS})\b"
)
_HANDLE: Final = re.compile(r"(?<!\w)[@\uff20]\w[\w.]{1,63}")
_LOCAL_PHONE: Final = re.compile(r"(?<![\d$.,/-])[2-9]\d{2}[-.]\d{4}(?!\d|[-.,/]\d)")

# `clean` leaves no control character, so that nobody can type these.
_KEPT: Final = re.compile("\x02(\\d{1,3})\x03")
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
    # An address is looked for only where its sign stands, or the words for it: else from each letter of a text, in vain.
    if _SIGN.search(text):
        text = _EMAIL.sub(EMAIL, _LOOSE_EMAIL.sub(EMAIL, text))
    if _SAYS_AT.search(text):
        text = _SPELT_EMAIL.sub(EMAIL, text)
    if _SAYS_CARRIER.search(text):
        text = _CARRIED_EMAIL.sub(EMAIL, text)
    # Before telephones, which have the digits of a health card and of a birth date.
    text = mask_identifiers(_HANDLE.sub(MENTION, text))
    # Telephones before addresses: one that took the last digits of a number would leave the others readable.
    text, kept = _mask_phones(mask_spoken_phones(text), public)
    text = mask_announced(_LOCAL_PHONE.sub(_unless_measured, text))
    text = mask_numbers(mask_people(text, public))
    return _KEPT.sub(lambda match: kept[int(match[1])], text) if kept else text


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
            shown = f"\x02{len(kept)}\x03"
            kept.append(found.raw_string)
        pieces += (text[end : found.start], shown)
        end = found.end
    return "".join((*pieces, text[end:])), kept


def _unless_measured(match: re.Match[str]) -> str:
    """`500-1000 employés` is a range."""
    return match.group() if is_measured(match.string, match.start(), match.end()) else PHONE
