"""What a `FeedbackStore` promises, tried on the one in SQLite; and that it is erased with its person and with time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.review.feedback_model import CaseAct
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.store.examples import MAY, feedback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from bot.review.feedback_model import FeedbackPage


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(place) as opened:
        yield opened


async def say(database: Database, answer: str, asker: str, **changes: Any) -> bool:  # noqa: ANN401 - any field of the example
    """Somebody says something back about an answer."""
    return await People(database).feedback.keep(feedback(answer=answer, asker=asker, **changes), daily_limit=3)


async def page(database: Database, *, limit: int = 10, offset: int = 0) -> FeedbackPage:
    """What the staff see."""
    return await People(database).feedback.page(MAY, limit=limit, offset=offset)


async def act(database: Database, verb: Any, entry: str = "topic:fete") -> bool:  # noqa: ANN401 - one of two words
    """What staff do."""
    return await People(database).feedback.act(CaseAct(entry, verb, "Odile", "2026-05-22T12:00:00-04:00"))


async def test_a_second_verdict_takes_the_place_of_the_first(database: Database) -> None:
    """Of the same person on the same answer; another's stays, and so does theirs on another answer."""
    assert await say(database, "1", "a", verdict="wrong", reason="outdated", comment="Vieux.")
    assert await say(database, "1", "b", verdict="wrong")
    assert await say(database, "1", "a", verdict="helpful")
    (entry,) = (await page(database)).entries
    assert (entry.wrong, entry.helpful, entry.comments, entry.reasons) == (1, 1, (), {})


async def test_one_person_counts_once(database: Database) -> None:
    """Whoever is given the same answer three times and finds it wrong each time is one; who has no name is one an answer."""
    for answer in "123":
        await say(database, answer, "a")
    await say(database, "4", "")
    await say(database, "5", "")
    (entry,) = (await page(database)).entries
    assert entry.wrong == 3


async def test_one_person_has_a_limit_a_day(database: Database) -> None:
    """Beyond it nothing is kept, but a change of mind is; the next day begins anew."""
    assert [await say(database, answer, "a") for answer in "1234"] == [True, True, True, False]
    assert await say(database, "3", "a", verdict="helpful")
    assert await say(database, "4", "a", day=MAY + timedelta(days=1))
    assert await say(database, "9", "b")


async def test_most_harmful_comes_first(database: Database) -> None:
    """Wrong before not helpful, by people, those of late first; what only helped stands last."""
    old = MAY - timedelta(days=60)
    await say(database, "1", "a", entry="topic:helps", verdict="helpful")
    for number in range(3):
        await say(database, f"2{number}", str(number), entry="topic:unclear", verdict="not_helpful")
        await say(database, f"3{number}", str(number), entry="topic:wrong-long-ago", day=old)
    await say(database, "4", "d", entry="topic:wrong-lately")
    found = await page(database)
    assert [one.entry for one in found.entries] == [
        "topic:wrong-lately",
        "topic:wrong-long-ago",
        "topic:unclear",
        "topic:helps",
    ]
    assert (found.total, found.open) == (4, 2)
    assert [one.case for one in found.entries] == ["open", "open", "none", "none"]


async def test_a_page_at_a_time(database: Database) -> None:
    """The numbers are those of all, also on a page beyond the last, and where nothing was said."""
    assert (await page(database)).as_json() == {"total": 0, "open": 0, "entries": []}
    for name in "abc":
        await say(database, name, name, entry=f"topic:{name}")
    assert [one.entry for one in (await page(database, limit=2, offset=2)).entries] == ["topic:c"]
    assert (await page(database, offset=9)).as_json() == {"total": 3, "open": 3, "entries": []}


async def test_what_is_written_is_shown_with_its_entry(database: Database) -> None:
    """Newest first, with verdict, reason and day."""
    await say(database, "1", "a", reason="outdated", comment="C’était en 2019.")
    await say(database, "2", "b", reason="outdated", verdict="not_helpful")
    await say(database, "3", "c", reason="other", comment="“Non”", day=MAY + timedelta(days=1))
    (entry,) = (await page(database)).entries
    assert entry.as_json() == {
        "entry": "topic:fete",
        "case": "open",
        "wrong": 2,
        "not_helpful": 1,
        "helpful": 0,
        "reasons": {"outdated": 2, "other": 1},
        "comments": (
            {"day": "2026-05-23", "verdict": "wrong", "reason": "other", "text": "“Non”"},
            {"day": "2026-05-22", "verdict": "wrong", "reason": "outdated", "text": "C’était en 2019."},
        ),
        "acts": (),
        "last": "2026-05-23",
    }


async def test_a_case_is_open_until_it_is_dealt_with(database: Database) -> None:
    """Then it sinks; whoever calls it wrong afterwards, or a second thought of the staff, opens it again."""
    await say(database, "1", "a")
    await say(database, "2", "a", entry="topic:quiet", verdict="not_helpful")
    assert await act(database, "settle")
    found = await page(database)
    assert [(one.entry, one.case) for one in found.entries] == [("topic:quiet", "none"), ("topic:fete", "settled")]
    assert found.open == 0
    assert await act(database, "reopen")
    assert (await page(database)).entries[0].case == "open"
    assert await act(database, "settle")
    await say(database, "1", "a", comment="Toujours faux.")
    (first, _) = (await page(database)).entries
    assert (first.entry, first.case, first.wrong) == ("topic:fete", "open", 1)
    assert [(one.verb, one.by) for one in first.acts] == [("settle", "Odile"), ("reopen", "Odile"), ("settle", "Odile")]


async def test_there_is_no_case_without_anything_said(database: Database) -> None:
    """Nothing is written down about an entry of which nothing is kept."""
    assert not await act(database, "settle")
    assert await database.read("SELECT * FROM feedback_act") == []


async def test_half_of_it_is_never_kept(database: Database) -> None:
    """What the schema refuses leaves what was said before."""
    await say(database, "1", "a")
    with pytest.raises(StoreError):
        await say(database, "1", "a", verdict="splendid")
    assert (await page(database)).entries[0].wrong == 1


async def test_it_is_erased_with_its_person(database: Database) -> None:
    """What one person said, and nobody else's; it can be seen before."""
    people = People(database)
    await say(database, "1", "a", reason="other", comment="Hum.")
    await say(database, "1", "b")
    (said,) = (await people.mine(("a",))).feedback
    assert (said.entry, said.verdict, said.reason, said.comment, said.day) == (
        "topic:fete",
        "wrong",
        "other",
        "Hum.",
        "2026-05-22",
    )
    assert await people.erase(("a",)) == 1
    assert (await people.mine(("a",))).feedback == ()
    assert (await page(database)).entries[0].wrong == 1


async def test_retention_takes_it_too(database: Database) -> None:
    """With the words themselves off the disk, and the trail of entries of which nothing is left."""
    await say(database, "1", "a", comment="Ornithorynque.", day=MAY - timedelta(days=1))
    await act(database, "settle")
    await say(database, "2", "b", entry="topic:autre")
    await Questions(database).purge(MAY + timedelta(days=1), MAY + timedelta(days=1), even_if_clock_jumped=True)
    assert (await page(database)).total == 0
    assert await database.read("SELECT * FROM feedback_act") == []
