"""Messages: what emergencies are learned from."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.training.messages import KINDS, Message, of_authors, ordinary
from tests import village

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "emergencies"


def test_authors_messages_are_read_and_those_of_the_test_are_not(tmp_path: Path) -> None:
    """Need and look-alikes, of `examples/` and `dev/` alone; nobody who saw the code is measured by."""
    written = {
        "examples/nurse": {"message": "il m'a violée", "need": "assault"},
        "examples/us": {"message": "mort de rire", "need": None, "blind": False},
        "dev/clerk": {"message": "au feu", "need": "danger"},
        "test/judge": {"message": "never read", "need": "health"},
    }
    for name, line in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.jsonl").write_text(f"{json.dumps(line)}\n", encoding="utf-8")
    assert list(of_authors(tmp_path)) == [
        Message("il m'a violée", "sexual_assault", "nurse", chosen_by=True),
        Message("mort de rire", "", "us", chosen_by=False),
        Message("au feu", "danger", "clerk", chosen_by=True),
    ]


def test_every_author_wrote_look_alikes_enough() -> None:
    """At least as many as messages of need: what is false is told from as much; and every kind there is was written of."""
    found = list(of_authors(FOLDER))
    blind = Counter((message.author, bool(message.kind)) for message in found if message.chosen_by)
    assert len(blind) == 2 * len({author for author, _ in blind}) >= 2 * 27
    assert all(blind[author, False] >= number for (author, need), number in blind.items() if need)
    assert {message.kind for message in found} == {"", *KINDS}


@pytest.mark.parametrize("part", ["examples", "dev"])
def test_no_author_is_in_the_test_too(part: str) -> None:
    """Who is learned from is not measured by."""
    tested = {path.name.removesuffix(".jsonl.gz") for path in (FOLDER / "test").iterdir()}
    assert len(tested) == 4
    assert tested.isdisjoint(path.stem for path in (FOLDER / part).iterdir())


def test_ordinary_questions_are_no_emergencies() -> None:
    """What the bot is asked every day, each once; who looks for help of a kind that those in need look for is left out."""
    asked = list(ordinary(ROOT))
    assert len(asked) > 3000
    assert len({message.text for message in asked}) == len(asked)
    assert {(message.kind, message.chosen_by, message.ordinary) for message in asked} == {("", False, True)}
    assert {message.author for message in asked} >= {"", "ado-lislet"}
    assert "le 988 c koi" not in {message.text for message in asked}


def test_what_staff_wrote_teaches_nothing(tmp_path: Path) -> None:
    """A phrasing of theirs, learned from as ordinary, would make the bot quieter about every message like it."""
    files = {**village.FILES, "learned/topics/x.yaml": "adds_to: fete\nphrasings: {fr: [je veux mourir de rire]}\n"}
    for name, text in files.items():
        (tmp_path / "knowledge" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "knowledge" / name).write_text(text, encoding="utf-8")
    (tmp_path / "tests" / "questions" / "gate").mkdir(parents=True)
    asked = {message.text for message in ordinary(tmp_path)}
    assert "date de la fête" in asked
    assert "je veux mourir de rire" not in asked
