"""Codes that stand for one person: health cards however they are spaced, plates, birth dates, names on other services. Pure."""

from __future__ import annotations

import re
from typing import Final

from bot.privacy.digit_runs import NUMBER

MENTION: Final = "[mention]"
BIRTH: Final = "[date de naissance]"

_HEALTH_CARD: Final = re.compile(
    r"(?i)\b(?:[a-z]{4}|[a-z] [a-z] [a-z] [a-z])[ .-]{0,2}"
    r"(?P<year>\d\d)[ .-]?(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])[ .-]?(?P<day>0[1-9]|[12]\d|3[01])[ .-]?\d\d\b"
)
_TWO_YEARS: Final = re.compile(r"(?:1[6-9]|20)\d\d[ -](?:1[6-9]|20)\d\d$")

_PLATE: Final = r"[A-Z]{1,4}[ -]?\d{2,4}(?:[ -]?[A-Z]{1,3})?|\d{3}[ -]?[A-Z]{3}|[A-Z]\d{2}[ -]?[A-Z]{3}"
_PLATED: Final = re.compile(
    rf"(?P<told>\b(?i:plaques?|immatricul\w{{1,8}}|licen[cs]e plates?|plate(?: number)?|plates)\b"
    r"(?:[ :'’#]{1,3}(?i:d['’]immatriculation|est|is|de|du|la|mon|ma|char|auto|camion|numéro|no|number|c['’]est)){0,4}"
    r"[ :#«\"]{1,3})"
    rf"(?P<plate>{_PLATE}|(?i:[a-z]\d\d ?[a-z]{{3}}|[a-z]{{3}} ?\d{{3}}|\d{{3}} ?[a-z]{{3}}))\b"
)
_CAR_PLATE: Final = re.compile(
    r"(?P<told>\b(?i:auto|char|voiture|camion|véhicule|truck|car|pickup|van|vehicle)\b[^.?!\d]{0,30}?\b)"
    r"(?P<plate>[A-Z]\d{2} ?[A-Z]{3}|\d{3} [A-Z]{3}|[A-Z]{3} \d{3})\b"
)

_MONTH: Final = (
    r"(?:janv?(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?"
    r"|d[ée]c(?:embre)?|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|dec)\.?"
)
_FULL_DATE: Final = (
    rf"(?:(?:\d{{1,2}}(?:er|st|nd|rd|th)?|premier)[ -](?:of )?{_MONTH}(?:,? ?-?(?:19|20)\d\d)?|{_MONTH} \d{{1,2}}(?:st|nd"
    rf"|rd|th)?(?:,? (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d[-/. ]\d\d?[-/. ]\d\d?|\d\d?[-/. ]\d\d?[-/. ](?:19|20)?\d\d)"
)
_BORN: Final = re.compile(
    r"(?i)(?P<told>\b(?:née?s?(?: à [^\d,]{1,30})?,?(?: le)?|ne le|nee le|born(?: in [^\d,]{1,30})?,?(?: on)?"
    r"|(?:date|jour) de naissance|ddn|d\.d\.n\.|d\.?o\.?b\.?|date of birth|birth ?da(?:y|te)|anniversaire|ma fête"
    r"|sa fête|je suis du)"
    rf"(?: est| is| c['’]est| was)?(?: le| on| the)? ?[:=]? ?)(?P<date>{_FULL_DATE})(?!\d)"
)
_BIRTH_SAID: Final = re.compile(
    r"(?i)\bn[ée]e?s? |\bborn|naissance|suis du|\bddn|\bd\.d\.n|\bd\.?o\.?b|birth|anniversaire|fête"
)

_TAGGED: Final = re.compile(
    r"(?i)(?<![\w#])(?!(?:app?t?|apart|appartement|no|num[ée]ro|rue|route|rte|local|bureau|unit[ée]?|suite|lot|porte"
    r"|rang|c|f)#)"
    r"[\w.]{2,32}#\d{4}(?!\d)"
)
_SERVICE: Final = (
    r"(?:facebook|insta(?:gram)?|snap(?:chat)?|discord|tik ?tok|twitter|telegram|skype|messenger|twitch|steam|fortnite|roblox)"
)
_CALLED_THERE: Final = re.compile(
    rf"(?i)(?P<told>\b(?:{_SERVICE}|mon pseudo|pseudo|username|user name|nom d['’](?:utilisateur|usager)|my handle|gamertag)"
    rf"(?: (?:sur|on) {_SERVICE})?(?: ?[:=] ?| (?:c['’]est|est|is) )"
    rf"|\b(?:add me|follow me|find me|ajoute[sz]?[- ]moi|suis[- ]moi|[ée]cri[sv]\w{{0,2}}[- ]moi)(?: on| sur"
    rf"| à)? {_SERVICE}[:,]? )"
    r"(?P<handle>[\w.-]{3,32})"
)
# A profile by its address; also without `https://`.
_PROFILE: Final = re.compile(
    r"(?i)(?P<told>\b(?:facebook|instagram|tiktok|twitter|snapchat|linkedin)\.com/(?:in/|add/|@)?)[\w.@-]{2,64}"
)
_SERVICE_SAID: Final = re.compile(
    r"(?i)\b(?:facebook|linkedin|insta|snap|discord|tik ?tok|twit|telegram|skype|messenger|steam|fortnite|roblox|pseudo"
    r"|user ?name|nom d|handle|gamertag)"
)
_DIGIT: Final = re.compile(r"\d")
_COMPLAINTS: Final = (
    "bloqué bloquée oublié perdu piraté down fermé mieux meilleur quoi comment pour the not blocked lost hacked better what"
)
_NO_HANDLE: Final = frozenset(_COMPLAINTS.split())


def mask_identifiers(text: str) -> str:
    """The text without such codes."""
    if _SERVICE_SAID.search(text):
        text = _CALLED_THERE.sub(_unless_complaint, text)
        text = _PROFILE.sub(lambda match: f"{match['told']}{MENTION}", text)
    if _DIGIT.search(text) is None:
        return text
    text = _HEALTH_CARD.sub(_unless_years, text)
    if _BIRTH_SAID.search(text):
        text = _BORN.sub(lambda match: f"{match['told']}{BIRTH}", text)
    text = _PLATED.sub(lambda match: f"{match['told']}{NUMBER}", text)
    text = _CAR_PLATE.sub(lambda match: f"{match['told']}{NUMBER}", text)
    return _TAGGED.sub(MENTION, text) if "#" in text else text


def _unless_years(match: re.Match[str]) -> str:
    """`ABCD 2012 2018` has the shape of a health card."""
    return match.group() if _TWO_YEARS.search(match.group()) else NUMBER


def _unless_complaint(match: re.Match[str]) -> str:
    """Of "mon instagram est bloqué" nothing tells who it is."""
    handle = match["handle"].strip(".-").lower()
    return match.group() if handle in _NO_HANDLE else f"{match['told']}{MENTION}"
