"""Passwords and codes that people tell: after the word for one, by their shape near it, or dictated. Pure."""

from __future__ import annotations

import re
from typing import Final

SECRET: Final = "[secret]"  # noqa: S105 - what stands in the place of one

# Bounded repetitions throughout, as in `masking`.
_WORD: Final = r"(?:mots? de passe|mdp|passwords?|passwd|pwd|pswd|pw|pass ?phrase|passcode|nip|code secret)"
_PASSWORD: Final = re.compile(
    rf"(?i)(?P<told>\b{_WORD}\b(?: \w{{1,20}}){{0,2}}? ?(?:[:=]|\best\b ?:?|\bis\b ?:?"
    rf"|c['’]est) ?)(?P<secret>[^\s?]{{1,200}})"
)
_SAID: Final = re.compile(
    rf"(?i)\b(?:{_WORD}|wi-?fi|r[ée]ponses? secr[èe]tes?|question secr[èe]te|(?:security|secret) (?:answer|question|word)"
    r"|code|cod[ée]|combinaison|login|log-?in)\b"
)
# Letters and figures with a sign inside, or a capital inside with figures: what is typed nowhere but for a password.
_SHAPED: Final = re.compile(
    r"(?<![^\s\"'«(:=])(?=[^\s,;\"«»()\[\]]{0,64}\d)(?=[^\s,;\"«»()\[\]]{0,64}[^\W\d_])[^\s,;\"«»()\[\]]{6,64}"
)
_SIGN_INSIDE: Final = re.compile(
    r"\w[!#$%&*+=?@^~_]+\w|[a-zà-ÿ][A-ZÀ-Ý]\w*\d|\d[A-ZÀ-Ý]?[a-zà-ÿ]+[A-ZÀ-Ý]|[a-z]\d+[!#$%&*+=^~]"
)
_LINK: Final = re.compile(
    r"(?i)^(?:https?:|www\.)|\.(?:com|ca|org|net)(?:/|$)|^\d+[.,]?\d*(?:mb|gb|mbps|kg|km|cm|mm|po|pi)|^[A-Z]{2,}\d"
)
_SPELT: Final = re.compile(
    rf"(?i)(?P<told>\b{_WORD}\b(?: \w{{1,20}}){{0,2}}? ?(?:[:=]|\best\b ?:?|\bis\b ?:?|c['’]est)? ?)"
    r"(?P<secret>[^.?!,\[\]]{2,120})"
)
_SPELLS: Final = re.compile(
    r"(?i)\b(?:majuscules?|minuscules?|capitals?|exclamation|[ée]toile|star|ast[ée]risque|di[èe]se|tiret|dash"
    r"|under ?score|soulign[ée]"
    r"|tout (?:attach[ée]|coll[ée])|all one word|then|puis|hashtag|arobas\w*|dollar sign|signe)\b"
)
_GOES_ON: Final = re.compile(r"(?i) (?:je|j['’]ai|mais|but|i|et (?:je|[çc]a|l[ea])|and (?:i|it|now)|pourtant|pis [çc]a)\b")
_COMPLAINTS: Final = (
    "bloqué invalide incorrect refusé volé trop pas plus toujours encore jamais aussi bien bon même le la les mon un une de à "
    "quoi où comment quand qui pourquoi est-ce je j'ai il on c'est si pour avec "
    "forgotten lost blocked invalid incorrect wrong stolen too not always still now also never same the a my what how when "
    "who why where i it if for in on at can do does"
)
# "oubliée", "expired", "refusés": what became of it.
_PARTICIPLE: Final = re.compile(r"[a-zà-ÿ]{3,40}(?:ée?s?|ed)|perdue?|requis")
_NO_SECRET: Final = frozenset(_COMPLAINTS.split())


def mask_secrets(text: str) -> str:
    """The text without passwords that it tells."""
    if _SAID.search(text) is None:
        return text
    return _SHAPED.sub(_if_shaped, _PASSWORD.sub(_unless_complaint, _SPELT.sub(_if_spelt, text)))


def _unless_complaint(match: re.Match[str]) -> str:
    """Of "mon mot de passe est oublié" nothing is secret."""
    said = match["secret"].strip(".,;!").lower()
    harmless = not said or said in _NO_SECRET or _PARTICIPLE.fullmatch(said)
    return match.group() if harmless else f"{match['told']}{SECRET}"


def _if_spelt(match: re.Match[str]) -> str:
    """Only where the words say how it is written, to the end of them."""
    secret = match["secret"]
    on = _GOES_ON.search(secret)
    secret = secret[: on.start()] if on else secret
    first = secret.split(" ", 1)[0].lower()
    if _SPELLS.search(secret) is None or first in _NO_SECRET:
        return match.group()
    return f"{match['told']}{SECRET}{match['secret'][len(secret) :]}"


def _if_shaped(match: re.Match[str]) -> str:
    typed = match.group().rstrip(".?:")
    if _LINK.search(typed) or not _SIGN_INSIDE.search(typed):
        return match.group()
    return f"{SECRET}{match.group()[len(typed) :]}"
