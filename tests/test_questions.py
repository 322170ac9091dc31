"""Every test question of `tests/questions/gate/` is answered as it says, but for those that are known not to be."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Assistant
from bot.authoring.base import Base
from bot.authoring.checking import Asking, check
from bot.authoring.checks import emergency_phrasing, over_match, unreachable_entry
from bot.cli import explain
from bot.conversation import Conversations
from bot.knowledge.files import files_of
from bot.knowledge.model import LANGUAGES
from bot.knowledge.reader import examine
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.wording import answers, cli, say
from tests import eval as evaluation
from tests import known_failures, shipped
from tests.eval import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.answers.engine import Engine
    from tests.known_failures import Failure

pytestmark = pytest.mark.slow

FOLDER = ROOT / "tests" / "questions" / "gate"


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine over the base that ships."""
    return shipped.engine()


@pytest.fixture(scope="module")
def failing(engine: Engine) -> set[Failure]:
    """The questions that go otherwise than they say, asked of the real base."""
    assistant = Assistant(engine, Conversations())
    rows = asyncio.run(evaluation.run(assistant, evaluation.cases()))
    return evaluation.failures(rows)


def test_the_first_examples_of_every_channel_are_answered(engine: Engine) -> None:
    """Whoever presses the first button, or types what the greeting suggests, gets an answer, and not the partners' tiers."""
    smalltalk = [engine.knowledge.smalltalk[name].reply for name in ("aide", "precisez")]
    region = engine.knowledge.region
    for language in LANGUAGES:
        slots = region.slots(language)
        told = [words.in_(language) for words in smalltalk]
        told += [say(cli.SENTENCES, "chat.welcome", language, **slots), say(answers.SENTENCES, "empty", language, **slots)]
        quoted = [question for text in told for question in re.findall(r"[«“][\s\u00a0]*([^»”]+?)[\s\u00a0]*[»”]", text)]
        shown = [*region.examples[language], *quoted]
        assert len(shown) > len(region.examples[language]) >= 4
        for question in shown:
            considered = engine.consider(question, language=language)
            assert considered.decision.outcome == "answer", question
            assert "partner_tier" not in str(considered.decision.entry)


def test_every_question_that_fails_is_known(failing: set[Failure]) -> None:
    """A change that breaks an answer is seen the moment it is made."""
    new = failing - set(known_failures.read(FOLDER))
    assert sorted(new) == [], (
        "these went well before: mend them, or list them with `python -m tests.eval --write-known-failures`"
    )


def test_every_known_failure_still_fails(failing: set[Failure]) -> None:
    """A fix must delete its line, so that it cannot be lost again unseen."""
    mended = set(known_failures.read(FOLDER)) - failing
    assert sorted(mended) == [], f"these go well now: take them out of {known_failures.NAME}"


def test_the_list_names_each_question_once_and_only_those_there_are() -> None:
    """A line for a question that was reworded would never be missed."""
    listed = known_failures.read(FOLDER)
    assert len(listed) == len(set(listed))
    assert set(listed) <= {(case.file, case.text) for case in evaluation.cases()}


def test_the_example_of_the_architecture_is_what_explain_prints(engine: Engine) -> None:
    """The steps, what was found and decided; scores move with what is learned, and so may whatever comes behind the first."""
    document = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    ((asked, told),) = re.findall(r'^`kamouraska explain "(.+?)"`.*?^```\n(.+?)^```', document, re.MULTILINE | re.DOTALL)

    def steps(lines: Iterable[str]) -> list[str]:
        """Without numbers, and with the first candidate alone, by its entry."""
        parts = [line.split() for line in lines]
        first = next(part for part in parts if part[0] == "candidate")
        kept = [part for part in parts if part[0] != "candidate"]
        return [re.sub(r"[\d.]+", "0", " ".join(part)) for part in (*kept, [first[0], first[2]])]

    reading, decision = engine.read(asked)
    assert steps(told.splitlines()) == steps(explain._explained(reading, decision, engine.settings))


def test_check_finds_no_error_in_the_base_that_ships(engine: Engine) -> None:
    """What staff are held to holds for us, with the test questions; facts may grow old without a failure.

    Of the rules that ask every phrasing, two only warn, and take minutes: of those, only the one that refuses is tried.
    """
    today = dt.datetime.now().astimezone().date()
    found = check(shipped.FOLDER, FOLDER, today=today, months=DEFAULT_MONTHS, asking=Asking(lambda _: engine, full=False))
    assert set(found.not_asked) == {rule.ID for rule in (emergency_phrasing, over_match, unreachable_entry)}
    base = Base(examine(files_of(shipped.FOLDER)), None, today, DEFAULT_MONTHS, lambda _: engine)
    problems = (*found.problems, *emergency_phrasing.find(base))
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert found.census is not None
    assert (found.census.without_source, found.census.without_english) == (0, 0)


def test_most_questions_pass(failing: set[Failure]) -> None:
    """The list is for what is hard: a base that fails so many of its own questions is not to be published."""
    assert len(failing) < 0.15 * sum(1 for _ in evaluation.cases())


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    """Whatever people type: quotes, colons, signs of YAML, nothing at all."""
    failures = [
        ("topics/a.yaml", 'c\'est quoi: "ça"?'),
        ("topics/a.yaml", "- [x] {y} # z"),
        ("topics/a.yaml", "no"),
        ("topics/b.en.yaml", "🍞" * 200),
        ("topics/b.en.yaml", "2017-05-22"),
    ]
    known_failures.write(tmp_path, failures)
    assert sorted(known_failures.read(tmp_path)) == sorted(failures)
    known_failures.write(tmp_path, [])
    assert known_failures.read(tmp_path) == []
