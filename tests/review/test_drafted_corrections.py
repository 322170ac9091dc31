"""Corrections that are kept between their form and their publication: two people at once, what changed meanwhile, how long."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.review.correcting import Corrected, Correcting
from bot.review.drafted_corrections import DraftedCorrections
from bot.review.errors import ChangedSinceError
from bot.store.cards import StoredCorrectionDrafts
from bot.store.database import Database
from tests.review.place import CINEMA_ENTRY, Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

FETE = "topic:fete"
MARIE, ODILE = "discord:1", "discord:2"
ENGLISH = {"title_en": "Cinema"}


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The village on the disk, an empty database."""
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)


def drafted(place: Place) -> DraftedCorrections:
    """Those of the village."""
    return DraftedCorrections(place.publishing, StoredCorrectionDrafts(place.database))


async def held(place: Place, entry: str, person: str = MARIE) -> Mapping[str, str]:
    """What a form holds that somebody opens now."""
    return await drafted(place).begun(entry, place.library.written().entries[entry], person)


async def test_of_two_who_publish_at_once_the_second_is_told(place: Place) -> None:
    """Both tried it upon the same words, and neither waited for the other: nobody's text is written over unseen."""
    first = await drafted(place).put_down(FETE, MARIE, {"answer_fr": "La fête a lieu le 25 juin."})
    second = await drafted(place).put_down(FETE, ODILE, {"answer_fr": "La fête a lieu le 26 juin."})
    published = (drafted(place).publish(one, one.person, None) for one in (first, second))
    done, refused = await asyncio.gather(*published, return_exceptions=True)
    assert isinstance(done, Corrected)
    assert isinstance(refused, ChangedSinceError)
    assert (await held(place, FETE))["answer_fr"] == "La fête a lieu le 25 juin."
    assert await drafted(place).one(second.id, ODILE) == second


async def test_that_it_is_still_so_changes_nothing_of_what_it_says(place: Place) -> None:
    """Who had tried a correction publishes it, and finds it again in the form."""
    draft = await drafted(place).put_down(FETE, MARIE, {"answer_fr": "La fête a lieu le 25 juin."})
    await Correcting(place.publishing).confirm(FETE, date(2026, 5, 22), "Odile")
    assert (await held(place, FETE))["answer_fr"] == "La fête a lieu le 25 juin."
    await drafted(place).publish(draft, "Marie", None)
    assert (await held(place, FETE))["answer_fr"] == "La fête a lieu le 25 juin."


async def test_english_that_nobody_else_wrote_outlives_a_change_of_the_text(place: Place) -> None:
    """It stands in a form of its own; the text that was written upon another one does not come back."""
    await put(place.store, text="Y a-t-il un cinéma?", utterance="cinema")
    french = CINEMA_ENTRY.content.replace("title: {fr: Cinéma, en: Cinema}", "title: {fr: Cinéma}")
    await place.publishing.answer(1, type(CINEMA_ENTRY)("new_entry", content=french), "Odile")
    await drafted(place).put_down("topic:cinema", MARIE, {**ENGLISH, "answer_fr": "Le cinéma est fermé."})
    await Correcting(place.publishing).correct("topic:cinema", "{answer: {fr: Le cinéma est au village.}}", "Odile")
    found = await held(place, "topic:cinema")
    assert (found["title_en"], found["answer_fr"]) == ("Cinema", "Le cinéma est au village.")


async def test_what_nobody_goes_on_with_goes_with_the_questions_of_its_day(place: Place) -> None:
    """It hangs on no group that would take it along."""
    draft, today = await drafted(place).put_down(FETE, MARIE, {"answer_fr": "Autre chose."}), place.desk.today()
    await place.store.purge(today, today)
    assert await drafted(place).one(draft.id, MARIE) is not None
    later = today + timedelta(days=1)
    await place.store.purge(later, later)
    assert await drafted(place).one(draft.id, MARIE) is None
