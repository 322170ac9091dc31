"""All that can be compared with a question: phrasings by label, and the words of each answer. Frozen once made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.accents import written_forms
from bot.nlu.grams import PLACES, GramIndex, hashed
from bot.nlu.spelling import stem
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language
    from bot.nlu.encoder import Encoder, Kept
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.phrasings import PhrasingRow

_SEVERAL: Final = 3
_TAKEN: Final = -2.0
"""Below every cosine."""
_RIDGE: Final = 3.0
_RIDGE_SPELLED: Final = 0.3
_AT_ONCE: Final = 2000
"""Phrasings that a regression takes in at once."""
_LEADING: Final = 3
"""Facts of an entity that describe it when it is asked for by what it is."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """What an answer says: under its label, or `about:ENTITY` for what an entity is."""

    label: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class AnswerIndex:
    """The phrasings and texts of a knowledge, ready to be compared.

    Attributes:
        labels: those that have phrasings, sorted; starts: where the rows of each begin.
        texts: the labels that have a text. digits: the numbers that each tells. lengths: how many words it has.
        asked: for each label with phrasings, the stems in them. told: for each text, the stems in it.
        held: for each stem, the texts that hold it.
        sentences: a vector a phrasing; wanted: what turns a question's vector into how much each label is wanted. spelled: the
            same for what is hashed of its words, see `grams.hashed`.
        rarity: weight of a stem, by the share of labels and texts that hold it; unseen: of one that none holds.
        names: for each entity, the stems of its aliases.
        words: the number of each word of content; meanings: its vector. asked_words, told_words, name_words: those of
            each label's phrasings, of each text, of each entity's aliases. forms: how words are written, see `accents`.
    """

    labels: tuple[str, ...]
    starts: Ints
    place: Mapping[str, int]
    stems: GramIndex
    letters: GramIndex
    typed: GramIndex
    sentences: Floats
    wanted: Floats
    spelled: Floats
    texts: Mapping[str, int]
    digits: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]
    held: Mapping[str, Ints]
    said_fr: GramIndex
    said_en: GramIndex
    vectors_fr: Floats
    vectors_en: Floats
    asked: tuple[frozenset[str], ...]
    told: tuple[frozenset[str], ...]
    rarity: Mapping[str, float]
    unseen: float
    names: Mapping[str, frozenset[str]]
    words: Mapping[str, int]
    meanings: Floats
    asked_words: tuple[Ints, ...]
    told_words: tuple[Ints, ...]
    name_words: Mapping[str, Ints]
    forms: Mapping[str, str]

    @classmethod
    def of(
        cls,
        knowledge: Knowledge,
        rows: Sequence[PhrasingRow],
        encoder: Encoder,
        kept: Kept,
    ) -> AnswerIndex:
        """Index a knowledge.

        Args:
            rows: its phrasings, by label. kept: vectors made beforehand.
        """
        texting = knowledge.lexicon.texting
        labels = sorted({row.label for row in rows})
        told = list(text_rows(knowledge))
        plain = [tuple(tuple(w.text for w in words(text, texting)) for text in (row.fr, row.en)) for row in told]
        phrased: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            phrased[row.label].update(row.typed)
        said = [{word for one in pair for word in one} for pair in plain]
        named = {e.id: {w.text for a in e.aliases for w in words(a, texting)} for e in knowledge.entities.values()}
        asked = tuple(frozenset(map(stem, phrased[label])) for label in labels)
        stems = tuple(frozenset(map(stem, found)) for found in said)
        groups = [*asked, *stems]
        held: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(stems):
            for one in group:
                held[one].append(number)
        counts: dict[str, int] = defaultdict(int)
        for group in groups:
            for one in group:
                counts[one] += 1
        total = 1 + len(groups)
        stops = frozenset(word for group in knowledge.lexicon.stopwords.values() for word in group)
        every = sorted(set().union(*phrased.values(), *said, *named.values()) - stops)
        place = {word: number for number, word in enumerate(every)}
        forms = written_forms(_sentences(rows, told))

        def numbers(found: Iterable[str]) -> Ints:
            return np.array(sorted(place[word] for word in found if word in place), np.int64)

        starts = np.searchsorted([row.label for row in rows], labels).astype(np.int64)
        sentences = encoder.rows([row.sentence for row in rows], kept)
        return cls(
            labels=tuple(labels),
            starts=starts,
            place={label: i for i, label in enumerate(labels)},
            stems=GramIndex.of((row.tokens for row in rows), "stems"),
            letters=GramIndex.of((row.tokens for row in rows), "letters"),
            typed=GramIndex.of((row.typed for row in rows), "letters"),
            sentences=sentences,
            wanted=_wanted(lambda part: sentences[part], _RIDGE, starts, (len(rows), sentences.shape[1])),
            spelled=_wanted(
                lambda part: np.stack([hashed(row.tokens) for row in rows[part]]), _RIDGE_SPELLED, starts, (len(rows), PLACES)
            ),
            texts={row.label: i for i, row in enumerate(told)},
            digits=tuple(frozenset(word for word in found if word.isdigit()) for found in said),
            lengths=tuple(map(len, said)),
            held={one: np.array(places, np.int64) for one, places in held.items()},
            said_fr=GramIndex.of((pair[0] for pair in plain), "letters"),
            said_en=GramIndex.of((pair[1] for pair in plain), "letters"),
            vectors_fr=encoder.rows([row.fr for row in told], kept),
            vectors_en=encoder.rows([row.en for row in told], kept),
            asked=asked,
            told=stems,
            rarity={one: float(np.log(total / (1 + count))) for one, count in counts.items()},
            unseen=float(np.log(total)),
            words=place,
            meanings=encoder.rows([forms.get(word, word) for word in every], kept),
            asked_words=tuple(numbers(phrased[label]) for label in labels),
            told_words=tuple(map(numbers, said)),
            name_words={id_: numbers(found) for id_, found in named.items()},
            names={id_: frozenset(map(stem, found)) for id_, found in named.items()},
            forms=forms,
        )

    def weight(self, one: str) -> float:
        """How rare a stem is over what can be answered."""
        return self.rarity.get(one, self.unseen)

    def words_of_labels(self, *labels: str) -> Floats:
        """The meanings of the words in these labels' phrasings; a label that has none is left out."""
        found = [self.asked_words[self.place[label]] for label in labels if label in self.place]
        return self.meanings[np.concatenate(found)] if found else self.meanings[:0]

    def words_of_text(self, text: str, entities: Iterable[str]) -> Floats:
        """The meanings of the words in what an answer says, and in the names of its entities."""
        found = [self.name_words[id_] for id_ in entities]
        if text in self.texts:
            found.append(self.told_words[self.texts[text]])
        return self.meanings[np.concatenate(found)] if found else self.meanings[:0]

    def by_label(self, rows: Floats) -> Floats:
        """The greatest of each label's phrasings."""
        return np.asarray(np.maximum.reduceat(rows, self.starts), np.float32)

    def several(self, rows: Floats) -> Floats:
        """The mean of each label's greatest three, of fewer where it has fewer: one phrasing may be near by chance."""
        left = rows.astype(np.float32, copy=True)
        label = np.repeat(np.arange(len(self.starts)), np.diff(self.starts, append=len(rows)))
        summed = np.zeros(len(self.starts), np.float32)
        counted = np.zeros(len(self.starts), np.float32)
        for _ in range(_SEVERAL):
            best = np.maximum.reduceat(left, self.starts)
            there = best > _TAKEN
            summed += np.where(there, best, 0)
            counted += there
            left[left >= best[label]] = _TAKEN
        return np.asarray(summed / np.maximum(counted, 1), np.float32)


def _wanted(vectors: Callable[[slice], Floats], ridge: float, starts: Ints, shape: tuple[int, int]) -> Floats:
    """Ridge regression of the labels on the vectors of their phrasings: dimensions and a constant × labels.

    A label with many phrasings counts as one with few, each phrasing with the square root of its label's number.

    Args:
        vectors: those of some of the phrasings; of thousands all at once would fill the memory.
        shape: how many phrasings there are, and how many numbers each has.
    """
    count, width = shape
    if not len(starts):
        return np.zeros((width + 1, 0), np.float32)
    sizes = np.diff(starts, append=count)
    label = np.repeat(np.arange(len(starts)), sizes)
    weights = (1.0 / np.sqrt(sizes))[label]
    inner = ridge * float(weights.mean()) * np.eye(width + 1)
    outer = np.zeros((len(starts), width + 1))
    for begin in range(0, count, _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        told = np.pad(vectors(part), ((0, 0), (0, 1)), constant_values=1.0).astype(np.float64)
        balanced = told * weights[part, None]
        inner += balanced.T @ told
        np.add.at(outer, label[part], balanced)
    return np.asarray(np.linalg.solve(inner, outer.T), np.float32)


def texts(knowledge: Knowledge, rows: Iterable[PhrasingRow]) -> Iterator[str]:
    """Every sentence of a knowledge that is compared: the phrasings as read, and the answers in both languages."""
    yield from _sentences(rows, text_rows(knowledge))


def _sentences(rows: Iterable[PhrasingRow], told: Iterable[TextRow]) -> Iterator[str]:
    yield from (row.sentence for row in rows)
    yield from (text for row in told for text in (row.fr, row.en))


def text_rows(knowledge: Knowledge) -> Iterator[TextRow]:
    """What each answer says, in both languages."""
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield TextRow(f"fact:{fact.intent}:{entity.id}", fact.text.fr, fact.text.in_("en"))
        yield TextRow(f"about:{entity.id}", _described(entity, "fr"), _described(entity, "en"))
    for topic in knowledge.topics.values():
        told = topic.answer or topic.advice
        spoken = [(topic.title.in_(x), told.in_(x) if told is not None else "") for x in _BOTH]
        yield TextRow(f"topic:{topic.id}", ". ".join(spoken[0]), ". ".join(spoken[1]))


_BOTH: Final[Sequence[Language]] = ("fr", "en")


def _described(entity: Entity, language: Language) -> str:
    return f"{entity.name.in_(language)}. {' '.join(fact.text.in_(language) for fact in entity.facts[:_LEADING])}"
