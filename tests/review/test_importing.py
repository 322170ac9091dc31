"""Questions go from one installation to another: each once, masked anew, put aside where they were; or not at all."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.review.desk import Desk, desk_over
from bot.review.errors import ReviewError
from bot.review.import_rows import imported_questions
from bot.review.importing import bring_in
from bot.review.model import EVERYTHING
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NOON = datetime(2026, 5, 23, 12, tzinfo=timezone(timedelta(hours=-4)))


@pytest.fixture
async def desks(tmp_path: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    """Two installations."""
    async with await Database.open(tmp_path / "a") as one, await Database.open(tmp_path / "b") as other:
        made = [desk_over(Questions(each), People(each), keys=keys(b"x" * 32), now=lambda: NOON) for each in (one, other)]
        yield made[0], made[1]


async def exported(desk: Desk) -> str:
    """What `review export --json` writes."""
    return json.dumps([row.as_json() for row in await desk.queue.export(EVERYTHING)])


async def test_questions_arrive_once_with_their_demand(desks: tuple[Desk, Desk]) -> None:
    """Distinct askers stay distinct; brought a second time nothing is new; what was put aside stays aside."""
    here, there = desks
    for asker in "abc":
        await put(here.intake._questions, text="Un cinéma?", utterance="un cinema", asker=asker)
    spam = await put(here.intake._questions, text="Achetez!", utterance="achetez")
    await here.actions.dismiss(spam, "spam", "Odile")
    file = await exported(here)
    assert await bring_in(there, imported_questions(file), "Lucie") == 4
    assert await bring_in(there, imported_questions(file), "Lucie") == 0
    (cinema,) = (await there.queue.list()).groups
    assert (cinema.questions, cinema.askers, cinema.count) == (("Un cinéma?",), 3, 3)
    aside = [group for group in (await there.queue.list(EVERYTHING)).groups if group.id != cinema.id]
    assert [(group.standing.state, group.standing.resolution) for group in aside] == [("dismissed", "spam")]


async def test_what_people_ask_here_is_not_put_aside_by_an_import(desks: tuple[Desk, Desk]) -> None:
    """A decision of elsewhere takes nothing off the desk."""
    here, there = desks
    group = await put(here.intake._questions, text="Un cinéma?", utterance="un cinema")
    await here.actions.dismiss(group, "out_of_scope", "Odile")
    await put(there.intake._questions, text="Un cinéma?", utterance="un cinema", asker="somebody here")
    await bring_in(there, imported_questions(await exported(here)), "Lucie")
    assert (await there.queue.list()).total == 1


def row(**changes: object) -> str:
    """One exported question with something changed."""
    values = {"group": 1, "utterance": "un", "reason": "too_close", "state": "new", "resolution": None, "nearest": None}
    values |= {"score": 1, "question": "appelez 418 492-1234", "language": "fr", "channel": "web", "day": "2026-05-22"}
    return json.dumps([values | {"asker": 1} | changes])


def test_what_was_not_masked_there_is_masked_here() -> None:
    """An older program, or a hand, may have left a telephone in."""
    assert imported_questions(row())[0].text == "appelez [téléphone]"
    assert imported_questions(row(state="answered")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}x",
        "[1]",
        '{"a": 1}',
        row(reason="because"),
        row(language="de"),
        row(day="hier"),
        row(asker="x"),
        row(question=" "),
        row(question="\ud800?"),
        row(asker=float("inf")),
        row(score=float("nan")),
        row(state="dismissed", resolution="boredom"),
    ],
)
def test_what_is_no_export_is_refused_whole(text: str) -> None:
    """In a sentence that says which command makes one."""
    with pytest.raises(ReviewError, match="review export --json"):
        imported_questions(text)
