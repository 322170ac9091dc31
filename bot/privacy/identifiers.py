"""Codes that stand for one person: health cards however they are spaced, plates, names on other services. Pure."""

from __future__ import annotations

import re
from typing import Final

from bot.privacy.digit_runs import NUMBER
from bot.privacy.number_words import SAID

MENTION: Final = "[mention]"

_HEALTH_CARD: Final = re.compile(
    r"(?i)\b(?:[a-z]{4}|[a-z] [a-z] [a-z] [a-z])[ .-]{0,2}"
    r"(?P<year>\d\d)[ .-]?(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])[ .-]?(?P<day>0[1-9]|[12]\d|3[01])[ .-]?\d\d\b"
)
_TWO_YEARS: Final = re.compile(r"(?:1[6-9]|20)\d\d[ -](?:1[6-9]|20)\d\d$")

_PLATE: Final = r"[A-Z]{1,4}[ -]?\d{2}(?:[ -]?\d{1,2})?(?:[ -]?[A-Z]{1,3})?|\d{3}[ -]?[A-Z]{3}|[A-Z]\d{2}[ -]?[A-Z]{3}"
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

_EXPIRES: Final = re.compile(r"(?i)(?P<told>\bexp(?:\.|ire?s?|iration|iry)?[ :]{1,3})\d\d ?/ ?(?:20)?\d\d(?!\d)")

_TAGGED: Final = re.compile(
    r"(?i)(?<![\w#])(?!(?:app?t?|apart|appartement|no|num[ée]ro|rue|route|rte|local|bureau|unit[ée]?|suite|lot|porte"
    r"|rang|c|f)#)"
    r"[\w.]{2,32}#\d{4}(?!\d)"
)
_SERVICE: Final = (
    r"(?:facebook|insta(?:gram)?|snap(?:chat)?|discord|tik ?tok|twitter|telegram|skype|messenger|twitch|steam"
    r"|fortnite|roblox)"
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
# Where a service or an account is spoken of, what has the shape of a name there: dots or a low line inside, figures at the end.
_ACCOUNT_SAID: Final = re.compile(
    rf"(?i)\b(?:{_SERVICE}|whats ?app|signal|linkedin|identifiant|user(?:name)?|usager|utilisateur|login|compte"
    rf"|account|pseudo"
    r"|handle|gamertag|dms?|psn|xbox|youtube|threads|bluesky|reddit|kik|tinder|kijiji|marketplace)\b"
)
_PRODUCT: Final = r"(?i:windows|i?phone|ipad|ios|android|galaxy|pixel|covid|office|playstation|xbox|sims|fifa|bell|wifi)"
_SHAPED: Final = re.compile(
    r"(?<![\w.@/:-])(?:live:)?(?:in/)?\.?(?=\w*[._-]|[a-zà-ÿ]{4,}\d)(?=[\w.-]*[^\W\d_]{2})(?!(?:[A-ZÀ-Ý][\w'’]*-)+)"
    r"(?:[^\W_]{1,30}(?:_|\.|--?)){0,3}[^\W_]{1,30}(?:_|\.|--)(?:[^\W_]{1,30}(?:_|\."
    rf"|--?)){{0,3}}[^\W_]{{1,30}}_?(?![\w@])|(?<![\w.@/-])(?!{_PRODUCT})_?[a-zà-ÿ]{{4,30}}\d{{2,6}}(?![\w@])"
)
# "bloqué.Merci", "marche pas.je": a sentence that ends without a blank behind it.
_SENTENCES: Final = re.compile(
    r"[a-zà-ÿ]{2}\.(?:[A-ZÀ-Ý]|(?:je|j|le|la|les|un|une|on|il|elle|ça|ca|est|c|et|pis|mais|merci|comment|ou|où|quand|qui|y|svp"
    r"|i|it|is|the|and|but|how|what|when|where|thanks|please|can)$)"
)
_ADDRESS_END: Final = re.compile(r"(?i)\.(?:com|ca|org|net|qc|fr|info|coop|quebec|pdf|docx?|xlsx?|jpe?g|png|exe)$|^\w\.\w$")
_UNDERSCORE: Final = r"(?:under ?score|soulign[ée]|tiret[ -]bas|barre de soulignement|number sign|hashtag|di[èe]se)"
_SPELT_HANDLE: Final = re.compile(
    rf"(?i)(?<![\w.-])[\w.-]{{2,30}}(?: (?:{_UNDERSCORE}|dot|point) [\w.-]{{2,30}}){{0,3}} {_UNDERSCORE} [\w-]{{1,30}}"
    rf"(?: (?:(?:{_UNDERSCORE}|dot|point|tiret) )?(?:{SAID}|\d{{1,6}}|(?<=\w )(?:{_UNDERSCORE}|dot"
    rf"|point) \w{{1,30}})){{0,4}}"
)
_UNDERSCORE_SAID: Final = re.compile(rf"(?i){_UNDERSCORE} ")
_DOTTED_HANDLE: Final = re.compile(r"(?i)\b\w{2,30}(?: (?:dot|point) \w{2,30}){2,4}\b")
_GLUED: Final = re.compile(
    r"(?P<told>(?i:\bc['’]?est|\best|\bis|[:,]) )(?P<handle>\w[\w '’-]{2,40}?) (?i:(?:tout )?(?:coll[ée]"
    r"|attach[ée])s?(?: ensemble)?"
    r"|all one word|in one word)(?: (?i:avec|with) [\w '’-]{1,30}?(?= (?i:en arri[èe]re|[àa] la fin|at the end"
    r"|au bout)|[,.?!]|$)"
    r"(?: (?i:en arri[èe]re|[àa] la fin|at the end|au bout))?)?"
)
_DIGIT: Final = re.compile(r"\d")
_COMPLAINTS: Final = (
    "bloqué bloquée oublié perdu piraté down fermé mieux meilleur quoi comment pour the not blocked lost hacked better what"
)
_NO_HANDLE: Final = frozenset(_COMPLAINTS.split())


def mask_identifiers(text: str) -> str:
    """The text without such codes."""
    if _ACCOUNT_SAID.search(text):
        text = _GLUED.sub(lambda match: f"{match['told']}{MENTION}", text)
        text = _SHAPED.sub(_unless_address, text)
        text = _DOTTED_HANDLE.sub(MENTION, text)
    if _UNDERSCORE_SAID.search(text):
        text = _SPELT_HANDLE.sub(MENTION, text)
    if _SERVICE_SAID.search(text):
        text = _CALLED_THERE.sub(_unless_complaint, text)
        text = _PROFILE.sub(lambda match: f"{match['told']}{MENTION}", text)
    if _DIGIT.search(text) is None:
        return text
    text = _HEALTH_CARD.sub(_unless_years, text)
    text = _PLATED.sub(lambda match: f"{match['told']}{NUMBER}", text)
    text = _EXPIRES.sub(lambda match: f"{match['told']}{NUMBER}", text)
    text = _CAR_PLATE.sub(lambda match: f"{match['told']}{NUMBER}", text)
    return _TAGGED.sub(MENTION, text) if "#" in text else text


def _unless_years(match: re.Match[str]) -> str:
    """`ABCD 2012 2018` has the shape of a health card."""
    return match.group() if _TWO_YEARS.search(match.group()) else NUMBER


def _unless_address(match: re.Match[str]) -> str:
    """`exemple.ca` is the address of a site, or a file."""
    shape = match.group()
    return shape if _ADDRESS_END.search(shape) or _SENTENCES.search(shape) else MENTION


def _unless_complaint(match: re.Match[str]) -> str:
    """Of "mon instagram est bloqué" nothing tells who it is."""
    handle = match["handle"].strip(".-").lower()
    return match.group() if handle in _NO_HANDLE or _SENTENCES.search(handle) else f"{match['told']}{MENTION}"
