"""Any of several processes may die at any moment: acknowledged once, told once; at length: tests/perf/kill_several.py."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from tests.perf.kill_several import PROCESSES, Several, killed
from tests.perf.teaching import Teaching
from tests.postgres import needs_postgres
from tests.store.examples import put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import PostgresServer

pytestmark = [needs_postgres, pytest.mark.slow]

ROUNDS: Final = 3


async def test_what_was_acknowledged_outlives_every_kill_and_is_done_once(postgres: PostgresServer) -> None:
    """Three processes note, tell and post on one database; each round one is killed, and another takes its place."""
    several = await killed(postgres.new(), ROUNDS)
    assert await several.found_wrong() == []
    assert several.kills == ROUNDS + PROCESSES
    assert min(len(several.said[what]) for what in ("noted", "told", "posted")) >= ROUNDS


async def test_what_is_wrong_is_found(postgres: PostgresServer, tmp_path: Path) -> None:
    """A question lost, a person told twice or never, an answer not heard of, a counter that lies: each is told."""
    from bot.store.database import Database  # noqa: PLC0415 - only here
    from bot.store.questions import Questions  # noqa: PLC0415 - only here

    teaching = Teaching("", tmp_path)
    teaching.never.append("Où?")
    several = Several(postgres.new(), teaching)
    several.said["noted"] = Counter(["lost", "twice"])
    several.said["told"] = Counter(["a", "a"])
    several.said["wished"] = Counter(["a", "never"])
    async with await Database.open(several.url) as database:
        for _ in range(2):
            await put(Questions(database), text="twice")
        await database.execute("UPDATE question_group SET count = 7")
    assert await several.found_wrong() == [
        "acknowledged and kept 0 times: lost",
        "acknowledged and kept 2 times: twice",
        "kept 2 times: twice",
        "told 2 times: a",
        "1 not told and not waiting, after 0 kills",
        "never heard of: Où?",
        "group 1 tells something else than its questions",
    ]
