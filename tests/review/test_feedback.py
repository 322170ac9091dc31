"""What people say back is taken once a person, masked, and told to the staff; of an emergency nothing but the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.review.desk import Desk, desk_over
from bot.review.feedback_model import Said
from bot.review.model import Filters
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.review.test_intake import ANSWERED, ASKED, NOON, REFUSED, SECRET

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.assistant import Reply

URGENT = replace(ANSWERED, entry="emergency:suicide")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk over it, where it is noon and stays noon."""
    return desk_at(database)


def desk_at(database: Database, now: datetime = NOON) -> Desk:
    """A desk over it, opened at that time."""
    return desk_over(Questions(database), People(database), keys=keys(SECRET), daily_limit=3, now=lambda: now)


def said(desk: Desk, reply: Reply = ANSWERED, **changes: Any) -> Said:  # noqa: ANN401 - any field of the example
    """Somebody calls an answer wrong."""
    example = Said(answer=desk.feedback.name(reply), verdict="wrong", channel="web", asker="web:1")
    return replace(example, **changes)


async def everything(database: Database) -> str:
    """All that stands in the database, as text."""
    tables = [row["name"] for row in await database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = [await database.read(f"SELECT * FROM {name}") for name in tables]  # noqa: S608 - its own tables
    return repr([[tuple(row) for row in found] for found in rows])


async def test_a_wrong_answer_goes_to_the_desk_with_its_question(desk: Desk) -> None:
    """Masked as any other, with the entry that had answered; the entry has a case beside it."""
    asked = replace(ASKED, text="Un aréna? 418 555-0123", log=False)
    assert await desk.feedback.say(said(desk), (asked, ANSWERED)) == "kept"
    (group,) = (await desk.queue.list(Filters(reason="wrong_answer"))).groups
    assert (group.questions, group.nearest) == (("Un aréna? [téléphone]",), "topic:arena")
    (entry,) = (await desk.feedback.list()).entries
    assert (entry.entry, entry.case, entry.wrong) == ("topic:arena", "open", 1)


async def test_saying_it_again_counts_nothing_twice(desk: Desk) -> None:
    """A reason given afterwards joins the verdict, and the question waits at the desk once."""
    first = said(desk)
    assert await desk.feedback.say(first, (ASKED, ANSWERED)) == "kept"
    again = replace(first, reason="outdated", comment="Écrivez à jean@exemple.ca, c’est fermé.")
    assert await desk.feedback.say(again, (ASKED, ANSWERED)) == "kept"
    (group,) = (await desk.queue.list(Filters(reason="wrong_answer"))).groups
    assert group.count == 1
    (entry,) = (await desk.feedback.list()).entries
    assert (entry.wrong, entry.reasons) == (1, {"outdated": 1})
    assert [one.text for one in entry.comments] == ["Écrivez à [courriel], c’est fermé."]


async def test_a_question_that_is_forgotten_leaves_the_entry(database: Database) -> None:
    """Three days and a restart later, the verdict is about what had answered, and no question is made up."""
    before = said(desk_at(database))
    later = desk_at(database, NOON + timedelta(days=3))
    assert await later.feedback.say(before) == "kept"
    assert (await later.queue.list()).total == 0
    assert [(one.entry, one.case) for one in (await later.feedback.list()).entries] == [("topic:arena", "open")]


@pytest.mark.parametrize("verdict", ["helpful", "not_helpful"])
async def test_only_what_is_wrong_goes_to_the_desk(desk: Desk, database: Database, verdict: Any) -> None:  # noqa: ANN401
    """Of an answer that helped, or not, neither the question nor a case is kept."""
    assert await desk.feedback.say(said(desk, verdict=verdict), (ASKED, ANSWERED)) == "kept"
    assert (await desk.queue.list()).total == 0
    assert [one.case for one in (await desk.feedback.list()).entries] == ["none"]
    assert "cinéma" not in await everything(database)


async def test_of_an_emergency_only_the_verdict_is_kept(desk: Desk, database: Database) -> None:
    """Neither who, nor a word of theirs, nor which kind it was."""
    told = said(desk, URGENT, asker="web:sos", comment="Le numéro ne répond pas.", reason="other")
    assert await desk.feedback.say(told, (replace(ASKED, text="je veux mourir"), URGENT)) == "kept"
    kept = await everything(database)
    assert not any(word in kept for word in ("mourir", "numéro ne", "suicide", desk_asker(desk, "web:sos")))
    (entry,) = (await desk.feedback.list()).entries
    assert (entry.entry, entry.wrong, entry.comments) == ("emergency", 1, ())


def desk_asker(desk: Desk, key: str) -> str:
    """The digest that a person would be kept under."""
    return desk.feedback._pseudonyms.asker(key, NOON.date())


async def test_an_answer_of_nobody_is_unknown(desk: Desk, database: Database) -> None:
    """Nothing is kept of it."""
    assert await desk.feedback.say(said(desk, answer="a1b2"), (ASKED, ANSWERED)) == "unknown"
    assert (await desk.feedback.list()).total == (await desk.queue.list()).total == 0
    assert "cinéma" not in await everything(database)


async def test_whoever_judges_too_much_is_told(desk: Desk) -> None:
    """And then no question reaches the desk either."""
    for _ in range(3):
        assert await desk.feedback.say(said(desk)) == "kept"
    assert await desk.feedback.say(said(desk), (ASKED, ANSWERED)) == "too_many"
    assert (await desk.queue.list()).total == 0


async def test_without_a_name_one_answer_is_one_person(desk: Desk) -> None:
    """A program that keeps no cookie changes its mind, and does not count twice."""
    first = said(desk, asker=None)
    await desk.feedback.say(first)
    await desk.feedback.say(replace(first, verdict="helpful"))
    (entry,) = (await desk.feedback.list()).entries
    assert (entry.wrong, entry.helpful) == (0, 1)


async def test_a_refusal_may_be_judged(desk: Desk) -> None:
    """It has no entry; its question waits at the desk already, and does not come twice."""
    await desk.intake.note(ASKED, REFUSED)
    assert await desk.feedback.say(said(desk, REFUSED), (ASKED, REFUSED)) == "kept"
    assert (await desk.queue.list()).total == 1
    assert [one.entry for one in (await desk.feedback.list()).entries] == [""]


async def test_a_person_sees_and_erases_what_they_said(desk: Desk) -> None:
    """Beside their questions; the staff no longer see it then."""
    await desk.feedback.say(said(desk, comment="Fermé depuis mars."), (ASKED, ANSWERED))
    mine = await desk.personal_data.mine("web:1")
    assert [(one.verdict, one.comment) for one in mine.feedback] == [("wrong", "Fermé depuis mars.")]
    assert await desk.personal_data.erase_mine("web:1") == 2
    assert (await desk.feedback.list()).total == 0


async def test_staff_deal_with_an_entry(desk: Desk) -> None:
    """By name and time, once there is something to deal with."""
    assert not await desk.feedback.act("topic:arena", "settle", "Odile")
    await desk.feedback.say(said(desk))
    assert await desk.feedback.act("topic:arena", "settle", "Odile")
    (entry,) = (await desk.feedback.list()).entries
    assert (entry.case, entry.acts[0].by, entry.acts[0].at) == ("settled", "Odile", "2026-05-22T12:00:00-04:00")


async def test_who_counts_is_told_of_what_is_kept(desk: Desk) -> None:
    """Channel and verdict, and nothing of what was not kept."""
    told: list[tuple[str, str]] = []
    desk.feedback.tell(lambda channel, verdict: told.append((channel, verdict)))
    await desk.feedback.say(said(desk, answer="nobody's"))
    await desk.feedback.say(said(desk, verdict="helpful"))
    assert told == [("web", "helpful")]
