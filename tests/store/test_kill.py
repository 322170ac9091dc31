"""`kill -9` in the middle of writes: what was confirmed is there, and nothing is there by half."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.review.model import EVERYTHING
from bot.store.database import Database
from bot.store.questions import Questions

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DEATHS = 5

UNTOLD = """
    SELECT g.id FROM question_group AS g LEFT JOIN question AS q ON q.group_id = g.id
    GROUP BY g.id HAVING g.count <> count(q.id) OR g.askers <> count(DISTINCT q.asker)
"""
UNTRAILED = """
    SELECT id FROM question_group
    WHERE (state = 'dismissed') <> EXISTS (SELECT 1 FROM act WHERE act.group_id = question_group.id)
"""


def killed_after(lines: int, path: Path) -> list[int]:
    """Let the writer confirm that many groups, kill it, and return all that it had confirmed by then."""
    command = [sys.executable, "-m", "tests.store.writer", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        confirmed = [int(writer.stdout.readline()) for _ in range(lines)]
        writer.kill()
        return confirmed + [int(line) for line in writer.stdout if line.endswith("\n")]


async def test_a_killed_writer_leaves_whole_transactions_only(tmp_path: Path) -> None:
    """Killed again and again on the same file, at other moments: counters, trail and confirmed groups always agree."""
    path = tmp_path / "q.sqlite3"
    for death in range(DEATHS):
        confirmed = killed_after(7 + 11 * death, path)
        async with await Database.open(path) as database:
            total = (await Questions(database).page(EVERYTHING, limit=1)).total
            assert [row[0] for row in await database.read("PRAGMA integrity_check")] == ["ok"]
            assert await database.read("PRAGMA foreign_key_check") == []
            assert await database.read(UNTOLD) == []
            assert await database.read(UNTRAILED) == []
            known = {row["id"] for row in await database.read("SELECT id FROM question_group")}
            assert set(confirmed) <= known
            assert total == len(known)


def test_the_checks_can_fail(tmp_path: Path) -> None:
    """The two queries above do find a counter that lies and a dismissal without trail."""
    connection = sqlite3.connect(tmp_path / "q.sqlite3")
    for file in sorted((ROOT / "bot" / "store" / "migrations").glob("*.sql")):
        connection.executescript(file.read_text(encoding="utf-8"))
    connection.execute(
        "INSERT INTO question_group (id, utterance, reason, language, state, score, count, first_day, last_day)"
        " VALUES (1, 'u', 'r', 'fr', 'dismissed', 0.0, 3, '2026-05-22', '2026-05-22')"
    )
    assert connection.execute(UNTOLD).fetchall() == [(1,)]
    assert connection.execute(UNTRAILED).fetchall() == [(1,)]
    connection.close()
