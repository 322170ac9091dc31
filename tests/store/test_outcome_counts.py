"""OutcomeCounter add up, forget with retention, and tell of each period once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.review.outcome_counts import OutcomeCount
from bot.store.database import Database
from bot.store.feedback import StoredFeedback
from bot.store.outcome_counts import Posted, StoredOutcomeCounts
from tests.store.examples import feedback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FETE = OutcomeCount("2026-05-22", "web", "fr", "answer", "", "topic:fete", 3)


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(place) as opened:
        yield opened


async def test_what_is_added_twice_is_summed(database: Database) -> None:
    """The same day, channel, language, fate and entry is one row; what people say is wrong stands beside it."""
    tallies = StoredOutcomeCounts(database)
    await tallies.add([FETE])
    await tallies.add([FETE, OutcomeCount("2026-05-21", "web", "fr", "abstain", "out_of_scope", "", 1)])
    await StoredFeedback(database).keep(feedback(), daily_limit=10)
    await StoredFeedback(database).keep(feedback(answer="b" * 64, verdict="not_helpful"), daily_limit=10)
    found = await tallies.since(date(2026, 5, 22))
    assert {(one.fate, one.entry, one.count) for one in found} == {("answer", "topic:fete", 6), ("wrong", "topic:fete", 1)}


async def test_retention_takes_them_too(database: Database) -> None:
    """Nothing is left of a day before the limit, everything of the limit itself."""
    tallies = StoredOutcomeCounts(database)
    await tallies.add([FETE, OutcomeCount("2026-05-21", "web", "fr", "answer", "", "topic:fete", 1)])
    await tallies.purge(date(2026, 5, 22))
    assert [one.day for one in await tallies.since(date(2020, 1, 1))] == ["2026-05-22"]


async def test_half_of_an_addition_is_never_kept(database: Database) -> None:
    """A row that the schema refuses takes the others with it."""
    tallies = StoredOutcomeCounts(database)
    with pytest.raises(StoreError):
        await tallies.add([FETE, OutcomeCount("yesterday", "web", "fr", "answer", "", "", 1)])
    assert await tallies.since(date(2020, 1, 1)) == ()


async def test_a_period_is_told_once(database: Database) -> None:
    """Whoever comes second is told so, until the first takes it back."""
    posted = Posted(database)
    assert await posted.begin("digest", "2026-W21", "now")
    assert not await posted.begin("digest", "2026-W21", "now")
    assert await posted.begin("digest", "2026-W22", "now")
    await posted.take_back("digest", "2026-W21")
    assert await posted.begin("digest", "2026-W21", "now")
