"""What a group tells of its questions is what they tell, however they came, and costs the same however many they are."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.database import Database
from bot.store.group_counts import TELL
from bot.store.questions import Questions
from tests.store.examples import MAY, put, question

if TYPE_CHECKING:
    from pathlib import Path

    from aiosqlite import Connection

    from bot.store.backend import StoreConnection

_COUNTED = "SELECT count, askers, escalated, first_day, last_day FROM question_group WHERE id = ?"
_ONE = st.tuples(st.sampled_from(("", "a", "b", "c")), st.sampled_from("tu"), st.integers(-3, 3), st.booleans(), st.booleans())


@given(st.lists(_ONE, min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_counting_on_is_counting_anew(tmp_path: Path, asked: list[tuple[str, str, int, bool, bool]]) -> None:
    """A question that comes, or comes back, is added to what the group tells; counted anew, the group tells the same."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        await database.write(lambda connection: connection.execute("DELETE FROM question_group"))
        store = Questions(database)
        for asker, text, days, escalated, again in asked:
            one = question(asker=asker, text=text, day=MAY + timedelta(days=days), escalated=escalated)
            group_id = await store.add(one, daily_limit=1000, again=again)
            (counted_on,) = await database.read(_COUNTED, (group_id,))
            await database.write(lambda connection: connection.execute(TELL, (json.dumps([group_id]),)))  # noqa: B023 - awaited
            (counted_anew,) = await database.read(_COUNTED, (group_id,))
            assert tuple(counted_on) == tuple(counted_anew)


async def test_one_more_costs_the_same_in_a_group_of_thousands(tmp_path: Path) -> None:
    """SQLite takes about as many steps for it as in a group of one: it reads none of the questions that are there."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        store = Questions(database)
        steps = count()
        await database.write(
            lambda connection: cast("Connection", connection).set_progress_handler(lambda: next(steps) < 0, 10)
        )
        group_id = await put(store, asker="first")

        async def taken(asker: str, *, again: bool) -> int:
            before = next(steps)
            await store.add(question(asker=asker), daily_limit=1000, again=again)
            return next(steps) - before

        async def crowd(connection: StoreConnection) -> None:
            await connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                "INSERT INTO question (group_id, text, language, channel, day, asker) "
                "SELECT ?, 't', 'fr', 'web', '2026-05-22', 'b' || i FROM n",
                (group_id,),
            )
            await connection.execute(TELL, (json.dumps([group_id]),))

        few = await taken("few", again=True), await taken("few", again=False)
        await database.write(crowd)
        many = await taken("many", again=True), await taken("many", again=False)
        assert all(after < before + 50 for before, after in zip(few, many, strict=True))
        (row,) = await database.read(_COUNTED, (group_id,))
        assert tuple(row)[:2] == (3003, 3003)
