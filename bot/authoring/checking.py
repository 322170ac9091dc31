"""`kamouraska check` without its printing: reads both folders, lets every rule look, counts. Knows no command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.authoring.base import Base
from bot.authoring.checks import problems_of, quick_problems_of
from bot.errors import Both, KnowledgeError, Problem
from bot.knowledge import questions
from bot.knowledge.census import Census, count
from bot.knowledge.files import found_in
from bot.knowledge.reader import examine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.knowledge.model import Knowledge
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
    """

    problems: tuple[Problem, ...]
    census: Census | None


def check(knowledge: Path, asked: Path, *, today: dt.date, months: Months, build: Callable[[Knowledge], Engine]) -> Checked:
    """Check a folder of knowledge with its folder of test questions.

    Args:
        build: makes the engine over that knowledge; called only when the reader has nothing against it.
    """
    try:
        files, unreadable = found_in(knowledge)
    except KnowledgeError as error:  # no such folder: there is nothing to look at
        return Checked(error.problems, None)
    examined = examine(files, str(knowledge), unreadable)
    found = list(examined.problems)
    read: TestQuestions | None = None
    try:
        asked_files, unopened = found_in(asked)
    except KnowledgeError:
        gone = Problem.of(str(asked), 0, 0, NO_QUESTIONS, _NO_QUESTIONS)
        found.append(gone.as_warning())
    else:
        read = questions.read_files(asked_files, str(asked))
        found.extend(unopened.values())
    found.extend(problems_of(Base(examined, read, today, months, build)))
    return Checked(tuple(sorted(found)), None if examined.problems else count(examined.knowledge))


def quickly_checked(
    files: Mapping[str, bytes], shown_as: str, engine: Engine, *, today: dt.date, months: Months
) -> list[Problem]:
    """What the rules find that need neither test questions nor every phrasing asked: about a second.

    Args:
        engine: the one over these very files.
    """
    return quick_problems_of(Base(examine(files, shown_as), None, today, months, lambda _: engine))


def new_among(problems: list[Problem], before: list[Problem]) -> tuple[Problem, ...]:
    """Those that were not there before; a line that moved makes no other problem."""
    known = {(problem.path, problem.rule, problem.message) for problem in before}
    return tuple(problem for problem in problems if (problem.path, problem.rule, problem.message) not in known)
