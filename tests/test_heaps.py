"""The three heaps of questions, and what `make eval-test` says and keeps of them."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.evaluation import labelled
from bot.evaluation.labelled import Labelled
from bot.evaluation.measured import Measured
from bot.evaluation.verdict import Judged
from bot.nlu.text import fold
from tests import heaps, kinds, shipped

if TYPE_CHECKING:
    from bot.evaluation.verdict import Verdict
    from bot.knowledge.base import Knowledge

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "knowledge" / "examples").glob("*.jsonl"))
KINDS = {f"kinds/{heap}": heaps.files(heap, kinds.QUESTIONS) for heap in heaps.HEAPS}
FILES = {"examples": EXAMPLES, **{heap: heaps.files(heap) for heap in heaps.HEAPS}, **KINDS}
READ_BY_ALL = [*EXAMPLES, *heaps.files("dev"), *KINDS["kinds/dev"]]


def digest(question: str) -> str:
    """What of a question may be compared and shown: nobody reads a test question, a failing test's output included."""
    return hashlib.sha256(" ".join(fold(question).split()).encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The real base, with what its ties tell."""
    return shipped.index().knowledge


def test_no_author_is_in_two_heaps() -> None:
    """A file an author, named as its lines name the author."""
    authors = {heap: {path.name.partition(".")[0] for path in files} for heap, files in FILES.items()}
    assert {heap for heap, found in authors.items() if not found} <= {"kinds/test"}  # until others have written new ones
    assert sum(map(len, authors.values())) == len(set().union(*authors.values()))
    for files in FILES.values():
        for path in files:
            assert {line.author for line in labelled.read([path])} == {path.name.partition(".")[0]}


def test_no_question_is_in_two_heaps() -> None:
    """Case, accents and blanks aside; one that stands alone, since a follow-up ("and there?") is anybody's."""
    digests = {
        heap: {digest(line.question) for line in labelled.read(files) if line.conversation is None}
        for heap, files in FILES.items()
    }
    for one, other in combinations(FILES, 2):
        assert sorted(digests[one] & digests[other]) == [], f"{one} and {other}"


def test_nobody_comes_upon_a_test_question_by_a_search() -> None:
    """They are packed, without the time, so that the same questions are the same bytes."""
    folders = [ROOT / "tests" / "questions" / "test", kinds.QUESTIONS / "test"]
    assert {path.suffix for folder in folders for path in folder.iterdir()} == {".gz", ".md"}
    for path in [*heaps.files("test"), *KINDS["kinds/test"]]:
        content = path.read_bytes()
        assert (content[:2], content[4:8]) == (b"\x1f\x8b", bytes(4))
        assert gzip.decompress(content).endswith(b"\n")


@pytest.mark.parametrize("path", READ_BY_ALL, ids=lambda path: path.name)
def test_what_is_expected_can_be_answered(path: Path, knowledge: Knowledge) -> None:
    """Every id names what is there, and each part that has an answer can be given one of them today."""
    for line in labelled.read([path]):
        for part in line.parts:
            assert [id_ for id_ in part if not named(id_, knowledge)] == [], line.question
            assert not part or any(answerable(id_, knowledge) for id_ in part), line.question


def named(entry: str, knowledge: Knowledge) -> bool:
    """Whether both halves of an id exist: an intent or relation, and its entities or values."""
    name, _, of = entry.partition(":")
    if name in ("topic", "smalltalk"):
        return of in (knowledge.topics if name == "topic" else knowledge.smalltalk)
    values = {value for relation in knowledge.relations.values() for value in relation.values}
    known = knowledge.entities.keys() | values | {"all"}
    return (name in knowledge.intents or name in knowledge.relations) and known >= set(of.split("+"))


def answerable(entry: str, knowledge: Knowledge) -> bool:
    """Whether something is recorded that answers it."""
    name, _, of = entry.partition(":")
    if name == "topic":
        return knowledge.topics[of].answer is not None
    intent = knowledge.intents.get(name)
    if intent is None or intent.query != "fact":  # small talk; a list, a count, a card: the base answers whatever is named
        return True
    return any(knowledge.entities[id_].fact(name) is not None for id_ in of.split("+"))


def rows(author: str, *verdicts: Verdict) -> list[Judged]:
    """What became of an author's questions."""
    asked = Labelled("une question", (frozenset({"topic:a"}),), author=author)
    return [Judged(asked, verdict, "fr", None, 50, verdict == "right") for verdict in verdicts]


def test_the_log_keeps_counts_the_commit_and_the_gap() -> None:
    """And no question."""
    found = {"dev": rows("a", "right", "right"), "test": rows("b", "right", "wrong")}
    kept = heaps.entry(dict(found), "abc1234", dt.date(2026, 11, 29))
    assert (kept["date"], kept["commit"], kept["gap"]) == ("2026-11-29", "abc1234", 1.0)
    assert (kept["dev"]["n"], kept["test"]["wrong"], kept["test"]["authors"]) == (2, 1, ["b"])
    assert kept["dev"]["utility_interval"] == [1.0, 1.0]
    told = [*heaps.summary(dict(found)), json.dumps(kept)]
    assert not any("question" in line for line in told)
    assert "dev, n 2, authors 1" in told[0]
    assert "1.000  [1.000 to 1.000]" in told[1]


def test_the_bot_shows_the_counts_of_a_line_of_the_log() -> None:
    """Of both heaps, with the day and the commit; authors are counted, not named."""
    found = {"dev": rows("a", "right", "right"), "test": rows("b", "right", "wrong", "missed", "refused")}
    shown = heaps.shown(heaps.entry(dict(found), "abc1234", dt.date(2026, 11, 29)))
    assert shown == {
        "dev": Measured("2026-11-29", "abc1234", 1, 2, 0, 0, 0, 0, 0),
        "test": Measured("2026-11-29", "abc1234", 1, 1, 1, 0, 1, 1, 0),
    }


def test_an_author_who_was_looked_at_three_times_is_worn() -> None:
    """By the lines of the log; one whose file is gone from the heap is nobody's concern any more."""
    lines = [json.dumps({"test": {"authors": names}}) for names in (["a", "b"], ["a", "b"], ["a"])]
    assert heaps.worn(lines[:2]) == {}
    assert heaps.worn(lines) == {"a": 3}
    assert heaps.worn([*lines, json.dumps({"test": {"authors": ["c"]}})]) == {}


def test_every_line_of_the_log_is_whole() -> None:
    """Each look at the test heap since the log began."""
    lines = heaps.LOG.read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        kept = json.loads(line)
        dt.date.fromisoformat(kept["date"])
        assert kept["commit"]
        assert kept["dev"]["n"] > 0
        assert kept["test"]["n"] > 0
