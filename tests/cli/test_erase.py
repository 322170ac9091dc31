"""`kamouraska erase`: what was typed is nowhere afterwards, not in a single byte."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest

from bot.store import bot_lock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

NAME: Final = "Éloïse Thériault-Plourde"
TYPED: Final = f"Est-ce que {NAME} vend encore des chandelles?"
SPELLINGS: Final = ("Éloïse", "éloïse", "ÉLOÏSE", "Eloise", "eloise", "elois", "theriault", "plourd", "Plourde")
"""As it was typed, as it is folded, and the stems that a meaning is made of."""


def bytes_beside(database: Path) -> bytes:
    """Every byte of the data folder, the write-ahead log included."""
    return b"\n".join(file.read_bytes() for file in sorted(database.parent.rglob("*")) if file.is_file())


@pytest.fixture
def planted(asked: Installation) -> Installation:
    """Besides what others asked, a name: in questions, wishes, drafts, the journal, a merged group, files that were kept."""
    for _ in range(2):
        assert asked.run("ask", TYPED).code == 3
    group = json.loads(asked.run("review", "list", "--json").out)["groups"]
    theirs, others = (next(one["id"] for one in group if (NAME in one["questions"][0]) is mine) for mine in (True, False))
    assert asked.run("ask", TYPED.upper()).code == 3
    with closing(sqlite3.connect(asked.database)) as database, database:
        database.execute(
            "INSERT INTO draft (group_id, by, fields) VALUES (?, 'Lucie', ?)",
            (others, json.dumps({"text": f"Demandez à {NAME}."}, ensure_ascii=False)),
        )
        detail = {
            "files": {"learned/topics/x.yaml": [None, f"title: {NAME}"]},
            "note": f"Vu avec {NAME.lower()}",
            "closes": [1],
        }
        database.execute(
            "INSERT INTO act (group_id, verb, by, at, before, after, detail) VALUES (?, 'answer', 'L', ?, '{}', '{}', ?)",
            (others, "2026-11-29T10:00:00-05:00", json.dumps(detail, ensure_ascii=False)),
        )
        database.execute(
            "INSERT INTO wish (group_id, text, language, channel, asker, receipt, day, expires) "
            "VALUES (?, ?, 'fr', 'web', '', 'r', '2026-11-29', '2027-11-29')",
            (theirs, TYPED),
        )
        database.execute("INSERT INTO card VALUES (?, '1', '2', 's'), (?, '1', '3', 's')", (theirs, others))
    assert asked.run("review", "merge", str(theirs), str(others)).code == 0
    for kept in ("knowledge.tried", "knowledge.checked"):
        (asked.database.parent / kept).write_text(TYPED, encoding="utf-8")
    return asked


def test_nothing_changes_before_it_is_confirmed(planted: Installation) -> None:
    """How many there are is said, and no more is done; the text is compared as people type."""
    before = json.loads(planted.run("review", "export", "--json").out)
    told = planted.run("erase", "--containing", "  eloise THERIAULT plourde ")
    assert (told.code, "3 question(s)" in told.out, "--yes" in told.out) == (0, True, True)
    found = json.loads(planted.run("erase", "--containing", NAME, "--json").out)
    assert (found["questions"], found["groups"], found["drafts"], found["wishes"], found["erased"]) == (3, 1, 1, 1, False)
    assert json.loads(planted.run("review", "export", "--json").out) == before
    assert not (planted.database.parent / "erased.jsonl").exists()


def test_copies_that_the_bot_took_before_are_told_of(planted: Installation) -> None:
    """Nobody sees into them, and they go by themselves; a copy that the bot did not take is not counted."""
    copies = planted.folder / "copies"
    copies.mkdir()
    for name in ("backup-20261130T081500Z.zip", "mine.zip"):
        (copies / name).write_bytes(b"")
    planted.patch.setenv("KAMOURASKA_BACKUP__FOLDER", str(copies))
    assert "sauvegardes" not in planted.run("erase", "--containing", NAME).out
    assert f"(1, dans {copies})" in planted.run("erase", "--containing", NAME, "--yes").out


def test_not_a_byte_is_left(planted: Installation) -> None:
    """Database, write-ahead log and every other file of the folder; questions that do not hold it stay as they were."""
    assert NAME.encode() in bytes_beside(planted.database)
    done = planted.run("erase", "--containing", NAME, "--yes", "--json")
    told = json.loads(done.out)
    assert (done.code, told["questions"], told["acts"], told["cards"], told["left"]) == (0, 3, 2, 2, [])
    left = bytes_beside(planted.database)
    assert [spelling for spelling in SPELLINGS if spelling.encode() in left] == []
    again = json.loads(planted.run("erase", "--containing", NAME, "--json").out)
    assert not any(again[name] for name in ("questions", "wishes", "drafts", "acts", "heads"))
    rest = json.loads(planted.run("review", "list", "--state", "all", "--json").out)
    assert sum(group["count"] for group in rest["groups"]) == 3


def test_the_journal_keeps_what_was_done_and_the_cards_are_drawn_anew(planted: Installation) -> None:
    """Who did what and when is no trace of a person who asked; what they had typed is."""
    planted.run("erase", "--containing", NAME, "--yes")
    with closing(sqlite3.connect(planted.database)) as database:
        ((detail, by),) = database.execute("SELECT detail, by FROM act WHERE verb = 'answer'").fetchall()
        stamps = {stamp for (stamp,) in database.execute("SELECT stamp FROM card")}
    assert (json.loads(detail), by) == ({"closes": [1], "erased": ["files", "note"]}, "L")
    assert stamps == {""}


def test_it_works_while_a_bot_runs(planted: Installation) -> None:
    """Its lock is held and its connection stays open; it reads on from the file that was written anew."""
    with bot_lock.hold(planted.database), closing(sqlite3.connect(planted.database)) as running:
        running.execute("SELECT count(*) FROM question").fetchone()
        assert planted.run("erase", "--containing", NAME, "--yes").code == 0
        left = bytes_beside(planted.database)
        assert [spelling for spelling in SPELLINGS if spelling.encode() in left] == []
        assert running.execute("SELECT count(*) FROM question").fetchone() == (3,)


def test_files_that_are_not_the_programs_are_named(planted: Installation) -> None:
    """An export beside the database and an answer of the staff stay, and the exit code says that somebody has to look."""
    export = planted.database.parent / "questions.csv"
    export.write_text(f"1;{TYPED.upper()}\n", encoding="utf-8")
    answer = planted.folder / "knowledge" / "learned" / "topics" / "chandelles.yaml"
    answer.parent.mkdir(parents=True)
    answer.write_text(f"# {TYPED}\n", encoding="utf-8")
    done = planted.run("erase", "--containing", NAME, "--yes")
    assert (done.code, str(export) in done.err, str(answer) in done.err) == (1, True, True)


def test_a_text_that_stands_everywhere_is_refused(planted: Installation) -> None:
    """Nothing but signs, or a single letter, would erase all that was ever asked."""
    for text in ("", " ?! ", "e"):
        assert planted.run("erase", "--containing", text, "--yes").code == 2
    assert json.loads(planted.run("erase", "--containing", NAME, "--json").out)["questions"] == 3


def test_the_text_need_not_stay_in_the_shells_history(planted: Installation) -> None:
    """A dash reads it from standard input."""
    done = planted.process("erase", "--containing", "-", "--json", stdin=NAME.encode())
    assert json.loads(done.out)["questions"] == 3
