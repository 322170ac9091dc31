"""What has a shape that nothing else has: mail addresses, links, mentions, health cards, bank cards, plates, postal codes.

Such pieces need nobody to read the message that they stand in, and go whatever stands around them.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from bot.privacy.digit_runs import is_measured
from bot.privacy.marks import ADDRESS, EMAIL, HIDDEN, MENTION, NUMBER, POSTAL_CODE

# Bounded repetitions throughout: a message of thousands of characters without a blank must not cost quadratic time.
# Possessive, `++`, where giving letters back can lead to no sign.
_URL: Final = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>\"]{1,2000}")
_DISCORD: Final = re.compile(r"<(?:@[!&]?|#|/[^:<>\n]{1,64}:|a?:\w{1,64}:)\d{1,20}>")
_HANDLE: Final = re.compile(r"(?<!\w)[@\uff20]\w[\w.]{1,63}")
_SIGN: Final = re.compile(r"[@\uff20]")
_EMAIL: Final = re.compile(r"[^\s@\uff20<>()\[\],;:\"]{1,64}+[@\uff20]{1,3}[\w.-]{1,253}(?:,(?:com|ca|net|org|fr)\b)?")
# "jean . tremblay @ gmail . com": with blanks, only where the end is one that addresses have, or nearly.
_ENDS: Final = "com|con|ca|org|net|info|edu|fr|qc|quebec|coop|gouv|gov|be|ch|uk|us|eu|io|me|co|biz"
_LOOSE_EMAIL: Final = re.compile(
    r"(?i)[\w+]{1,64}+(?: ?[.-] ?[\w+]{1,64}+){0,4}+ {0,3}+[@\uff20] {0,3}[\w-]{1,63}"
    rf"(?:\s?[.,]\s?[\w-]{{1,63}}){{0,2}}\s?[.,]\s?(?:{_ENDS})\b"
)
_HEALTH_CARD: Final = re.compile(
    r"(?i)\b(?:[a-z]{4}|[a-z] [a-z] [a-z] [a-z])[ .-]{0,2}"
    r"(?P<year>\d\d)[ .-]?(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])[ .-]?(?P<day>0[1-9]|[12]\d|3[01])[ .-]?\d\d\b"
)
_TWO_YEARS: Final = re.compile(r"(?:1[6-9]|20)\d\d[ -](?:1[6-9]|20)\d\d$")
_PLATED: Final = re.compile(
    r"(?P<told>\b(?i:plaques?|immatricul\w{1,8}|licen[cs]e plates?|plate(?: number)?|plates)\b"
    r"(?:[ :'’#]{1,3}(?i:d['’]immatriculation|est|is|de|du|la|mon|ma|char|auto|camion|numéro|no|number|c['’]est)){0,4}"
    r"[ :#«\"]{1,3})"
    r"(?P<plate>[A-Z]{1,4}[ -]?\d{2}(?:[ -]?\d{1,2})?(?:[ -]?[A-Z]{1,3})?|\d{3}[ -]?[A-Z]{3}|[A-Z]\d{2}[ -]?[A-Z]{3}"
    r"|(?i:[a-z]\d\d ?[a-z]{3}|[a-z]{3} ?\d{3}|\d{3} ?[a-z]{3}))\b"
)
_TAGGED: Final = re.compile(
    r"(?i)(?<![\w#])(?!(?:app?t?|apart|appartement|no|num[ée]ro|rue|route|rte|local|bureau|unit[ée]?|suite|lot|porte"
    r"|rang|c|f)#)"
    r"[\w.]{2,32}#\d{4}(?!\d)"
)
# A profile by its address; also without `https://`.
_PROFILE: Final = re.compile(
    r"(?i)(?P<told>\b(?:facebook|instagram|tiktok|twitter|snapchat|linkedin)\.com/(?:in/|add/|@)?)[\w.@-]{2,64}"
)
_LETTER: Final = "[abceghj-nprstvxy]"
_CODE: Final = rf"{_LETTER}\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d"
_POSTAL: Final = re.compile(rf"(?i)(?P<door>\b\d{{1,5}}(?: ?[a-d])?[ ,]{{1,2}})?\b{_CODE}\b")
_CARD: Final = re.compile(r"(?<!\d)[2-6](?:[ \u00a0\u202f.'/–-]?\d){12,18}(?!\d)")
_INSURED: Final = re.compile(r"(?<![\d$.,/-])\d{3}(?P<gap>[ .-]?)\d{3}(?P=gap)\d{3}(?!\d|[-.,/]\d)")
_DIGIT: Final = re.compile(r"\d")


_FEWEST_OF_CARD: Final = 13


def mask_certain(text: str) -> str:
    """The text without what is told by its shape, but for telephones."""
    text = _DISCORD.sub(MENTION, _URL.sub(_bare_address, text))
    if _SIGN.search(text):
        text = _HANDLE.sub(MENTION, _EMAIL.sub(EMAIL, _LOOSE_EMAIL.sub(EMAIL, text)))
    text = _PROFILE.sub(lambda match: f"{match['told']}{MENTION}", text)
    if _DIGIT.search(text) is None:
        return text
    text = _HEALTH_CARD.sub(_unless_years, text)
    text = _PLATED.sub(lambda match: f"{match['told']}{NUMBER}", text)
    text = _INSURED.sub(_if_checked, _CARD.sub(_if_checked, _TAGGED.sub(MENTION, text)))
    return _POSTAL.sub(lambda match: ADDRESS if match["door"] else POSTAL_CODE, text)


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


def _unless_years(match: re.Match[str]) -> str:
    """`ABCD 2012 2018` has the shape of a health card."""
    return match.group() if _TWO_YEARS.search(match.group()) else NUMBER


def _if_checked(match: re.Match[str]) -> str:
    """Whether the check digit is that of a bank card, or of a social insurance number that is no amount (Luhn)."""
    digits = [int(char) for char in match.group() if char.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    measured = len(digits) < _FEWEST_OF_CARD and is_measured(match.string, match.start(), match.end())
    return match.group() if measured or (sum(digits[-1::-2]) + sum(doubled)) % 10 else NUMBER
