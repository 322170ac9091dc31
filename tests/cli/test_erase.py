"""`kamouraska erase`: what was typed is nowhere afterwards, not in a single byte."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.review.intake import now_here
from bot.store import bot_lock
from bot.store.database import Database
from bot.store.people import People
from tests.cli.conftest import RARE, WANTED
from tests.cli.keeping import NAME, TYPED, WISH, Keeping, spelled
from tests.postgres import needs_postgres

if TYPE_CHECKING:
    from tests.cli.conftest import Installation
    from tests.postgres import PostgresServer

pytestmark = pytest.mark.slow

ASKER = "b" * 64


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgres)])
def kept(request: pytest.FixtureRequest, installation: Installation) -> Keeping:
    """A village where two things were asked in vain, which are kept in a file, and on a server."""
    keeping = Keeping(installation, None, "")
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        keeping = Keeping(installation, server, server.new())
        installation.patch.setenv("KAMOURASKA_STORE__URL", keeping.url)
    for question in (RARE, WANTED, WANTED.upper()):
        assert installation.run("ask", question).code == 3
    return keeping


@pytest.fixture
def planted(kept: Keeping) -> Keeping:
    """The same, where a name stands in every place."""
    kept.plant()
    return kept


@pytest.fixture
def in_a_file(asked: Installation) -> Keeping:
    """The same, in a file."""
    keeping = Keeping(asked, None, "")
    keeping.plant()
    return keeping


def test_nothing_changes_before_it_is_confirmed(planted: Keeping) -> None:
    """How many there are is said, and no more is done; the text is compared as people type."""
    before = json.loads(planted.run("review", "export", "--json").out)
    told = planted.run("erase", "--containing", "  eloise THERIAULT plourde ")
    assert (told.code, "3 question(s)" in told.out, "--yes" in told.out) == (0, True, True)
    found = json.loads(planted.run("erase", "--containing", NAME, "--json").out)
    assert (found["questions"], found["groups"], found["drafts"], found["wishes"], found["erased"]) == (3, 1, 2, 1, False)
    assert json.loads(planted.run("review", "export", "--json").out) == before
    assert not (planted.installed.database.parent / "erased.jsonl").exists()


def test_copies_that_the_bot_took_before_are_told_of(in_a_file: Keeping) -> None:
    """Nobody sees into them, and they go by themselves; a copy that the bot did not take is not counted."""
    copies = in_a_file.installed.folder / "copies"
    copies.mkdir()
    for name in ("backup-20261130T081500Z.zip", "mine.zip"):
        (copies / name).write_bytes(b"")
    in_a_file.installed.patch.setenv("KAMOURASKA_BACKUP__FOLDER", str(copies))
    assert "sauvegardes" not in in_a_file.run("erase", "--containing", NAME).out
    assert f"(1, dans {copies})" in in_a_file.run("erase", "--containing", NAME, "--yes").out


def test_not_a_byte_is_left(planted: Keeping) -> None:
    """Database, write-ahead log, every other file, what is exported, backed up or dumped; what does not hold it stays."""
    assert {"Éloïse", "éloïse", "elois", "plourd"} <= {*spelled(planted.bytes())} & {*spelled(planted.said())}
    done = planted.run("erase", "--containing", NAME, "--yes", "--json")
    told = json.loads(done.out)
    assert (done.code, told["questions"], told["acts"], told["cards"], told["left"]) == (0, 3, 2, 2, [])
    assert spelled(planted.bytes()) == []
    assert spelled(planted.said()) == []
    again = json.loads(planted.run("erase", "--containing", NAME, "--json").out)
    assert not any(again[name] for name in ("questions", "wishes", "drafts", "acts", "heads", "comments"))
    rest = json.loads(planted.run("review", "list", "--state", "all", "--json").out)
    assert sum(group["count"] for group in rest["groups"]) == 3


@pytest.mark.parametrize("way", ["their own", "retention"])
def test_what_goes_without_being_looked_for_is_told_nowhere(kept: Keeping, way: str) -> None:
    """What one person erases of theirs, and what is past retention; of a file no byte is left either."""
    for text in (TYPED, TYPED.upper()):
        assert kept.run("ask", text).code == 3
    groups = "SELECT group_id FROM question WHERE lower(text) LIKE '%chandelles%'"
    ((group,),) = set(kept.rows(groups))
    kept.change(
        ("UPDATE question SET asker = ? WHERE group_id = ?", (ASKER, group)),
        (WISH, (group, TYPED, ASKER)),
    )
    assert spelled(kept.said())
    if way == "retention":
        long_ago = (now_here().date() - timedelta(days=400)).isoformat()
        kept.change(("UPDATE question SET day = ? WHERE group_id = ?", (long_ago, group)))
        assert kept.run("purge", "--even-if-clock-jumped").code == 0
    else:
        assert asyncio.run(_erased_of(kept, ASKER)) == 3
    assert spelled(kept.said()) == []
    assert kept.server is not None or spelled(kept.bytes()) == []
    assert kept.rows("SELECT count(*) FROM question") == [(3,)]


async def _erased_of(kept: Keeping, asker: str) -> int:
    async with await Database.open(kept.url or kept.installed.database) as database:
        return await People(database).erase((asker,))


def test_a_backup_that_is_put_back_loses_it_again(planted: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of before the erasure; for a server into a file beside it, and from there into another database."""
    archive = planted.installed.folder / "of-before.zip"
    assert planted.run("backup", str(archive)).code == 0
    assert planted.run("erase", "--containing", NAME, "--yes").code == 0
    if planted.server is None:
        assert planted.run("restore", str(archive)).code == 0
    else:
        restored, there = planted.installed.database.with_name("restored.sqlite3"), planted.server.new()
        monkeypatch.setenv("KAMOURASKA_STORE__URL", "")
        monkeypatch.setenv("KAMOURASKA_STORE__PATH", str(restored))
        assert planted.run("restore", str(archive)).code == 0
        assert planted.run("migrate-store", "--from", f"sqlite:///{restored}", "--to", there).code == 0
        monkeypatch.setenv("KAMOURASKA_STORE__URL", there)
        planted = Keeping(planted.installed, planted.server, there)
    assert spelled(planted.bytes()) == []
    assert spelled(planted.said()) == []
    assert planted.rows("SELECT count(*) FROM question") == [(3,)]


def test_the_journal_keeps_what_was_done_and_the_cards_are_drawn_anew(planted: Keeping) -> None:
    """Who did what and when is no trace of a person who asked; what they had typed is."""
    planted.run("erase", "--containing", NAME, "--yes")
    ((detail, by),) = planted.rows("SELECT detail, by FROM act WHERE verb = 'answer'")
    assert (json.loads(detail), by) == ({"closes": [1], "erased": ["files", "note"]}, "L")
    assert set(planted.rows("SELECT stamp FROM card")) == {("",)}


def test_it_works_while_a_bot_runs(in_a_file: Keeping) -> None:
    """Its lock is held and its connection stays open; it reads on from the file that was written anew."""
    database = in_a_file.installed.database
    with bot_lock.hold(database), closing(sqlite3.connect(database)) as running:
        running.execute("SELECT count(*) FROM question").fetchone()
        assert in_a_file.run("erase", "--containing", NAME, "--yes").code == 0
        assert spelled(in_a_file.bytes()) == []
        assert running.execute("SELECT count(*) FROM question").fetchone() == (3,)


@needs_postgres
def test_the_file_that_a_server_was_filled_from_is_named(in_a_file: Keeping, postgres: PostgresServer) -> None:
    """It is no longer the store: whoever keeps it has to see to it, and is told."""
    there = postgres.new()
    assert in_a_file.run("migrate-store", "--from", f"sqlite:///{in_a_file.installed.database}", "--to", there).code == 0
    in_a_file.installed.patch.setenv("KAMOURASKA_STORE__URL", there)
    done = in_a_file.run("erase", "--containing", NAME, "--yes")
    assert (done.code, str(in_a_file.installed.database) in done.err) == (1, True)


def test_files_that_are_not_the_programs_are_named(in_a_file: Keeping) -> None:
    """An export beside the database and an answer of the staff stay, and the exit code says that somebody has to look."""
    export = in_a_file.installed.database.parent / "questions.csv"
    export.write_text(f"1;{TYPED.upper()}\n", encoding="utf-8")
    answer = in_a_file.installed.folder / "knowledge" / "learned" / "topics" / "chandelles.yaml"
    answer.parent.mkdir(parents=True)
    answer.write_text(f"# {TYPED}\n", encoding="utf-8")
    done = in_a_file.run("erase", "--containing", NAME, "--yes")
    assert (done.code, str(export) in done.err, str(answer) in done.err) == (1, True, True)


def test_a_text_that_stands_everywhere_is_refused(in_a_file: Keeping) -> None:
    """Nothing but signs, or a single letter, would erase all that was ever asked."""
    for text in ("", " ?! ", "e"):
        assert in_a_file.run("erase", "--containing", text, "--yes").code == 2
    assert json.loads(in_a_file.run("erase", "--containing", NAME, "--json").out)["questions"] == 3


def test_the_text_need_not_stay_in_the_shells_history(in_a_file: Keeping) -> None:
    """A dash reads it from standard input."""
    done = in_a_file.installed.process("erase", "--containing", "-", "--json", stdin=NAME.encode())
    assert json.loads(done.out)["questions"] == 3
