"""Where people live, as they tell it. Pure.

Only what people announce ("j'habite au …") or what has one shape alone (a number before a street, a postal code) is
masked: names of organisations and places are what questions are about, and stay.
"""

from __future__ import annotations

import re
from typing import Final

from bot.privacy.number_words import SAID, UNIT

ADDRESS: Final = "[adresse]"
POSTAL_CODE: Final = "[code postal]"

# Bounded repetitions throughout, as in `masking`.
_WAY: Final = (
    r"rue|avenue|av\.?|boulevard|boul\.?|bd|chemin|ch\.|rang|route|rte|place|mont[ée]e|c[ôo]te|all[ée]e|impasse"
    r"|croissant|ruelle"
)
_LINK: Final = r"(?:(?:de la |de l['’]|du |des |de |d['’]))"
# A number before a street, in figures ("47-B") or words ("three-forty", "deux cent dix-sept").
_HALF: Final = r"(?: (?:et demie?|and a half))?"
_DOOR: Final = rf"(?:\b\d{{1,5}}(?:[ -]?[a-d]\b)?|{SAID}(?:[ -][a-d]\b)?){_HALF}"
_FLAT: Final = r"(?:,? (?:app?t?\.?|appart?(?:ement)?|unit[ée]?|#) ?\w{1,6})?"
_FRENCH_STREET: Final = re.compile(
    rf"(?i)(?P<door>{_DOOR})(?:,| ?-)? {{1,2}}(?:on |sur )?(?:de la |du )?(?:\d{{1,3}}(?:e|i[eè]me|re) )?(?P<way>{_WAY}) "
    rf"(?:{_LINK}|à )?[\w'’-]{{1,40}}(?:[ -](?:{_LINK})?(?-i:[A-ZÀ-Ý])[\w'’-]{{1,40}}){{0,2}}"
    rf"(?: (?:est|ouest|nord|sud)\b(?!-))?{_FLAT}"
)
# "au 412 de la Grève", "214 des Merisiers app 2": what stands beside tells that it is a street.
_BARE_STREET: Final = re.compile(
    rf"(?P<told>\b(?i:au|at) )(?i:\d{{2,5}}(?: ?[a-d]\b)?|{SAID}),? (?i:de la |du "
    rf"|des |de l['’])[A-ZÀ-Ý][\w'’-]{{1,40}}"
    rf"|(?i:\b\d{{1,5}}(?:[ -]?[a-d]\b)?),? (?i:de la |du |des |de l['’])[A-ZÀ-Ý][\w'’-]{{1,40}},? (?i:app?t?\.?"
    rf"|#) ?\w{{1,6}}"
)
# "un 4 et demi à st pascal": between number and street stands no small word.
_NO_STREET: Final = (
    r"(?!(?:à|a|au|aux|et|de|du|des|la|le|les|en|dans|pour|par|vers|sur|demi"
    r"|and|in|at|to|of|from|near|the|this|that|my|our|your|his|her|their|same|one|with|down|up|off|along|by|is|are|km)\b)"
)
_ENGLISH_WAY: Final = (
    r"(?:street|st|road|rd|avenue|ave|drive|lane|boulevard|blvd|crescent|court|terrace|highway|hwy)\b\.?(?! ?-)"
)
_ENGLISH_STREET: Final = re.compile(
    rf"(?i)\b\d{{1,5}}(?:[ -]?[a-d]\b)?,? (?:on )?(?:{_NO_STREET}[\w'’.-]{{1,40}} ){{1,3}}{_ENGLISH_WAY}"
    rf"|{SAID}(?: ?[a-d]\b)?,? (?:on )?(?-i:[A-ZÀ-Ý])[\w'’.-]{{1,40}} (?:(?-i:[A-ZÀ-Ý])[\w'’.-]{{1,40}} )?{_ENGLISH_WAY}"
)
_WAY_SAID: Final = re.compile(
    rf"(?i)\b(?:{_WAY}|street|st|road|rd|ave|drive|lane|blvd|crescent|court|terrace|highway|hwy)(?!\w)"
)
_ONE: Final = frozenset({"un", "une", "one"})
# Words that are streets only before a name ("2 place de stationnement"),
# and what follows a street that is only counted ("2 rue plus loin").
_WAYS_TOO: Final = frozenset({"place", "côte", "cote", "montée", "montee", "allée", "allee", "impasse", "croissant"})
_NO_STREET_AFTER: Final = re.compile(
    r"(?i)(?:à(?! (?-i:[A-ZÀ-Ý]))|au|aux|en|et|ou|pour|dans|sur|par|avec|sans|qui|que|sont|plus|disponibles?"
    r"|possibles?|libres?|barrée?s?"
    r"|fermée?s?)(?!\w)"
)
_CAPITAL: Final = re.compile(r"[A-ZÀ-Ý]")
_LETTER: Final = "[abceghj-nprstvxy]"
_CODE: Final = rf"{_LETTER}\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d"
_POSTAL: Final = re.compile(rf"(?i)\b{_CODE}\b")
# The letter O where a nought belongs, as people type it: one digit at least tells it from a word.
_TYPED_POSTAL: Final = re.compile(r"\b[GHJKgk][0-9Oo][A-Za-z][ -]?[0-9][A-Za-z][0-9Oo]\b")
_SPELLED_DIGIT: Final = rf"(?:[0-9]|{UNIT})"
_SPELLED_POSTAL: Final = re.compile(
    rf"(?i)\b[ghjk](?P<gap>[ -]?){_SPELLED_DIGIT}[ -]?[a-z][ ,-]{{0,2}}{_SPELLED_DIGIT}[ -]?[a-z][ -]?{_SPELLED_DIGIT}(?!\w)"
)
_NUMBER_AND_POSTAL: Final = re.compile(rf"(?i)\b\d{{1,5}}(?: ?[a-d])?[ ,]{{1,2}}{_CODE}\b")
_BOX: Final = re.compile(r"(?i)\b(?:c\.? ?p\.?|case postale|p\.? ?o\.? box|bo[iî]te postale) ?(?:n[o°]?\.? ?)?\d{1,5}\b")
_LIVES: Final = re.compile(
    r"(?P<told>\b(?i:habit(?:e|ent|ez|ons)|reste(?:nt)?|demeure(?:nt)?|je vis|vit|chez moi|livrer|i live|we live"
    r"|lives|mon adresse(?: est)?"
    r"|my address(?: is)?|adresse)"
    r"(?: ?:)? (?:(?i:au|à|at|le|est|c['’]est) ){0,2})"
    r"\d{1,5}(?: ?[A-Da-d]\b)?,? (?:[A-ZÀ-Ý][a-zà-ÿ'’-]{1,40})(?:[ -][A-ZÀ-Ý][a-zà-ÿ'’-]{1,40}){0,2}"
)
_GOES_ON: Final = re.compile(r" [^\W\d_]")
_DIGIT: Final = re.compile(r"\d")


def mask_announced(text: str) -> str:
    """The text without the addresses that its words announce."""
    if _WAY_SAID.search(text):
        text = _ENGLISH_STREET.sub(_unless_saint, _FRENCH_STREET.sub(_unless_counted, text))
    text = _BARE_STREET.sub(lambda match: f"{match['told'] or ''}{ADDRESS}", text)
    if _DIGIT.search(text) is None:
        return text
    text = _BOX.sub(ADDRESS, text)
    return _LIVES.sub(lambda match: f"{match['told']}{ADDRESS}", text)


def mask_postal(text: str) -> str:
    """The text without postal codes, with the house number before them."""
    for expression, mark in (
        (_NUMBER_AND_POSTAL, ADDRESS),
        (_POSTAL, POSTAL_CODE),
        (_TYPED_POSTAL, POSTAL_CODE),
        (_SPELLED_POSTAL, POSTAL_CODE),
    ):
        text = expression.sub(mark, text)
    return text


def _unless_counted(match: re.Match[str]) -> str:
    """Of "une rue", "2 place assise" and "deux rue plus loin" the number counts."""
    name = match.string[match.end("way") + 1 : match.end()]
    counted = (
        match["door"].lower() in _ONE
        or _NO_STREET_AFTER.match(name)
        or (match["way"].lower() in _WAYS_TOO and _CAPITAL.search(name) is None)
    )
    return match.group() if counted else ADDRESS


def _unless_saint(match: re.Match[str]) -> str:
    """Of "24 juin st pascal" the last is a saint: what follows it is a word, and what stands before it no name."""
    saint = match.group().lower().endswith(" st") and _GOES_ON.match(match.string, match.end())
    return match.group() if saint and _CAPITAL.search(match.group()[:-2]) is None else ADDRESS
