"""All that can be compared with a question: phrasings by label, and the words of each answer. Frozen once made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.accents import written_forms
from bot.nlu.answer_texts import TextIndex, sentences, text_rows
from bot.nlu.grams import PLACES, GramIndex, hashed
from bot.nlu.held_words import HeldStems, HeldWords
from bot.nlu.regression import ridge_regression
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.encoder import Encoder
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.kept_vectors import Kept
    from bot.nlu.phrasings import PhrasingRow

_SEVERAL: Final = 3
_TAKEN: Final = -2.0
"""Below every cosine."""
_RIDGE: Final = 3.0
_RIDGE_SPELLED: Final = 0.3


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
    def of(cls, rows: Sequence[PhrasingRow], starts: Ints, encoder: Encoder, kept: Kept) -> _AskedIndex:
        vectors = encoder.meanings([row.sentence for row in rows], kept)
        return cls(
            stems=GramIndex.of((row.tokens for row in rows), "stems"),
            letters=GramIndex.of((row.tokens for row in rows), "letters"),
            typed=GramIndex.of((row.typed for row in rows), "letters"),
            sentences=vectors,
            wanted=ridge_regression(lambda part: vectors[part], _RIDGE, starts, (len(rows), vectors.shape[1])),
            spelled=ridge_regression(lambda part: _hashed(rows[part]), _RIDGE_SPELLED, starts, (len(rows), PLACES)),
        )


@dataclass(frozen=True, slots=True)
class AnswerIndex:
    """The phrasings and texts of a knowledge, ready to be compared.

    Attributes:
        made_of: a digest of the phrasings.
        labels: those that have phrasings, sorted; starts: where the rows of each begin; place: the number of each.
        stems, letters, typed: features of each phrasing, those of its words as typed.
        sentences: a vector a phrasing.
        wanted: what turns a question's vector into how much each label is wanted. spelled: the same for what is hashed of its
            words, see `grams.hashed`.
        texts: what each answer says. held: the stems of all this.
        words: the number of each word of content; meanings: its vector. asked_words, told_words, name_words: those of
            each label's phrasings, of each text, of each entity's aliases. forms: how words are written, see `accents`.
    """

    made_of: bytes
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
        cls, knowledge: Knowledge, rows: Sequence[PhrasingRow], encoder: Encoder, kept: Kept, earlier: AnswerIndex | None = None
    ) -> AnswerIndex:
        """Index a knowledge.

        Args:
            rows: its phrasings, by label. kept: vectors made beforehand.
            earlier: an index of other knowledge by the same encoder. Where the phrasings are the same to the last sign, what is
                made of them alone is taken from it: a text that is corrected, or a name, changes none of it.
        """
        labels = tuple(sorted({row.label for row in rows}))
        starts = np.searchsorted([row.label for row in rows], labels).astype(np.int64)
        made_of = _digest(rows)
        asked = earlier if earlier is not None and earlier.made_of == made_of else _AskedIndex.of(rows, starts, encoder, kept)
        told = list(text_rows(knowledge))
        plain = [(_plain(row.fr, knowledge), _plain(row.en, knowledge)) for row in told]
        held = HeldWords.of(knowledge, labels, rows, plain)
        number = {word: place for place, word in enumerate(sorted(held.every - knowledge.lexicon.stops))}
        forms = written_forms(sentences(rows, told))
        return cls(
            made_of=made_of,
            labels=labels,
            starts=starts,
            place={label: place for place, label in enumerate(labels)},
            stems=asked.stems,
            letters=asked.letters,
            typed=asked.typed,
            sentences=asked.sentences,
            wanted=asked.wanted,
            spelled=asked.spelled,
            texts=TextIndex.of(told, plain, encoder, kept),
            held=HeldStems.of(held),
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


def _digest(rows: Iterable[PhrasingRow]) -> bytes:
    """What tells phrasings apart by all that is compared of them."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr((row.label, row.tokens, row.typed, row.sentence)).encode())
    return digest.digest()


def _plain(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(word.text for word in words(text, knowledge.lexicon.texting))


def _hashed(rows: Iterable[PhrasingRow]) -> Floats:
    return np.stack([hashed(row.tokens) for row in rows])


def _numbers(found: Iterable[str], number: Mapping[str, int]) -> Ints:
    """The numbers of the words that have one, sorted."""
    return np.array(sorted(number[word] for word in found if word in number), np.int64)
