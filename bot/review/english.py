"""Answers whose English is still to be written: none, or the French copied into its place. Pure; knows no file and no store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.knowledge.model import Fact, Topic
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.knowledge.model import Words
    from bot.review.freshness import WrittenAnswers
    from bot.review.outcome_counts import OutcomeCount

_COPIED: Final = 4
"""Words from which two texts that are the same in both languages are no name and no number: the French was copied."""

Lacks = Literal["answer", "copied", "title", "question", "phrasings"]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A fact or a topic with English to be written.

    Attributes:
        lacks: what is missing of it: `copied` where the English answer is the French one.
        asked: how often it answered in English, in whatever words; told: in any language.
        text: what it says, in French.
    """

    entry: str
    lacks: tuple[Lacks, ...]
    asked: int
    told: int
    text: str

    @property
    def answers(self) -> bool:
        """Whether whoever asks in English is answered in French."""
        return "answer" in self.lacks or "copied" in self.lacks


def english_to_write(written: WrittenAnswers, counts: Iterable[OutcomeCount]) -> tuple[Untranslated, ...]:
    """What there is to write: answers before titles and phrasings, then what is most asked in English, then at all."""
    in_english: Counter[str] = Counter()
    ever: Counter[str] = Counter()
    for one in counts:
        if one.fate == "answer":
            ever[one.entry] += one.count
            in_english[one.entry] += one.count if one.language == "en" else 0
    found = (
        Untranslated(entry, lacks, in_english[entry], ever[entry], words_.fr)
        for entry, said in written.entries.items()
        if (words_ := _answer(said)) is not None and (lacks := tuple(_lacking(said)))
    )
    return tuple(sorted(found, key=lambda one: (not one.answers, -one.asked, -one.told, one.entry)))


def _answer(said: Fact | Topic) -> Words | None:
    return said.text if isinstance(said, Fact) else said.answer


def _lacking(said: Fact | Topic) -> Iterator[Lacks]:
    text = _answer(said)
    if text is not None and text.en is None:
        yield "answer"
    elif text is not None and _is_copied(text):
        yield "copied"
    if isinstance(said, Topic):
        if said.title.en is None:
            yield "title"
        if said.question.en is None:
            yield "question"
        if not said.phrasings.en:
            yield "phrasings"


def _is_copied(text: Words) -> bool:
    french, english = ([word.text for word in words(one)] for one in (text.fr, text.en or ""))
    return french == english and sum(word.isalpha() for word in french) >= _COPIED
