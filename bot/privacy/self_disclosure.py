"""What a person tells of themselves in words: a name, where they live, a password. Pure; knows no list of names.

Only what people announce ("je m'appelle …") or what has one shape alone (a number before a street, a postal code) is
masked: names of organisations and places are what questions are about, and stay.
"""

from __future__ import annotations

import re
from typing import Final

NAME: Final = "[nom]"
ADDRESS: Final = "[adresse]"
POSTAL_CODE: Final = "[code postal]"
SECRET: Final = "[secret]"  # noqa: S105 - what stands in the place of one

# Bounded repetitions throughout, as in `masking`.
_LETTERS: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTERS}[\w'’.-]{{0,40}}"
_SMALL: Final = (
    r"(?:et|pis|puis|ou|mais|car|je|j|on|qui|que|à|a|au|aux|en|pour|dans|sur|depuis|de|du|des|le|la|les|un|une|est|comment|quoi"
    r"|and|but|or|i|who|from|at|in|for|the|is|what|how|please|svp)"
)
_MY_NAME: Final = r"(?:mon|ton|son) (?:nom|pr[ée]nom)(?: de famille)? (?:est|c['’]est)"
_MY_ENGLISH_NAME: Final = r"my (?:first |last |full )?name(?: is|['’]s)|i['’ ]?a?m called"
_CALLED: Final = re.compile(
    rf"(?i)(?P<told>\b(?:je m\s?['’]?\s?appel+e?s?|{_MY_NAME}|{_MY_ENGLISH_NAME}) )"
    rf"(?P<name>(?!{_SMALL}\b){_WORD}(?: (?!{_SMALL}\b){_WORD}){{0,2}})"
)
_WAY: Final = (
    r"rue|avenue|av\.?|boulevard|boul\.?|bd|chemin|ch\.|rang|route|rte|place|mont[ée]e|c[ôo]te|all[ée]e|impasse"
    r"|croissant|ruelle"
)
_LINK: Final = r"(?:(?:de la |de l['’]|du |des |de |d['’]))"
_FRENCH_STREET: Final = re.compile(
    rf"(?i)\b\d{{1,5}}(?: ?[a-d]\b)?(?:,| ?-)? {{1,2}}(?:\d{{1,3}}(?:e|i[eè]me|re) )?(?:{_WAY}) (?:{_LINK})?[\w'’-]{{1,40}}"
    rf"(?:[ -](?:{_LINK})?(?-i:[A-ZÀ-Ý])[\w'’-]{{1,40}}){{0,2}}(?: (?:est|ouest|nord|sud)\b)?(?:,? (?:app?t?\.?|#) ?\w{{1,6}})?"
)
_ENGLISH_STREET: Final = re.compile(
    r"(?i)\b\d{1,5} (?:[\w'’.-]{1,40} ){1,3}(?:street|st|road|rd|avenue|ave|drive|lane|boulevard|blvd)\b\.?(?! ?-)"
)
_POSTAL: Final = re.compile(r"(?i)\b[abceghj-nprstvxy]\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d\b")
_PASSWORD: Final = re.compile(
    r"(?i)(?P<told>\b(?:mots? de passe|mdp|passwords?|passwd|pwd|passcode|nip|code secret)\b(?: \w{1,20}){0,2}? ?"
    r"(?:[:=]|\best\b ?:?|\bis\b ?:?|c['’]est) ?)(?P<secret>[^\s?]{1,200})"
)
_COMPLAINTS: Final = (
    "oublié oubliée perdu perdue expiré expirée bloqué bloquée invalide incorrect refusé volé trop le la mon de quoi où "
    "forgotten lost expired blocked invalid incorrect wrong stolen too not the my what"
)
_NO_SECRET: Final = frozenset(_COMPLAINTS.split())


def mask_announced(text: str) -> str:
    """The text without the names, addresses and secrets that its words announce."""
    text = _PASSWORD.sub(_unless_complaint, text)
    text = _FRENCH_STREET.sub(ADDRESS, text)
    text = _ENGLISH_STREET.sub(ADDRESS, text)
    text = _POSTAL.sub(POSTAL_CODE, text)
    return _CALLED.sub(lambda match: f"{match['told']}{NAME}", text)


def _unless_complaint(match: re.Match[str]) -> str:
    """Of "mon mot de passe est oublié" nothing is secret."""
    said = match["secret"].strip(".,;!").lower()
    return match.group() if said in _NO_SECRET or not said else f"{match['told']}{SECRET}"
