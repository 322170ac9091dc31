"""The project's understanding in the shape that the runner of public sets wants: build(pairs), rank(question)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.knowledge import reader
from bot.knowledge.model import Phrasings, Topic, Words
from bot.nlu.encoder import LETTERS, installed
from bot.nlu.pipeline import Pipeline
from bot.nlu.rank import model
from tests.eval import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ranked:
    """A base of nothing but topics, each with its phrasings and without an answer's text, ranked as any other base is."""

    def __init__(self, encoder: str | None = None) -> None:
        """With the region's lexicon.

        Args:
            encoder: which compares sentences; the one that is installed, unless told.
        """
        self._learned = model(encoder)
        self._base = reader.read(ROOT / "knowledge")

    def build(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Index the pairs (phrasing, entry)."""
        asked: dict[str, list[str]] = defaultdict(list)
        for text, entry in pairs:
            asked[entry].append(text)
        topics = {name: self._topic(name, texts) for name, texts in asked.items()}
        base = replace(self._base, entities={}, intents={}, relations={}, smalltalk={}, topics=topics)
        self._pipeline = Pipeline.of(base, self._learned)

    def rank(self, question: str) -> list[tuple[str, float]]:
        """Entries and scores, best first."""
        return [(candidate.entry.name, candidate.score) for candidate in self._pipeline.read(question).candidates]

    @staticmethod
    def _topic(name: str, texts: Sequence[str]) -> Topic:
        first = Words(texts[0])
        return Topic(id=name, title=first, question=first, phrasings=Phrasings(fr=tuple(texts), en=()), answer=None, sources=())


def lexical() -> Ranked:
    """What the runner calls to make the system without the encoder."""
    return Ranked(LETTERS)


def semantic() -> Ranked:
    """The same with the encoder, which must be installed."""
    if installed() == LETTERS:
        raise SystemExit("the encoder is not installed")
    return Ranked()
