"""Questions as they came → phrasings as the knowledge writes them: nothing said around them, each once. Pure; a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.nlu.courtesies import Courtesies
from bot.nlu.languages.signs import signs
from bot.nlu.text import fold, words
from bot.privacy.masking import clean, mask

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS: Final = " ?!.…,;:\u00a0\u202f"
_LOOKED_AT: Final = 50
"""Ways of asking that are looked at, the first: as many as a group's page shows. Each takes some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What was asked, as phrasings would be written, each once.

    Attributes:
        public: those that may become public. private: those in which something was masked, or would be.
    """

    public: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """The private ones last, for a person to rephrase them or strike them out."""
        return (*self.public, *self.private)


def phrasing(text: str) -> str:
    """A question as a phrasing would be written: no greeting, no capital at its beginning, no punctuation at its end."""
    line = _asking(clean(text)).strip(_ENDS)
    first, _, rest = line.partition(" ")
    return f"{first.lower()} {rest}".strip() if first[1:].islower() or len(first) == 1 else line


def own_words(texts: Iterable[str]) -> OwnWords:
    """The first fifty ways of asking, whatever their accents."""
    found: dict[str, str] = {}
    for text in map(phrasing, texts):
        if text:
            found.setdefault(fold(text), text)
        if len(found) == _LOOKED_AT:
            break
    told = {text: is_public(text) for text in found.values()}
    return OwnWords(
        tuple(text for text, public in told.items() if public), tuple(text for text, public in told.items() if not public)
    )


def is_public(text: str) -> bool:
    """Whether nothing in it was masked, or would be."""
    return "[" not in text and mask(text) == text


def well_put(text: str) -> str:
    """A phrasing as a question that a button could ask."""
    return f"{text[:1].upper()}{text[1:]}?" if text else ""


def _asking(text: str) -> str:
    """Without what is said before and after the question; all of it, where nothing would be left."""
    tokens = text.split()
    folded = [[word.text for word in words(token)] for token in tokens]
    begin, end = _courtesies().asked([word for own in folded for word in own], text)
    kept, at = [], 0
    for token, own in zip(tokens, folded, strict=True):
        if at < end and at + len(own) > begin:
            kept.append(token)
        at += len(own)
    return " ".join(kept)


@lru_cache(maxsize=1)
def _courtesies() -> Courtesies:
    return Courtesies(signs().courtesies, signs().courtesies)
