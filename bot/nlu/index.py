"""All that can be compared with a question: phrasings by label, and the words of each answer. Frozen once made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.accents import written_forms
from bot.nlu.answer_texts import TextIndex, sentences, text_rows
from bot.nlu.grams import GramIndex, hashed
from bot.nlu.held_words import HeldStems, HeldWords
from bot.nlu.keys import places
from bot.nlu.statistics import phrasing_keys
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.encoder import Encoder
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.kept_vectors import Kept
    from bot.nlu.keys import Keys
    from bot.nlu.phrasings import PhrasingRow
    from bot.nlu.statistics import Statistics

_SEVERAL: Final = 3
_TAKEN: Final = -2.0
"""Below every cosine."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Phrasings by label, see `AnswerIndex` for `labels`, `starts` and `keys`."""

    rows: Sequence[PhrasingRow]
    keys: Keys
    labels: tuple[str, ...]
    starts: Ints

    @classmethod
    def of(cls, rows: Sequence[PhrasingRow]) -> _Asked:
        labels = tuple(sorted({row.label for row in rows}))
        return cls(rows, phrasing_keys(rows), labels, np.searchsorted([row.label for row in rows], labels).astype(np.int64))

    def part(self, number: int) -> slice:
        """Where the phrasings of a label stand."""
        ends = [*self.starts[1:].tolist(), len(self.rows)]
        return slice(int(self.starts[number]), ends[number])

    def same(self, earlier: AnswerIndex) -> dict[str, int]:
        """The labels whose phrasings are those of an earlier index, with their numbers there."""
        if not self.labels or not earlier.labels:
            return {}
        before = dict(zip(earlier.labels, np.split(earlier.keys, earlier.starts[1:]), strict=True))
        now = zip(self.labels, np.split(self.keys, self.starts[1:]), strict=True)
        return {one: earlier.place[one] for one, keys in now if one in before and np.array_equal(keys, before[one])}


@dataclass(frozen=True, slots=True)
class _AskedIndex:
    """What is made of the phrasings alone, see `AnswerIndex`."""

    stems: GramIndex
    letters: GramIndex
    typed: GramIndex
    sentences: Floats
    wanted: Floats
    spelled: Floats

    @classmethod
    def of(
        cls, asked: _Asked, encoder: Encoder, kept: Kept, statistics: Statistics, earlier: AnswerIndex | None
    ) -> _AskedIndex:
        rows, counted = asked.rows, statistics.counted
        place = places(asked.keys, earlier.keys) if earlier is not None else None
        stems, letters, spoken = (earlier.stems, earlier.letters, earlier.typed) if earlier is not None else (None, None, None)
        tokens, typed = [row.tokens for row in rows], [row.typed for row in rows]
        vectors = encoder.meanings([row.sentence for row in rows], kept)
        wanted, spelled = _regressions(asked, vectors, statistics, earlier)
        return cls(
            stems=GramIndex.of(tokens, "stems", counted.stems, stems, place),
            letters=GramIndex.of(tokens, "letters", counted.letters, letters, place),
            typed=GramIndex.of(typed, "letters", counted.typed, spoken, place),
            sentences=vectors,
            wanted=wanted,
            spelled=spelled,
        )


def _regressions(asked: _Asked, vectors: Floats, statistics: Statistics, earlier: AnswerIndex | None) -> tuple[Floats, Floats]:
    """`AnswerIndex.wanted` and `AnswerIndex.spelled`; of labels whose phrasings are as they were, those of an earlier index."""
    known = statistics.knows(asked.keys)
    same = asked.same(earlier) if earlier is not None else {}
    wanted = np.zeros((len(statistics.wanted.inverse), len(asked.labels)), np.float32)
    spelled = np.zeros((len(statistics.spelled.inverse), len(asked.labels)), np.float32)
    for number, label in enumerate(asked.labels):
        if earlier is not None and label in same:
            wanted[:, number] = earlier.wanted[:, same[label]]
            spelled[:, number] = earlier.spelled[:, same[label]]
        else:
            part = asked.part(number)
            wanted[:, number] = statistics.wanted.wanted(vectors[part], known[part])
            spelled[:, number] = statistics.spelled.wanted(hashed_rows(asked.rows[part]), known[part])
    return wanted, spelled


@dataclass(frozen=True, slots=True)
class AnswerIndex:
    """The phrasings and texts of a knowledge, ready to be compared.

    Attributes:
        keys: what tells each phrasing apart.
        labels: those that have phrasings, sorted; starts: where the rows of each begin; place: the number of each.
        stems, letters, typed: features of each phrasing, those of its words as typed.
        sentences: a vector a phrasing.
        wanted: what turns a question's vector into how much each label is wanted. spelled: the same for what is hashed of its
            words, see `grams.hashed`.
        texts: what each answer says. held: the stems of all this.
        words: the number of each word of content; meanings: its vector. asked_words, told_words, name_words: those of
            each label's phrasings, of each text, of each entity's aliases. forms: how words are written, see `accents`.
    """

    keys: Keys
    labels: tuple[str, ...]
    starts: Ints
    place: Mapping[str, int]
    stems: GramIndex
    letters: GramIndex
    typed: GramIndex
    sentences: Floats
    wanted: Floats
    spelled: Floats
    texts: TextIndex
    held: HeldStems
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
        statistics: Statistics,
        earlier: AnswerIndex | None = None,
    ) -> AnswerIndex:
        """Index a knowledge.

        Args:
            rows: its phrasings, by label. kept: vectors made beforehand. statistics: of the base that was learned from.
            earlier: an index of other knowledge by the same encoder and statistics; what is made of each phrasing and each text
                by itself is taken from it. The index is the same to the last bit without it.
        """
        by_label = _Asked.of(rows)
        labels = by_label.labels
        asked = _AskedIndex.of(by_label, encoder, kept, statistics, earlier)
        told = list(text_rows(knowledge))
        spoken = [(plain(row.fr, knowledge), plain(row.en, knowledge)) for row in told]
        held = HeldWords.of(knowledge, labels, rows, spoken)
        number = {word: place for place, word in enumerate(sorted(held.every - knowledge.lexicon.stops))}
        forms = written_forms(sentences(rows, told))
        return cls(
            keys=by_label.keys,
            labels=labels,
            starts=by_label.starts,
            place={label: place for place, label in enumerate(labels)},
            stems=asked.stems,
            letters=asked.letters,
            typed=asked.typed,
            sentences=asked.sentences,
            wanted=asked.wanted,
            spelled=asked.spelled,
            texts=TextIndex.of(told, spoken, encoder, kept, statistics.counted, earlier.texts if earlier is not None else None),
            held=HeldStems.of(held, statistics.counted.held),
            words=number,
            meanings=encoder.meanings([forms.get(word, word) for word in number], kept),
            asked_words=tuple(_numbers(found, number) for found in held.asked),
            told_words=tuple(_numbers(found, number) for found in held.told),
            name_words={id_: _numbers(found, number) for id_, found in held.named.items()},
            forms=forms,
        )

    def words_of_labels(self, *labels: str) -> Floats:
        """The meanings of the words in these labels' phrasings; a label that has none is left out."""
        found = [self.asked_words[self.place[label]] for label in labels if label in self.place]
        return self.meanings[np.concatenate(found)] if found else self.meanings[:0]

    def words_of_text(self, text: str, entities: Iterable[str]) -> Floats:
        """The meanings of the words in what an answer says, and in the names of its entities."""
        found = [self.name_words[id_] for id_ in entities]
        if text in self.texts.place:
            found.append(self.told_words[self.texts.place[text]])
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


def plain(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The words of what an answer says."""
    return tuple(word.text for word in words(text, knowledge.lexicon.texting))


def hashed_rows(rows: Iterable[PhrasingRow]) -> Floats:
    """What is hashed of each phrasing, a row each, see `grams.hashed`."""
    return np.stack([hashed(row.tokens) for row in rows])


def _numbers(found: Iterable[str], number: Mapping[str, int]) -> Ints:
    """The numbers of the words that have one, sorted."""
    return np.array(sorted(number[word] for word in found if word in number), np.int64)
