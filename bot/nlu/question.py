"""A question as it is compared: its words mended, its names as classes, its sentences. Knows no answer, nor how it is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.knowledge.model import Language
    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read of a message as one: the whole of it, or one of its sentences.

    Attributes:
        tokens: with names as classes. typed: mended words. sentence: names read as their class, for the encoder.
        asked: the words that carry what is asked, names left out; content: their stems.
    """

    tokens: tuple[str, ...]
    typed: tuple[str, ...]
    sentence: str
    asked: tuple[str, ...]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question as it is compared with the answers.

    Attributes:
        plain: the whole message with its names. readings: its passages, the whole message first.
        mentions: names in it, the first of very many; home: those of the region itself, which narrow nothing.
        together: whether more than one entity is named, not only one name that several bear, and all in one row, "Fournil et
            Boisvert", so that they are asked of at once.
        years, numbers: as digits. limits: numbers that it asks for more or less than.
        unknown: words that nobody here knows. invented: how many of them look like a name.
        elsewhere: names of elsewhere that are asked about, not only come from.
    """

    plain: str
    language: Language
    words: tuple[Word, ...]
    readings: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    home: tuple[Mention, ...]
    together: bool
    years: frozenset[str]
    numbers: frozenset[str]
    limits: tuple[tuple[str, str], ...]
    unknown: int
    invented: int
    elsewhere: int

    @property
    def texts(self) -> frozenset[str]:
        """The mended words."""
        return frozenset(self.readings[0].typed)
