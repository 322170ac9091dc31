"""Mail addresses: typed, typed badly, and in words ("jean tiret bas roy arobase exemple point ca"). Pure.

Where the sign stands, or a word for it, what belongs to the address is read away from it to both sides, word by word.
"""

from __future__ import annotations

import re
from typing import Final

from bot.privacy.number_words import counts

EMAIL: Final = "[courriel]"

# Bounded repetitions throughout, as in `masking`. Possessive, `++`, where giving letters back can lead to no sign.
_SIGN: Final = re.compile(r"[@\uff20]")
_EMAIL: Final = re.compile(r"[^\s@\uff20<>()\[\],;:\"]{1,64}+[@\uff20]{1,3}[\w.-]{1,253}(?:,(?:com|ca|net|org|fr)\b)?")
# "jean . tremblay @ gmail . com": with blanks, only where the end is one that addresses have, or nearly.
_ENDS: Final = "com|con|ca|org|net|info|edu|fr|qc|quebec|coop|gouv|gov|be|ch|uk|us|eu|io|me|co|biz"
_CARRIERS: Final = (
    "g ?mail|gmial|hotmail|hotmial|outlook|yahoo|videotron|vid[ée]otron|live|icloud|sympatico|globetrotter|cgocable"
    "|proton(?:mail)?|gmx|bell|msn|laposte|free"
)
_DOT: Final = r"(?:\s?[.,]\s?|[\s,]{0,2}[(\[{]\s?(?:dot|point)\s?[)\]}]\s?|[\s,]{1,2}(?:point|dot)\s)"
_LOOSE_EMAIL: Final = re.compile(
    r"(?i)[\w+]{1,64}+(?: ?[.-] ?[\w+]{1,64}+){0,4}+ {0,3}+[@\uff20] {0,3}[\w-]{1,63}"
    rf"(?:{_DOT}[\w-]{{1,63}}){{0,2}}{_DOT}(?:{_ENDS})\b"
)

_AT: Final = re.compile(
    r"(?i)(?:[(\[{«\"]{1,2}\s?[(\[]?(?:at|à|a|arobas(?:e|es)?|chez)[)\]]?\s?[)\]}»\"]{1,2}|(?<=[\s,\w])\barobas(?:e|es)?\b"
    r"|(?<=[\s,])(?:à|a) commerc?ial\b|\bat sign\b|(?<=\w)[_-]at[_-](?=\w)"
    rf"|(?<=\w)\s?[@\uff20]\s?(?=(?:{_CARRIERS})\b))"
)
"""Nothing else is said so."""
_WEAK_AT: Final = re.compile(
    rf"(?i)[\s,]{{1,2}}(?:chez|at|à|a)[\s,]{{1,2}}(?=(?:{_CARRIERS})\b|[\w-]{{2,63}}(?: (?:point"
    rf"|dot) [\w-]{{2,63}}){{0,2}}{_DOT}(?:{_ENDS})\b)"
)
"""An address only where a mail carrier or an end in words follows."""
_AFTER: Final = re.compile(
    rf"(?i)[\s,]{{0,3}}(?:(?:{_CARRIERS})\b|[\w-]{{1,63}})(?:{_DOT}(?!(?:et|est|je|c|merci|and|i)\b)[\w-]{{2,63}}){{0,2}}"
)
_LINK: Final = (
    r"(?:point|dot|tiret(?:[ -]bas)?|trait d['’]union|dash|hyphen|under ?score|soulign[ée]|barre de soulignement|plus"
    r"|majuscule"
    r"|minuscule|capital|chiffres?|period)"
)
# Read from the sign to the left: a word, and before it as many as links or figures in words hold to it.
_LAST: Final = re.compile(r"[\w.+'’-]{1,64}+")  # of the text read backwards
_LINKED: Final = re.compile(rf"(?i)(?:(?<![^\W\d_]){_LINK}|[(\[](?:dot|point|tiret)[)\]])[\s,]{{0,2}}$")
_LONGEST_LINK: Final = 30
_FIGURES: Final = re.compile(r"\d{1,4}")
_MOST: Final = 12
_ADDRESS_LIKE: Final = re.compile(r"[.\d_+-]|\s")


def mask_mail(text: str) -> str:
    """The text without mail addresses."""
    if _SIGN.search(text):
        text = _EMAIL.sub(EMAIL, _LOOSE_EMAIL.sub(EMAIL, text))
    return _read_out(_read_out(text, _AT, weak=False), _WEAK_AT, weak=True)


def _read_out(text: str, sign: re.Pattern[str], *, weak: bool) -> str:
    pieces: list[str] = []
    end = 0
    for found in sign.finditer(text):
        after = _AFTER.match(text, found.end())
        if after is None or found.start() < end:
            continue
        start = _start(text, found.start(), end)
        local = text[start : found.start()].strip(" ,")
        if not local or (weak and not (_ADDRESS_LIKE.search(local) or _dotted(after.group()))):
            continue
        pieces += (text[end:start], EMAIL)
        end = after.end()
    return "".join((*pieces, text[end:]))


def _dotted(domain: str) -> bool:
    """Whether it has an end: "chez gmail" alone has none."""
    return re.search(rf"(?i){_DOT}(?:{_ENDS})$", domain) is not None


def _start(text: str, at: int, least: int) -> int:
    """Where the address before the sign begins."""
    start = at
    bound = True  # the word next to the sign belongs to it
    for _ in range(_MOST):
        window = text[max(least, start - 80) : start]
        trimmed = window.rstrip(" ,")
        if link := _LINKED.search(trimmed, max(0, len(trimmed) - _LONGEST_LINK)):
            size, bound = len(window) - link.start(), True
        elif bound and (last := _LAST.match(trimmed[::-1])):
            word = trimmed[len(trimmed) - last.end() :]
            size, bound = len(window) - len(trimmed) + len(word), _FIGURES.fullmatch(word) is not None or counts(word)
        else:
            break
        start -= size
    return start
