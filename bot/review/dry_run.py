"""What a change of the knowledge would do to what people asked and to the test questions, before it is made. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from bot.authoring.expectations import fits
from bot.review.model import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.assistant import Outcome
    from bot.knowledge.model import Language
    from bot.review.model import QuestionGroup


@dataclass(frozen=True, slots=True)
class Told:
    """What a base says to a question.

    Attributes:
        text: the answer; empty where nothing answers.
    """

    outcome: Outcome
    entry: str | None
    text: str


class KnowledgeVersion(Protocol):
    """A knowledge that answers: the one of now, or the one that would be."""

    def tell(self, question: str, language: Language | None = None) -> Told:
        """What it says to a question that stands alone."""


@dataclass(frozen=True, slots=True)
class Test:
    """A question whose fate the authors fixed.

    Attributes:
        says: what a right answer holds, each one of `a|b`.
    """

    __test__ = False  # pytest would take the name for a class of tests

    file: str
    expected: Literal["answered", "refused", "smalltalk"]
    question: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A group with the texts of its questions."""

    group: QuestionGroup
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """An open group that would be answered."""

    group: int
    question: str
    entry: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that would get another answer than now; with `file`, one of the authors' that would break."""

    question: str
    before: Told
    after: Told
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be told of a change before anything is asked anew.

    Attributes:
        words: questions that an answer serves now which would say other words: decided as now, this is what they would get.
        near: questions that name what changed, or share words with what it is asked by or says.
        to_ask: how many are asked before all is known: these, what is decided by a hair or whose answer goes, and
            that of which it is not known yet what it gets now.
    """

    words: tuple[Changed, ...]
    near: tuple[str, ...]
    to_ask: int


@dataclass(frozen=True, slots=True)
class TrialProgress:
    """How far a dry run is.

    Attributes:
        asked: how many of those that are to be asked were.
    """

    outlook: Outlook
    asked: int = 0


Tell = Callable[[TrialProgress], None]
"""Is told how far a dry run is, each time it is further."""


@dataclass(frozen=True, slots=True)
class DryRun:
    """What would happen.

    Attributes:
        answers: open groups that would be answered, whole.
        missed: questions of the group in hand that would still go without.
        changes: questions answered now that would be answered otherwise, or no more.
        breaks: test questions that pass now and would not.
    """

    answers: tuple[Opened, ...]
    missed: tuple[str, ...]
    changes: tuple[Changed, ...]
    breaks: tuple[Changed, ...]


def replay(
    asked: Sequence[AskedGroup], tests: Iterable[Test], before: KnowledgeVersion, after: KnowledgeVersion, *, in_hand: int = 0
) -> DryRun:
    """Ask everything of both bases.

    Args:
        in_hand: the group that somebody is answering.
    """
    now, then = _Remembering(before), _Remembering(after)
    answers: list[Opened] = []
    missed: tuple[str, ...] = ()
    changes: dict[str, Changed] = {}
    for item in asked:
        pairs = [(text, now.tell(text, item.group.language), then.tell(text, item.group.language)) for text in item.texts]
        if item.group.id == in_hand:
            missed = tuple(text for text, _, told in pairs if not _serves(told, item.group))
        if item.group.standing.state in OPEN and _is_opened(item.group, pairs):
            answers.append(Opened(item.group.id, item.texts[0], pairs[0][2].entry))
        elif item.group.reason != "wrong_answer":
            changes.update({text: Changed(text, said, told) for text, said, told in pairs if _differs(said, told)})
    breaks = []
    for test in tests:
        said, told = now.tell(test.question), then.tell(test.question)
        if _passes(test, said) and said != told and not (_passes(test, told) and said.entry == told.entry):
            breaks.append(Changed(test.question, said, told, test.file))
        elif _differs(said, told):
            changes[test.question] = Changed(test.question, said, told)
    return DryRun(tuple(answers), missed, tuple(changes.values()), tuple(breaks))


def _is_opened(group: QuestionGroup, pairs: Sequence[tuple[str, Told, Told]]) -> bool:
    """Whether every question of a group is served by what would be told, and one is not now."""
    return (
        bool(pairs)
        and all(_serves(told, group) for _, _, told in pairs)
        and not all(_serves(said, group) for _, said, _ in pairs)
    )


def _differs(said: Told, told: Told) -> bool:
    return said.outcome == "answer" and said != told


class _Remembering:
    """Asks each question once: the same is often asked in several groups."""

    def __init__(self, base: KnowledgeVersion) -> None:
        self._base = base
        self._told: dict[tuple[str, Language | None], Told] = {}

    def tell(self, question: str, language: Language | None = None) -> Told:
        key = (question, language)
        if key not in self._told:
            self._told[key] = self._base.tell(question, language)
        return self._told[key]


def _serves(told: Told, group: QuestionGroup) -> bool:
    """Whether a group is served by what would be told: by another entry than the one that was wrong."""
    return told.outcome == "answer" and not (group.reason == "wrong_answer" and told.entry == group.nearest)


def _passes(test: Test, told: Told) -> bool:
    match test.expected:
        case "answered":
            return told.outcome == "answer" and fits(told.text, test.says)
        case "refused":
            return told.outcome in ("abstain", "clarify")
        case "smalltalk":
            return told.outcome == "smalltalk"
