"""A base that the encoder has read once, and what compares by all that can be learned of how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.nlu import answer_texts
from bot.nlu.courtesies import Courtesies
from bot.nlu.encoder import LETTERS, Encoder, Halfway, halfway
from bot.nlu.kept_vectors import Kept
from bot.nlu.names import Names
from bot.nlu.phrasings import phrasing_rows
from bot.nlu.pipeline import Pipeline
from bot.nlu.precedents import Precedents
from bot.nlu.rank import Model
from bot.nlu.subject import NOBODYS
from bot.nlu.trees import NEVER_RIGHT, Trees
from bot.training.discriminants import discriminating
from bot.training.lesson import LabelledSentences
from bot.training.progress import say
from bot.training.statistics import by_vectors, counted
from bot.training.tuning import shipped, tuned
from bot.training.untuned import HEAD, untuned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.phrasings import PhrasingRow
    from bot.nlu.statistics import Statistics
    from bot.training.examples import Example


@dataclass(frozen=True, slots=True)
class Strangers:
    """Questions of blind authors, each of which asks for labels or for nothing that is here.

    Attributes:
        asked: what each asks for. authors: of each.
    """

    asked: LabelledSentences
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EncodedBase:
    """A knowledge whose sentences the encoder has read, before anything is learned.

    Attributes:
        encoder: its name.
        sentences: all that are compared; halfway: each as it comes to the upper layers; mean: of the encoder's own vectors.
        begun: the upper layers before they learn, see `untuned.untuned`.
        asked: its phrasings, by label; statistics: what is counted of them, see `statistics.counted`.
        rows: the sentence of each phrasing, by number; labels: the number of the label that each asks for, sorted; names:
            of the labels.
    """

    encoder: str
    knowledge: Knowledge
    words: dict[str, Any]
    sentences: tuple[str, ...]
    halfway: Halfway
    mean: Floats
    begun: dict[str, Floats]
    asked: Sequence[PhrasingRow]
    statistics: Statistics
    rows: Ints
    labels: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, encoder: str, knowledge: Knowledge, words: dict[str, Any]) -> EncodedBase:
        """Encode a knowledge; words: those of `words.yaml`."""
        rows = sorted(phrasing_rows(knowledge, Names(knowledge), _wording(words)), key=lambda row: row.label)
        sentences = tuple(dict.fromkeys(answer_texts.sentences(rows, answer_texts.text_rows(knowledge))))
        say(f"encoding {len(sentences)} sentences…")
        found = halfway(encoder, sentences)
        place = {sentence: number for number, sentence in enumerate(sentences)}
        names = tuple(sorted({row.label for row in rows}))
        number = {name: place for place, name in enumerate(names)}
        phrasings = np.array([place[row.sentence] for row in rows], np.int64)
        return cls(
            encoder=encoder,
            knowledge=knowledge,
            words=words,
            sentences=sentences,
            halfway=found,
            mean=shipped(found.whole.mean(axis=0)),
            begun=untuned(encoder, found.taken(phrasings)),
            asked=rows,
            statistics=counted(knowledge, rows),
            rows=phrasings,
            labels=np.array([number[row.label] for row in rows], np.int64),
            names=names,
        )

    def strangers(self, pipeline: Pipeline, examples: Sequence[Example]) -> Strangers:
        """What questions ask for; those that something answers which has no phrasings are left out.

        Args:
            pipeline: what reads them, over this knowledge.
        """
        number = {name: place for place, name in enumerate(self.names)}
        sentences, authors, labels = [], [], []
        for example in examples:
            wanted = sorted({number[name] for entry in example.entries for name in _labels_of(entry) if name in number})
            seen = pipeline.seen(example.text)
            if seen.words and (wanted or not example.answered):
                sentences.append(pipeline.question(example.text, seen).readings[0].sentence)
                authors.append(example.author)
                labels.append(wanted)
        rows = np.zeros((len(labels), len(self.names)), np.bool_)
        for row, wanted in zip(rows, labels, strict=True):
            row[wanted] = True
        return Strangers(LabelledSentences(halfway(self.encoder, sentences), rows), tuple(authors))

    def untuned(self) -> Encoder:
        """The encoder as it is packaged."""
        none = np.zeros((len(self.mean), 0), np.float32)
        return Encoder(self.encoder, self.mean, none, self.begun, self.begun[HEAD])

    def tuned(self, strangers: Strangers, without: Collection[str] = (), hidden: Collection[int] = ()) -> Encoder:
        """The encoder, with what is learned from these phrasings and questions.

        Args:
            without: authors whose questions are left out. hidden: labels that are, with all that asks for them, as if they were
                published later.
        """
        known = ~np.isin(np.arange(len(self.names)), sorted(hidden))
        ours = np.flatnonzero(known[self.labels])
        wanted = strangers.asked.wanted
        others = np.array([author not in without for author in strangers.authors])
        kept = np.flatnonzero(others & ~wanted[:, ~known].any(axis=1))
        phrasings = self.halfway.taken(self.rows[ours])
        _, labels = np.unique(self.labels[ours], return_inverse=True)
        asked = LabelledSentences(strangers.asked.sentences.taken(kept), wanted[kept][:, known])
        answered = np.flatnonzero(asked.wanted.any(axis=1))
        by = (asked.sentences.whole[answered] - self.mean, [np.flatnonzero(row) for row in asked.wanted[answered]])
        projection = discriminating(phrasings.whole - self.mean, labels, by)
        layers = tuned(self.begun, phrasings, labels, asked, packaged=self.encoder != LETTERS)
        return Encoder(self.encoder, self.mean, shipped(projection), layers, layers.pop(HEAD))

    def pipeline(self, encoder: Encoder) -> Pipeline:
        """What knows how to compare by this encoder, and not yet how to weigh."""
        none = Trees.of({"features": [], "trees": [[[0, NEVER_RIGHT, 0, 0]]], "depth": 0})
        vectors = encoder.vectors(self.halfway)
        statistics = by_vectors(self.statistics, self.asked, vectors[self.rows])
        model = Model(
            ranking=none,
            verifier=none,
            encoder=encoder,
            wording=_wording(self.words),
            cues={group: frozenset(found) for group, found in self.words["cues"].items()},
            statistics=statistics,
            courtesies=Courtesies.of(**self.words["courtesies"]),
            precedents=Precedents(np.zeros((0, 0), np.float32), np.zeros(0, np.bool_)),
            subjects=NOBODYS,
            rereader=None,
        )
        return Pipeline.of(self.knowledge, model, Kept.of(self.sentences, vectors))


def _labels_of(entry: str) -> tuple[str, str, str]:
    """What the label of an entry may be called."""
    kind = entry.partition(":")[0]
    return entry, f"intent:{kind}", f"fact:{entry}"


def _wording(words: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {group: (texts[0], texts[1]) for group, texts in words["wording"].items()}
