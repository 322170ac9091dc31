"""What the checks look at: a base, where each thing stands in it, its test questions, the day. Knows no rule, opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.answers.compose import Composer
from bot.knowledge.model import LANGUAGES
from bot.knowledge.questions import TestQuestions
from bot.nlu.name_classes import opened
from bot.nlu.text import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Language, Phrasings
    from bot.knowledge.reader import Examined
    from bot.knowledge.staleness import Months


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrasing and where it stands.

    Attributes:
        label: what it asks for, as the matcher names it: `topic:ID`, `intent:ID`, `fact:INTENT:ENTITY`, `smalltalk:ID`.
        key: its folded words; two phrasings with one key are the same to the matcher.
    """

    label: str
    language: Language
    text: str
    key: str
    document: Document
    location: Location

    @property
    def place(self) -> str:
        """File and line, to point at from another message."""
        path, line, _ = self.document.at(self.location)
        return f"{path}:{line}"


class Base:
    """What the checks look at. What several rules need is made once, when the first one asks for it."""

    def __init__(
        self,
        examined: Examined,
        questions: TestQuestions | None,
        today: dt.date,
        months: Months,
        build: Callable[[Knowledge], Engine],
    ) -> None:
        """Take what was read.

        Args:
            questions: the test questions; None where there is no folder of them.
            today: the day, for what grows old; months: after how many it is to be checked.
            build: makes the engine over what was read, so that phrasings are read as the bot reads them; called once at most.
        """
        self.knowledge = examined.knowledge
        self.documents = examined.documents
        self.parsed = examined.parsed
        self.sound = not examined.problems
        self.has_questions = questions is not None
        self.questions = questions or TestQuestions()
        self.today = today
        self.months = months
        self._build = build

    @cached_property
    def engine(self) -> Engine:
        """The engine over a sound base."""
        return self._build(self.knowledge)

    @cached_property
    def composer(self) -> Composer:
        """Writes answers on a day so late that each bears every line it may ever bear."""
        last = self.today.replace(year=self.today.year + 100, day=1)
        return Composer(self.knowledge, lambda: last, self.months)

    @cached_property
    def phrasings(self) -> tuple[Placed, ...]:
        """Every phrasing, file by file."""
        return tuple(sorted(self._placed(), key=lambda p: p.document.at(p.location)))

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of the knowledge that test questions may mirror, as `topics/prefet`."""
        folders = ("entities", "intents", "smalltalk", "topics")
        paths = [PurePath(d.path) for name, d in self.documents.items() if name.partition(":")[0] in folders]
        return frozenset(f"{path.parent.name}/{path.stem}" for path in paths)

    def key(self, text: str) -> str:
        """The folded words of a text, as the matcher sees them, slots and texting opened."""
        return " ".join(word.text for word in words(opened(text), self.knowledge.lexicon.texting))

    def _placed(self) -> Iterator[Placed]:
        for label, name, at, phrasings in self._labelled():
            document = self.documents[name]
            for language in LANGUAGES:
                for number, text in enumerate(phrasings.fr if language == "fr" else phrasings.en):
                    location = (*at, "phrasings", language, number)
                    yield Placed(label, language, text, self.key(text), document, location)

    def _labelled(self) -> Iterator[tuple[str, str, Location, Phrasings]]:
        """Label, document, location and phrasings of whatever has some."""
        for intent in self.knowledge.intents.values():
            yield f"intent:{intent.id}", f"intents:{intent.id}", (), intent.phrasings
        for topic in self.knowledge.topics.values():
            yield f"topic:{topic.id}", f"topics:{topic.id}", (), topic.phrasings
        for smalltalk in self.knowledge.smalltalk.values():
            yield f"smalltalk:{smalltalk.id}", f"smalltalk:{smalltalk.id}", (), smalltalk.phrasings
        for entity in self.knowledge.entities.values():
            for fact in entity.facts:
                at: Location = ("facts", fact.intent)
                yield f"fact:{fact.intent}:{entity.id}", f"entities:{entity.id}", at, fact.phrasings
