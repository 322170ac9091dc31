"""What staff are told of one answer: what it says and rests on, who asks it and how, what came back, what was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.review.correcting import Correcting
from bot.review.entry_dossier import askings, entry_dossier
from bot.review.errors import UnknownEntryError
from bot.review.feedback_model import NewFeedback
from bot.review.outcome_counts import OutcomeCount
from bot.store.database import Database
from bot.store.feedback import StoredFeedback
from bot.store.outcome_counts import StoredOutcomeCounts
from tests.review.place import CINEMA_ENTRY, Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FETE = "topic:fete"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The village on the disk, an empty database."""
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)


def test_askings_are_those_of_the_answer_alone() -> None:
    """How often it was given, by language and channel; what others answered, or was refused, is not counted."""
    counts = [
        OutcomeCount("2026-05-20", "web", "fr", "answer", "", FETE, 3),
        OutcomeCount("2026-05-21", "discord", "en", "answer", "", FETE, 4),
        OutcomeCount("2026-05-22", "web", "fr", "wrong", "", FETE, 9),
        OutcomeCount("2026-05-22", "web", "fr", "answer", "", "topic:budget", 9),
    ]
    found = askings(FETE, counts)
    assert (found.total, found.last) == (7, "2026-05-21")
    assert list(found.languages.items()) == [("en", 4), ("fr", 3)]
    assert dict(found.channels) == {"web": 3, "discord": 4}
    assert askings("topic:budget", []).last is None


async def test_what_was_asked_is_what_it_answered_and_what_was_called_wrong(place: Place) -> None:
    """Masked, as it is kept; of other answers none, and none that only came near."""
    await put(place.store, text="Y a-t-il un cinéma?", utterance="cinema")
    await place.publishing.answer(1, CINEMA_ENTRY, "Odile")
    await put(place.store, text="Le cinéma est fermé?", utterance="ferme", reason="wrong_answer", nearest="topic:cinema")
    await put(place.store, text="Une fête?", utterance="fete", nearest="topic:cinema")
    said = [("wrong", "a"), ("helpful", "b")]
    for verdict, who in said:
        new = NewFeedback(who * 64, who * 64, "topic:cinema", "web", "fr", verdict, "", "", date(2026, 5, 21))  # type: ignore[arg-type]
        await StoredFeedback(place.database).keep(new, daily_limit=9)
    found = await entry_dossier("topic:cinema", place.publishing, StoredOutcomeCounts(place.database))
    assert {group.title for group in found.groups} == {"Y a-t-il un cinéma?", "Le cinéma est fermé?"}
    assert found.said_back is not None
    assert (found.said_back.wrong, found.said_back.helpful) == (1, 1)
    other = await entry_dossier(FETE, place.publishing, StoredOutcomeCounts(place.database))
    assert (other.groups, other.more, other.said_back, other.acts) == ((), 0, None, ())


async def test_what_was_done_to_it_is_told_and_whether_it_can_be_taken_back(place: Place) -> None:
    """Oldest first; what waits for another to approve it is named."""
    counts = StoredOutcomeCounts(place.database)
    await Correcting(place.publishing).confirm(FETE, date(2026, 5, 22), "Odile")
    found = await entry_dossier(FETE, place.publishing, counts)
    assert ([act.verb for act in found.acts], found.undoable, found.waits) == (["confirm"], True, None)
    assert found.said.checked_on == "2026-05-22"
    await Correcting(place.publishing).undo(FETE, "Odile")
    assert not (await entry_dossier(FETE, place.publishing, counts)).undoable
    place.publishing.approval = True
    await Correcting(place.publishing).correct(FETE, "{answer: {fr: La fête a lieu le 25 juin.}}", "Marie")
    waits = (await entry_dossier(FETE, place.publishing, counts)).waits
    assert waits is not None
    assert waits.by == "Marie"


async def test_what_nobody_wrote_has_none(place: Place) -> None:
    """An id of nothing is refused."""
    with pytest.raises(UnknownEntryError):
        await entry_dossier("topic:nothing", place.publishing, StoredOutcomeCounts(place.database))
