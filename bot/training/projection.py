"""A base encoded once, and the projections of its vectors: learned from its phrasings and from how strangers ask the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from bot.nlu import encoder as encoders
from bot.nlu.answer_texts import texts
from bot.nlu.courtesies import Courtesies
from bot.nlu.encoder import Encoder, Kept
from bot.nlu.names import Names
from bot.nlu.phrasings import phrasing_rows
from bot.nlu.pipeline import Pipeline
from bot.nlu.precedents import Precedents
from bot.nlu.rank import Model
from bot.nlu.subject import NOBODYS
from bot.nlu.trees import NEVER_RIGHT, Trees
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    from bot.knowledge.base import Knowledge
    from bot.nlu.grams import Floats, Ints
    from bot.training.examples import Example

DIMENSIONS: Final = 256
FOLDS: Final = 5
_SHRUNK: Final = 0.3
_OF_STRANGERS: Final = 0.5
"""Share of what strangers write otherwise in what is made small, beside what differs between our own phrasings."""
_AT_ONCE: Final = 500


class Strangers(NamedTuple):
    """Questions of blind authors that ask for a label.

    Attributes:
        vectors: the encoder's own, a row a question. labels: numbers of those that each asks for. authors: of each.
    """

    vectors: Floats
    labels: tuple[Ints, ...]
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EncodedBase:
    """A knowledge whose sentences are encoded, before anything is learned.

    Attributes:
        sentences: all that are compared; raw: the encoder's own vector of each; mean: of all of them.
        rows: the sentence of each phrasing, by number; labels: the number of the label that each asks for, sorted; names:
            of the labels.
    """

    encoder: str
    knowledge: Knowledge
    words: dict[str, Any]
    sentences: tuple[str, ...]
    raw: Floats
    mean: Floats
    rows: Ints
    labels: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, encoder: str, knowledge: Knowledge, words: dict[str, Any]) -> EncodedBase:
        """Encode a knowledge; words: those of `words.yaml`."""
        rows = sorted(phrasing_rows(knowledge, Names(knowledge), _wording(words)), key=lambda row: row.label)
        sentences = tuple(dict.fromkeys(texts(knowledge, rows)))
        say(f"encoding {len(sentences)} sentences…")
        raw = encoded(encoder, sentences)
        place = {sentence: number for number, sentence in enumerate(sentences)}
        names = tuple(sorted({row.label for row in rows}))
        number = {name: place for place, name in enumerate(names)}
        return cls(
            encoder=encoder,
            knowledge=knowledge,
            words=words,
            sentences=sentences,
            raw=raw,
            mean=raw.mean(axis=0).astype(np.float16).astype(np.float32),
            rows=np.array([place[row.sentence] for row in rows], np.int64),
            labels=np.array([number[row.label] for row in rows], np.int64),
            names=names,
        )

    def rows_of(self, *labels: str) -> Ints:
        """The places of the phrasings that ask for these labels; a label that has none is left out."""
        there = [at for label in labels if (at := bisect_left(self.names, label)) < len(self.names) and self.names[at] == label]
        found = [np.arange(*np.searchsorted(self.labels, [at, at + 1])) for at in there]
        return np.concatenate([np.zeros(0, np.int64), *found])

    def asked(self, pipeline: Pipeline, examples: Sequence[Example]) -> Strangers:
        """Of questions, those that ask for a label.

        Args:
            pipeline: what reads them, over this knowledge.
        """
        number = {name: place for place, name in enumerate(self.names)}
        found = []
        for example in examples:
            wanted = {number[name] for entry in example.entries for name in _labels_of(entry) if name in number}
            seen = pipeline.seen(example.text)
            if wanted and seen.words:
                sentence = pipeline.question(example.text, seen).readings[0].sentence
                found.append((sentence, np.array(sorted(wanted), np.int64), example.author))
        if not found:
            return Strangers(np.zeros((0, self.raw.shape[1]), np.float32), (), ())
        sentences, labels, authors = zip(*found, strict=True)
        return Strangers(encoded(self.encoder, sentences), labels, authors)

    def projected_for(self, asked: Strangers | None = None, without: Collection[str] = ()) -> Encoder:
        """The encoder with a projection learned from these phrasings and questions, without those of some authors."""
        vectors = self.raw[self.rows] - self.mean
        strangers = None
        if asked is not None and (kept := [n for n, author in enumerate(asked.authors) if author not in without]):
            strangers = (asked.vectors[kept] - self.mean, [asked.labels[n] for n in kept])
        found = discriminating(vectors, self.labels, strangers)
        none = np.zeros((len(self.mean), 0), np.float32)  # which of our answers are wrong is known once they were ranked
        return Encoder(self.encoder, self.mean, found.astype(np.float16).astype(np.float32), none)

    def pipeline(self, encoder: Encoder) -> Pipeline:
        """What knows how to compare by this projection, and not yet how to weigh."""
        none = Trees.of({"features": [], "trees": [[[0, NEVER_RIGHT, 0, 0]]], "depth": 0})
        model = Model(
            ranking=none,
            verifier=none,
            encoder=encoder.name,
            mean=encoder.mean,
            projection=encoder.projection,
            contrast=encoder.contrast,
            wording=_wording(self.words),
            cues={group: frozenset(found) for group, found in self.words["cues"].items()},
            courtesies=Courtesies.of(**self.words["courtesies"]),
            precedents=Precedents(np.zeros((0, DIMENSIONS), np.float32), np.zeros(0, np.bool_)),
            subjects=NOBODYS,
        )
        return Pipeline.of(self.knowledge, model, Kept.of(self.sentences, encoder.described(self.raw)))


def encoded(encoder: str, sentences: Sequence[str]) -> Floats:
    """The encoder's own vectors, a row a sentence."""
    return np.concatenate([encoders.raw(encoder, sentences[i : i + _AT_ONCE]) for i in range(0, len(sentences), _AT_ONCE)])


def discriminating(vectors: Floats, labels: Ints, asked: tuple[Floats, Sequence[Ints]] | None = None) -> Floats:
    """The directions that tell labels apart: linear discriminant analysis (Fisher, 1936), within-label scatter shrunk.

    What differs between phrasings of one label says nothing of what is asked; dividing by it makes the cosine of a
    stranger's paraphrase to the right label's phrasings greater than to others'. Strangers differ from us otherwise than we
    do among us: what lies between their questions and the middle of a label's phrasings is made small as well.

    Args:
        vectors: a row a phrasing, centred. labels: the number of each one's label.
        asked: questions of strangers, centred likewise, each with the numbers of the labels that it asks for.

    Returns:
        Dimensions of the encoder × dimensions kept.
    """
    counts = np.bincount(labels)
    means = np.zeros((len(counts), vectors.shape[1]))
    np.add.at(means, labels, vectors)
    means /= counts[:, None]
    within = (vectors - means[labels]) / np.sqrt(counts[labels])[:, None]
    scatter = within.T @ within / len(counts)
    if asked is not None:
        apart = np.stack([vector - _nearest(vector, means[wanted]) for vector, wanted in zip(*asked, strict=True)])
        theirs = apart.T @ apart / len(apart)
        # Strangers differ more than we do; of either scatter its shape counts, not its size.
        scatter = (1 - _OF_STRANGERS) * scatter / np.trace(scatter) + _OF_STRANGERS * theirs / np.trace(theirs)
    values, axes = np.linalg.eigh(shrunken(scatter, _SHRUNK))
    whitened = (axes * values**-0.5) @ axes.T
    _, _, between = np.linalg.svd((means - means.mean(axis=0)) @ whitened, full_matrices=False)
    found = whitened @ between[:DIMENSIONS].T
    return np.asarray(found / np.abs(found).max(), np.float32)


def shrunken(scatter: npt.NDArray[np.float64], share: float) -> npt.NDArray[np.float64]:
    """A scatter drawn towards a sphere of its size by that share: few rows say little of most directions."""
    return np.asarray((1 - share) * scatter + share * np.trace(scatter) / len(scatter) * np.eye(len(scatter)), np.float64)


def _nearest(vector: Floats, means: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of the middles of labels the one nearest by cosine."""
    lengths = np.maximum(np.linalg.norm(means, axis=1), 1e-6)
    return np.asarray(means[int(np.argmax(means @ vector / lengths))], np.float64)


def _labels_of(entry: str) -> tuple[str, str, str]:
    """What the label of an entry may be called."""
    kind = entry.partition(":")[0]
    return entry, f"intent:{kind}", f"fact:{entry}"


def _wording(words: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {group: (texts[0], texts[1]) for group, texts in words["wording"].items()}


def by_fold(authors: Collection[str], folds: int) -> list[frozenset[str]]:
    """Authors dealt out to folds, each author to one."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, author in enumerate(sorted(authors)):
        found[number % folds].add(author)
    return [frozenset(found[number]) for number in range(folds)]
