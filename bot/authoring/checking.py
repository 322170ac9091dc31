"""`kamouraska check` without its printing: reads both folders, lets every rule look, counts. Knows no command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.authoring.base import Base
from bot.authoring.checks import ASKING, LARGE, by_asking, quick_problems_of, without_engine
from bot.errors import Both, KnowledgeError, Problem
from bot.knowledge import questions
from bot.knowledge.census import Census, count
from bot.knowledge.files import found_in, ignored_in, revision
from bot.knowledge.reader import examine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Parse
    from bot.knowledge.questions import TestQuestions
    from bot.knowledge.staleness import Months

NO_QUESTIONS: Final = "no-test-questions"
_NO_QUESTIONS: Final = Both(
    "no test questions here: what depends on them is not checked",
    "pas de questions d’essai ici\u00a0: ce qui en dépend n’est pas vérifié",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        problems: of the reader and of every rule, sorted.
        census: how much there is; None of a base that cannot be read.
        not_asked: the rules that were left out, since nobody asked for them and they take long.
    """

    problems: tuple[Problem, ...]
    census: Census | None
    not_asked: tuple[str, ...] = ()


class EarlierFindings(Protocol):
    """What the rules that ask the engine found earlier, of these very files."""

    def load(self, made_of: str) -> Sequence[Problem] | None: ...  # noqa: D102 - None when there is nothing of these files

    def store(self, made_of: str, problems: Sequence[Problem]) -> None: ...  # noqa: D102 - never fails


@dataclass(frozen=True, slots=True)
class Asking:
    """How the rules that ask the engine are dealt with.

    Attributes:
        build: makes the engine over a base; called only when the reader has nothing against it.
        full: whether they run on a large base too, of which nothing is kept.
        kept: what they found before.
    """

    build: Callable[[Knowledge], Engine]
    full: bool = True
    kept: EarlierFindings | None = None


def check(knowledge: Path, asked: Path, *, today: dt.date, months: Months, asking: Asking) -> Checked:
    """Check a folder of knowledge with its folder of test questions."""
    try:
        files, unreadable = found_in(knowledge)
    except KnowledgeError as error:  # no such folder: there is nothing to look at
        return Checked(error.problems, None)
    examined = examine(files, str(knowledge), unreadable)
    found = {*examined.problems, *ignored_in(knowledge)}
    read: TestQuestions | None = None
    asked_files: Mapping[str, bytes] = {}
    try:
        asked_files, unopened = found_in(asked)
    except KnowledgeError:
        gone = Problem.of(str(asked), 0, 0, NO_QUESTIONS, _NO_QUESTIONS)
        found.add(gone.as_warning())
    else:
        read = questions.read_files(asked_files, str(asked))
        found.update((*unopened.values(), *ignored_in(asked)))
    base = Base(examined, read, today, months, asking.build)
    found |= without_engine(base)
    answered = _answered(base, asking, f"{revision(files)} {revision(asked_files)} {knowledge} {asked}")
    problems = tuple(sorted(found.union(answered or ())))
    left_out = tuple(rule.ID for rule in ASKING) if answered is None else ()
    return Checked(problems, None if examined.problems else count(examined.knowledge), left_out)


def _answered(base: Base, asking: Asking, made_of: str) -> Sequence[Problem] | None:
    """What the rules find that ask the engine; None when they are left out."""
    if not base.sound:
        return ()
    if asking.kept is not None and (kept := asking.kept.load(made_of)) is not None:
        return kept
    if not asking.full and len(base.phrasings) > LARGE:
        return None
    found = sorted(by_asking(base))
    if asking.kept is not None:
        asking.kept.store(made_of, found)
    return found


def quickly_checked(
    files: Mapping[str, bytes], shown_as: str, engine: Engine, *, today: dt.date, months: Months, parse: Parse
) -> list[Problem]:
    """What the rules find that need neither test questions nor every phrasing asked: about a second.

    Args:
        engine: the one over these very files. parse: as `documents.parse`.
    """
    return quick_problems_of(Base(examine(files, shown_as, parse=parse), None, today, months, lambda _: engine))


def new_among(problems: list[Problem], before: list[Problem]) -> tuple[Problem, ...]:
    """Those that were not there before; a line that moved makes no other problem."""
    known = {(problem.path, problem.rule, problem.message) for problem in before}
    return tuple(problem for problem in problems if (problem.path, problem.rule, problem.message) not in known)
