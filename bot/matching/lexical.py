"""Rank the entries of a base of phrasings against a question's tokens; knows no file, no channel and no data set.

A classifier learned from how alike the phrasings are (`likeness`, `classifier`) says which entry is meant; the nearest
phrasing says how far the question is from anything known, and what the base has never seen counts against it. The
score is their product.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching import topics
from bot.matching.classifier import Classifier, learn_by, softmax
from bot.matching.likeness import Likeness, Text
from bot.matching.limits import Limit
from bot.matching.words import ELIDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.matching.postings import Floats, Ints
    from bot.matching.semantic import Encoder
    from bot.matching.words import Vocabulary

_EASE: Final = 3.0  # added to the nearest likeness, so that the classifier leads and the nearest phrasing corrects it
_COMPARED: Final = 12_000  # phrasings up to which a question is compared with every one: quicker than choosing which
# Phrasings times entries up to which a classifier is learned. 15,000 x 450, 6.75 millions, took 21 s of the processor, 560 MB
# while it was learned and 27 MB afterwards; a base past this is told so (`limits`).
_LEARNED: Final = 12_000_000
_SHARPNESS: Final = 30.0  # of the softmax over nearest phrasings that stands in for a classifier in the largest bases


@dataclass(frozen=True, slots=True)
class Phrasing:
    """An authored example of a question, already normalised.

    Attributes:
        entry: what it asks for.
        tokens: folded words; those that start with `<` stand for a class and are taken whole.
        written: as its author wrote it, for the encoder; made up from the tokens when empty.
    """

    entry: str
    tokens: tuple[str, ...]
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a question may ask for, with the evidence.

    Attributes:
        entry: the label of its phrasings.
        score: raw evidence, 0 to 1; `calibration` makes a probability of it.
        parts: `similarity` to the nearest phrasing (0 to 1), `classifier` probability (0 to 1), and `unseen`, the
            share of the question's weight in words that no phrasing holds (0 to 1).
        phrasing: which of `LexicalMatcher.phrasings` is nearest.
    """

    entry: str
    score: float
    parts: tuple[tuple[str, float], ...]
    phrasing: int


def kept(tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens that carry meaning: all but elided particles (`l`, `d`, `qu`, English `s`), or all if nothing is left."""
    return tuple(token for token in tokens if token not in ELIDED) or tuple(tokens)


def score(probability: Floats, nearest: Floats) -> Floats:
    """The raw score of entries from their probability and the likeness of their nearest phrasing, both 0 to 1."""
    return (probability * (nearest + np.float32(_EASE)) / np.float32(1 + _EASE)).astype(np.float32)


def _written(text: str, tokens: Sequence[str]) -> str:
    """The text, or else its words, those that stand for a class by the name of the class."""
    return text or " ".join(token.strip("<>") for token in tokens if not token.startswith("<~"))


class LexicalMatcher:
    """A frozen index over phrasings. Make it with `build`, ask it with `rank`."""

    def __init__(self, phrasings: Sequence[Phrasing], encoder: Encoder | None, *, learns: bool) -> None:
        """Use `build`."""
        self.phrasings = tuple(phrasings)
        self.entries = tuple(sorted({phrasing.entry for phrasing in phrasings}))
        number = {entry: i for i, entry in enumerate(self.entries)}
        self.labels: Ints = np.array([number[phrasing.entry] for phrasing in phrasings], np.int64)
        # Phrasings lie entry by entry, so an entry's best is the maximum of one slice.
        self.firsts: Ints = np.searchsorted(self.labels, np.arange(len(self.entries)))
        texts = [Text(one.entry, kept(one.tokens), _written(one.written, one.tokens)) for one in self.phrasings]
        self.likeness: Likeness = Likeness(texts, encoder)
        self.classifier = self._learn() if learns else None

    @classmethod
    def build(cls, phrasings: Sequence[Phrasing], *, encoder: Encoder | None = None, learns: bool = True) -> LexicalMatcher:
        """The matcher for these phrasings, whatever their order.

        Args:
            encoder: with one, meaning counts beside spelling.
            learns: whether a classifier is learned; not where something else ranks, which then starts in half the time.
        """
        return cls(sorted(set(phrasings), key=lambda one: (one.entry, one.tokens)), encoder, learns=learns)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the base."""
        return self.likeness.vocabulary

    def _learn(self) -> Classifier | None:
        n = len(self.phrasings)
        if not n or n * len(self.entries) > _LEARNED:
            return None
        return learn_by(self.likeness.spread(), self.labels, len(self.entries))

    def limits(self) -> tuple[Limit, ...]:
        """The limits that these phrasings are past; each changes how the bot decides."""
        found = [
            Limit("classifier", len(self.phrasings) * len(self.entries), _LEARNED),
            Limit("topics", len(self.entries), topics.MOST),
        ]
        return tuple(limit for limit in found if limit.have > limit.most)

    def leads(self) -> dict[Phrasing, float]:
        """How many times likelier the classifier finds each phrasing's own entry than any other; empty without one."""
        if self.classifier is None:
            return {}
        probability = softmax(self.likeness.spread()(self.classifier.weights) + self.classifier.offset)
        rows = np.arange(len(self.labels))
        own = probability[rows, self.labels].copy()
        probability[rows, self.labels] = 0
        leads = own / np.maximum(probability.max(axis=1), np.float32(1e-9))
        return dict(zip(self.phrasings, leads.tolist(), strict=True))

    def rank(self, tokens: Sequence[str], limit: int = 10, written: str = "") -> list[Candidate]:
        """The entries these folded words may ask for, best first; empty when they share nothing with any phrasing.

        Args:
            written: the question as typed, for the encoder; made up from the tokens when empty.
        """
        if not self.phrasings or not tokens:
            return []
        asked = self.likeness.look(kept(tokens), _written(written, tokens))
        if self.classifier is not None or len(self.phrasings) <= _COMPARED:
            near = self.likeness.near(asked)
            return list(self._candidates(np.arange(len(near)), near, asked.unseen, limit))
        rows = self.likeness.shortlist(asked)
        return list(self._candidates(rows, self.likeness.near_these(rows, asked), asked.unseen, limit))

    def _candidates(self, rows: Ints, near: Floats, unseen: float, limit: int) -> Iterator[Candidate]:
        """Entries of the compared phrasings (`rows`, rising), best first; ties in the order of their names."""
        if not len(rows):
            return
        labels = self.labels[rows]
        firsts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1]))
        entries = labels[firsts]
        nearest = np.maximum.reduceat(near, firsts)
        if self.classifier is None:
            probability = softmax(np.float32(_SHARPNESS) * nearest)
        else:
            probability = self.classifier.probabilities(near)
        scores = score(probability, nearest)
        ends = np.append(firsts[1:], len(rows))
        for i in np.argsort(-scores, kind="stable")[:limit]:
            if nearest[i] <= 0:
                continue
            best = int(firsts[i] + near[firsts[i] : ends[i]].argmax())
            parts = (("similarity", float(nearest[i])), ("classifier", float(probability[i])), ("unseen", unseen))
            yield Candidate(self.entries[entries[i]], float(scores[i]), parts, int(rows[best]))
