"""How like a question is to everything that can be compared with it. Proposes no answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.grams import features, hashed_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.grams import Floats
    from bot.nlu.index import AnswerIndex
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.sentences import Sentences

_MOST_NEW: Final = 8
"""Words that the base does not hold, of a message, whose meaning is looked at."""
_LONGEST_WORD: Final = 30
"""Letters of such a word that are looked at: a longer one means nothing, and its time grows with its length."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a question is to each label's phrasings, and to each text; the best of its readings counts.

    Attributes:
        labels: by name of the measure, one number a label. texts: one number a text.
        readings: the vector of each reading of the question, names as classes.
        new: the vector of each word of content that the base does not hold, of the first ones.
    """

    labels: Mapping[str, Floats]
    texts: Mapping[str, Floats]
    readings: Floats
    new: Mapping[str, Floats]


def look(questions: Sequence[ComparedQuestion], index: AnswerIndex, sentences: Sentences) -> None:
    """Look at all that these questions are compared by, at once."""
    sentences.look(
        (sentence for question in questions for sentence in _compared(question)),
        (text for question in questions for text in _new(question, index).values()),
    )


def likeness(question: ComparedQuestion, index: AnswerIndex, sentences: Sentences) -> Likeness:
    """Compare a question with everything, in every reading of it.

    Args:
        sentences: of its message; what they lack of this question is looked at.
    """
    readings = question.readings
    plain = question.plain
    new = _new(question, index)
    sentences.look(_compared(question), new.values())
    vectors = [sentences.vector(reading.sentence) for reading in readings]
    nearest = _best([sentences.near(reading.sentence) for reading in readings])
    stems = [features(reading.tokens, "stems") for reading in readings]
    letters = [features(reading.tokens, "letters") for reading in readings]
    typed = [
        found if reading.typed == reading.tokens else features(reading.typed, "letters")
        for reading, found in zip(readings, letters, strict=True)
    ]
    wanted = [vector @ index.wanted[:-1] + index.wanted[-1] for vector in vectors]
    spelled = [
        hashed_features({"stems": of_stems, "letters": of_letters}) @ index.spelled[:-1] + index.spelled[-1]
        for of_stems, of_letters in zip(stems, letters, strict=True)
    ]
    labels = {
        "stems": index.by_label(_best([index.stems.likeness(one) for one in stems])),
        "letters": index.by_label(_best([index.letters.likeness(one) for one in letters])),
        "typed": index.by_label(_best([index.typed.likeness(one) for one in typed])),
        "meaning": index.by_label(nearest),
        "several": index.several(nearest),
        "wanted": _best(wanted),
        "spelled": _best(spelled),
        "both": _best([one + other for one, other in zip(wanted, spelled, strict=True)]),
        "plain": index.by_label(sentences.near(plain)),
    }
    texts = {
        "letters": np.maximum(index.texts.letters_fr.likeness(typed[0]), index.texts.letters_en.likeness(typed[0])),
        "vector": np.maximum(
            index.texts.vectors_fr @ sentences.vector(plain), index.texts.vectors_en @ sentences.vector(plain)
        ),
        "share": _shares(question, index),
    }
    return Likeness(labels, texts, np.stack(vectors), {word: sentences.vector(text) for word, text in new.items()})


def _compared(question: ComparedQuestion) -> tuple[str, ...]:
    """The sentences that are compared: the whole message with its names, and each reading."""
    return (question.plain, *(reading.sentence for reading in question.readings))


def _new(question: ComparedQuestion, index: AnswerIndex) -> dict[str, str]:
    """The words of content that the base does not hold, the first of very many, each as it is encoded."""
    asked = dict.fromkeys(word for reading in question.readings for word in reading.asked)
    new = [word for word in asked if word not in index.words][:_MOST_NEW]
    return {word: index.forms.get(word, word)[:_LONGEST_WORD] for word in new}


def _best(rows: Sequence[Floats]) -> Floats:
    return rows[0] if len(rows) == 1 else np.maximum.reduce(list(rows))


def _shares(question: ComparedQuestion, index: AnswerIndex) -> Floats:
    """What share of the weight of a question's content each text holds."""
    held = index.held
    content = sorted(question.readings[0].content)
    weights = held.weights(content)
    weights /= weights.sum() or 1.0
    shares = np.zeros(len(held.told), np.float32)
    for one, weight in zip(content, weights, strict=True):
        if one in held.texts:
            shares[held.texts[one]] += weight
    return shares
