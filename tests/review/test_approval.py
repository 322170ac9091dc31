"""A second pair of eyes: who writes does not publish; who approves sees the dry run; the journal tells both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.review.approval import Approval, sheet_of
from bot.review.correcting import Corrected, Correcting
from bot.review.errors import GoneError, NotPossibleError
from bot.review.proposals import Writer
from bot.review.publishing import Preview, Publishing
from bot.store.database import Database
from tests.review.place import CINEMA_ENTRY, Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

CINEMA = "Y a-t-il un cinéma?"
ENTRY = "headcount:fournil"
FACT = "fr: Il y a 30 personnes.\nen: There are 30 people.\n"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    """The village, where what one writes waits for another."""
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        here = Place(tmp_path, database)
        here.publishing = Publishing(here.desk, here.library, approval=True)
        yield here


async def proposed(place: Place, person: str = "") -> int:
    """The group of a question that Marie answered."""
    group = await put(place.store, text=CINEMA, utterance="y a t il un cinema")
    shown = await place.publishing.answer(group, CINEMA_ENTRY, "Marie", writer=Writer(person, {"title_fr": "Cinéma"}))
    assert shown.waits
    return group


async def test_what_is_written_waits_and_another_publishes_it(place: Place) -> None:
    """Nothing is said until then; the journal holds who wrote and who approved, and the file both names."""
    before = place.written()
    group, approval = await proposed(place), Approval(place.publishing)
    assert (place.written(), place.answers(CINEMA)) == (before, None)
    (waits,) = await approval.waiting()
    assert (waits.group, waits.by) == (group, "Marie")
    seen = await approval.preview(waits)
    assert isinstance(seen, Preview)
    assert [one.group for one in seen.run.answers] == [group]
    await approval.approve(group, "Odile", seen=waits.id)
    assert place.answers(CINEMA) is not None
    acts = (await place.desk.queue.show(group)).acts
    assert [(act.verb, act.by) for act in acts] == [("propose", "Marie"), ("answer", "Odile")]
    assert (acts[-1].detail or {})["wrote"] == "Marie"
    assert any("Répondu par Marie, Odile" in content.decode() for content in place.written().values())
    assert await approval.waiting() == []
    await place.publishing.undo(group, "Odile")
    assert (place.written(), place.answers(CINEMA)) == (before, None)


async def test_nobody_approves_what_they_wrote(place: Place) -> None:
    """However they write their name; nor do they send it back to themselves. It waits on."""
    group, approval = await proposed(place), Approval(place.publishing)
    (waits,) = await approval.waiting()
    for name in ("Marie", " marie "):
        with pytest.raises(NotPossibleError, match="You wrote it"):
            await approval.approve(group, name, seen=waits.id)
        with pytest.raises(NotPossibleError, match="You wrote it"):
            await approval.send_back(group, name, "non", seen=waits.id)
    assert [act.id for act in await approval.waiting()] == [waits.id]
    assert place.answers(CINEMA) is None


@pytest.mark.parametrize("entry", [False, True])
async def test_nobody_approves_under_another_name_what_they_wrote(place: Place, entry: bool) -> None:
    """Who is known by an id is known by it, whatever they are called; another who took the name is another."""
    approval = Approval(place.publishing)
    if entry:
        await Correcting(place.publishing).correct(ENTRY, FACT, "Marie", person="discord:1")
    group: int | str = ENTRY if entry else await proposed(place, "discord:1")
    (waits,) = await approval.waiting()
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(group, "Marianne", seen=waits.id, person="discord:1")
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.send_back(group, "Marianne", "non", seen=waits.id, person="discord:1")
    await approval.approve(group, "marie", seen=waits.id, person="discord:2")
    assert await approval.waiting() == []


@pytest.mark.parametrize(("wrote", "approves"), [("", "discord:1"), ("discord:1", "")])
async def test_where_an_id_lacks_the_names_tell(place: Place, wrote: str, approves: str) -> None:
    """As in what was proposed before ids were kept, and from the terminal, which knows none."""
    group, approval = await proposed(place, wrote), Approval(place.publishing)
    (waits,) = await approval.waiting()
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(group, " marie", seen=waits.id, person=approves)
    await approval.approve(group, "Odile", seen=waits.id, person=approves)


async def test_a_proposal_of_before_ids_is_told_by_its_name(place: Place) -> None:
    """Its row names nobody but by what they were called."""
    group, approval = await proposed(place), Approval(place.publishing)
    await place.database.execute("UPDATE act SET detail = json_remove(detail, '$.person')", ())
    (waits,) = await approval.waiting()
    assert "person" not in (waits.detail or {})
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(group, "Marie", seen=waits.id, person="discord:1")
    await approval.approve(group, "Odile", seen=waits.id, person="discord:2")


@pytest.mark.parametrize("freed", ["release", "undo", "send_back"])
async def test_who_changes_what_another_wrote_is_its_author(place: Place, freed: str) -> None:
    """However an approver comes to rewrite it, they approve no word of their own; who wrote it first may."""
    group, approval = await proposed(place), Approval(place.publishing)
    (first,) = await approval.waiting()
    if freed == "undo":
        await place.publishing.undo(group, "Odile")
    elif freed == "send_back":
        await approval.send_back(group, "Odile", "Je le dis autrement.", seen=first.id)
    if freed != "undo":
        await place.desk.actions.release(group, "Odile")
    changed = replace(CINEMA_ENTRY, content=CINEMA_ENTRY.content.replace("au village voisin", "à Aubier"))
    assert (await place.publishing.answer(group, changed, "Odile")).waits
    (second,) = await approval.waiting()
    assert second.by == "Odile"
    for by, seen in (("Odile", second.id), ("Marie", first.id), ("Odile", first.id)):
        with pytest.raises(NotPossibleError):
            await approval.approve(group, by, seen=seen)
    assert place.answers(CINEMA) is None
    await approval.approve(group, "Marie", seen=second.id)
    text = b"".join(place.written().values()).decode()
    assert ("à Aubier" in text, "au village voisin" in text, "Répondu par Odile, Marie" in text) == (True, False, True)


async def test_who_corrects_what_waits_for_them_is_its_author(place: Place) -> None:
    """Their words stand in place of the others', and wait for somebody else than them."""
    correcting, approval = Correcting(place.publishing), Approval(place.publishing)
    await correcting.correct(ENTRY, FACT, "Marie")
    assert (await correcting.correct(ENTRY, FACT.replace("30", "31"), "Odile")).waits
    (waits,) = await approval.waiting()
    assert waits.by == "Odile"
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(ENTRY, "Odile", seen=waits.id)
    done = await approval.approve(ENTRY, "Marie", seen=waits.id)
    assert isinstance(done, Corrected)
    assert "31 personnes" in done.after


async def test_what_was_taken_back_or_changed_is_not_published(place: Place) -> None:
    """Its writer undid it, or wrote another one, after the approver had looked."""
    group, approval = await proposed(place), Approval(place.publishing)
    (seen,) = await approval.waiting()
    await place.publishing.undo(group, "Marie")
    assert await approval.waiting() == []
    with pytest.raises(GoneError):
        await approval.approve(group, "Odile", seen=seen.id)
    await place.publishing.answer(group, CINEMA_ENTRY, "Marie")
    with pytest.raises(GoneError):
        await approval.approve(group, "Odile", seen=seen.id)
    with pytest.raises(GoneError):
        await place.publishing.answer(group, CINEMA_ENTRY, "Odile", wrote=seen)
    assert place.answers(CINEMA) is None


async def test_what_is_sent_back_is_its_writers_again_with_a_word(place: Place) -> None:
    """They have their sheet as they left it, and may propose anew; without a word nothing is sent back."""
    group, approval = await proposed(place), Approval(place.publishing)
    (waits,) = await approval.waiting()
    with pytest.raises(NotPossibleError, match="in a word"):
        await approval.send_back(group, "Odile", " ", seen=waits.id)
    await approval.send_back(group, "Odile", "La source est vieille.", seen=waits.id)
    dossier = await place.desk.queue.show(group)
    assert (dossier.group.standing.holder, (dossier.acts[-1].detail or {})["note"]) == ("Marie", "La source est vieille.")
    assert sheet_of(dossier.acts, "Marie", "") == {"title_fr": "Cinéma"}
    assert sheet_of(dossier.acts, "Odile", "") == {}
    assert await approval.waiting() == []
    assert (await place.publishing.answer(group, CINEMA_ENTRY, "Marie")).waits
    (again,) = await approval.waiting()
    await approval.approve(group, "Odile", seen=again.id)
    assert place.answers(CINEMA) is not None


async def test_a_correction_waits_as_well(place: Place) -> None:
    """The files stay until somebody else approves; taken back before, it waits no more."""
    before, correcting, approval = place.written(), Correcting(place.publishing), Approval(place.publishing)
    assert (await correcting.correct(ENTRY, FACT, "Marie")).waits
    assert place.written() == before
    await correcting.undo(ENTRY, "Marie")
    assert await approval.waiting() == []
    assert (await correcting.correct(ENTRY, FACT, "Marie")).waits
    (waits,) = await approval.waiting()
    seen = await approval.preview(waits)
    assert isinstance(seen, Corrected)
    assert "30 personnes" in seen.after
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(ENTRY, "Marie", seen=waits.id)
    await approval.send_back(ENTRY, "Odile", "Depuis quand?", seen=waits.id)
    assert (await approval.waiting(), place.written()) == ([], before)
    await correcting.correct(ENTRY, FACT, "Marie")
    (waits,) = await approval.waiting()
    await approval.approve(ENTRY, "Odile", seen=waits.id)
    assert place.written() != before
    await correcting.undo(ENTRY, "Odile")
    assert place.written() == before
    assert await place.publishing.recover() == (), "nothing is left half written"


async def test_without_approval_everything_is_as_it_was(place: Place) -> None:
    """What one writes is published by them, and nothing waits."""
    plain = Publishing(place.desk, place.library)
    group = await put(place.store, text=CINEMA, utterance="y a t il un cinema")
    assert not (await plain.answer(group, CINEMA_ENTRY, "Marie")).waits
    assert place.answers(CINEMA) is not None
    assert await Approval(plain).waiting() == []
