"""What a person tells of themselves in words: where they live, a password. Pure.

Only what people announce ("mot de passe: …") or what has one shape alone (a number before a street, a postal code) is
masked: names of organisations and places are what questions are about, and stay.
"""

from __future__ import annotations

import re
from typing import Final

ADDRESS: Final = "[adresse]"
POSTAL_CODE: Final = "[code postal]"
SECRET: Final = "[secret]"  # noqa: S105 - what stands in the place of one

# Bounded repetitions throughout, as in `masking`.
_WAY: Final = (
    r"rue|avenue|av\.?|boulevard|boul\.?|bd|chemin|ch\.|rang|route|rte|place|mont[ée]e|c[ôo]te|all[ée]e|impasse"
    r"|croissant|ruelle"
)
_LINK: Final = r"(?:(?:de la |de l['’]|du |des |de |d['’]))"
_FRENCH_STREET: Final = re.compile(
    rf"(?i)\b\d{{1,5}}(?: ?[a-d]\b)?(?:,| ?-)? {{1,2}}(?:de la |du )?(?:\d{{1,3}}(?:e|i[eè]me|re) )?(?:{_WAY}) "
    rf"(?:{_LINK})?[\w'’-]{{1,40}}(?:[ -](?:{_LINK})?(?-i:[A-ZÀ-Ý])[\w'’-]{{1,40}}){{0,2}}"
    r"(?: (?:est|ouest|nord|sud)\b(?!-))?(?:,? (?:app?t?\.?|#) ?\w{1,6})?"
)
# "un 4 et demi à st pascal": between number and street stands no small word.
_NO_STREET: Final = r"(?!(?:à|a|au|aux|et|de|du|des|la|le|les|en|dans|pour|par|vers|sur|demi|and|in|at|to|of|from|near)\b)"
_ENGLISH_STREET: Final = re.compile(
    rf"(?i)\b\d{{1,5}}[a-d]? (?:{_NO_STREET}[\w'’.-]{{1,40}} ){{1,3}}"
    r"(?:street|st|road|rd|avenue|ave|drive|lane|boulevard|blvd|crescent|court|terrace|highway|hwy)\b\.?(?! ?-)"
)
_LETTER: Final = "[abceghj-nprstvxy]"
_CODE: Final = rf"{_LETTER}\d[abceghj-nprstv-z][ -]?\d[abceghj-nprstv-z]\d"
_POSTAL: Final = re.compile(rf"(?i)\b{_CODE}\b")
# The letter O where a nought belongs, as people type it: one digit at least tells it from a word.
_TYPED_POSTAL: Final = re.compile(r"\b[GHJKgk][0-9Oo][A-Za-z][ -]?[0-9][A-Za-z][0-9Oo]\b")
_NUMBER_AND_POSTAL: Final = re.compile(rf"(?i)\b\d{{1,5}}(?: ?[a-d])?[ ,]{{1,2}}{_CODE}\b")
_BOX: Final = re.compile(r"(?i)\b(?:c\.? ?p\.?|case postale|p\.? ?o\.? box|bo[iî]te postale) ?(?:n[o°]?\.? ?)?\d{1,5}\b")
_LIVES: Final = re.compile(
    r"(?P<told>\b(?i:j['’ ]?habite|je reste|je demeure|je vis|chez moi|i live|we live|mon adresse(?: est)?"
    r"|my address(?: is)?|adresse)"
    r"(?: ?:)? (?:(?i:au|à|at|le|est|c['’]est) ){0,2})"
    r"\d{1,5}(?: ?[A-Da-d]\b)?,? (?:[A-ZÀ-Ý][a-zà-ÿ'’-]{1,40})(?:[ -][A-ZÀ-Ý][a-zà-ÿ'’-]{1,40}){0,2}"
)
_DIGIT: Final = re.compile(r"\d")
_PASSWORD: Final = re.compile(
    r"(?i)(?P<told>\b(?:mots? de passe|mdp|passwords?|passwd|pwd|passcode|nip|code secret)\b(?: \w{1,20}){0,2}? ?"
    r"(?:[:=]|\best\b ?:?|\bis\b ?:?|c['’]est) ?)(?P<secret>[^\s?]{1,200})"
)
_PASSWORD_SAID: Final = re.compile(r"(?i)passe|mdp|pass|pwd|nip|code")
_COMPLAINTS: Final = (
    "oublié oubliée perdu perdue expiré expirée bloqué bloquée invalide incorrect refusé volé trop le la mon de quoi où "
    "forgotten lost expired blocked invalid incorrect wrong stolen too not the my what"
)
_NO_SECRET: Final = frozenset(_COMPLAINTS.split())


def mask_announced(text: str) -> str:
    """The text without the addresses and secrets that its words announce."""
    if _PASSWORD_SAID.search(text):
        text = _PASSWORD.sub(_unless_complaint, text)
    if _DIGIT.search(text) is None:
        return text
    for expression in (_FRENCH_STREET, _ENGLISH_STREET, _NUMBER_AND_POSTAL, _BOX):
        text = expression.sub(ADDRESS, text)
    text = _LIVES.sub(lambda match: f"{match['told']}{ADDRESS}", text)
    return _TYPED_POSTAL.sub(POSTAL_CODE, _POSTAL.sub(POSTAL_CODE, text))


def _unless_complaint(match: re.Match[str]) -> str:
    """Of "mon mot de passe est oublié" nothing is secret."""
    said = match["secret"].strip(".,;!").lower()
    return match.group() if said in _NO_SECRET or not said else f"{match['told']}{SECRET}"
