"""What staff do with a group: one at a time, told who was first, taken back exactly."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.review.desk import Desk, desk_over
from bot.review.errors import AlreadyDoneError, FieldsError, NotPossibleError, UnknownGroupError
from bot.review.model import EVERYTHING, Filters, Standing
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.review.model import QuestionGroup

NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> Questions:
    """What is in it."""
    return Questions(database)


@pytest.fixture
def desk(database: Database) -> Desk:
    """The desk over it."""
    return desk_over(
        Questions(database),
        People(database),
        keys=keys(b"a key of the test, 32 bytes long"),
        now=lambda: NOON,
    )


async def everything(desk: Desk) -> list[tuple[QuestionGroup, tuple[str, ...]]]:
    """All that can be seen of all groups, but the trail."""
    groups = (await desk.queue.list(EVERYTHING, limit=99)).groups
    return [(group, tuple(q.text for q in (await desk.queue.show(group.id)).questions)) for group in groups]


async def test_a_group_is_its_holders_whatever_they_are_called(desk: Desk, store: Questions) -> None:
    """Who was renamed goes on; who took the name does not, and is told; the account is told to nobody, and undone with all."""
    group_id = await put(store)
    held = await desk.actions.claim(group_id, "Odile", person="discord:1")
    assert held.standing == Standing("claimed", holder="Odile", holder_person="discord:1")
    assert "discord:1" not in str(held.as_json()) + str([act.as_json() for act in (await desk.queue.show(group_id)).acts])
    with pytest.raises(AlreadyDoneError, match="claimed already by Odile"):
        await desk.actions.dismiss(group_id, "spam", "Odile", person="discord:2")
    await desk.actions.dismiss(group_id, "spam", "Marianne", person="discord:1")
    assert (await desk.actions.undo(group_id, "Rémi")).standing == held.standing
    assert (await desk.actions.release(group_id, "Rémi")).standing == Standing()
    await desk.actions.undo(group_id, "Rémi")
    assert (await desk.actions.free(group_id, "Marianne", "discord:1")).standing == held.standing


@pytest.mark.parametrize(("took", "comes"), [("", "discord:1"), ("discord:1", "")])
async def test_where_an_account_lacks_the_names_tell_who_holds(desk: Desk, store: Questions, took: str, comes: str) -> None:
    """As in what was taken before accounts were kept, and from the terminal, which knows none."""
    group_id = await put(store)
    await desk.actions.claim(group_id, "Odile", person=took)
    with pytest.raises(AlreadyDoneError):
        await desk.actions.free(group_id, "Marianne", comes)
    await desk.actions.free(group_id, " odile", comes)


async def test_a_claimed_group_is_left_alone_by_others(desk: Desk, store: Questions) -> None:
    """Another is told who holds it, whatever they try; the holder goes on; anybody may release it."""
    group_id = await put(store)
    assert (await desk.actions.claim(group_id, "Odile")).standing == Standing("claimed", holder="Odile")
    for trying in (
        desk.actions.claim(group_id, "Rémi"),
        desk.actions.dismiss(group_id, "spam", "Rémi"),
        desk.actions.merge(group_id, 7, "Rémi"),
    ):
        with pytest.raises(AlreadyDoneError, match="claimed already by Odile"):
            await trying
    assert (await desk.queue.list(Filters())).total == 1, "a claimed group still waits for its answer"
    assert (await desk.actions.release(group_id, "Rémi")).standing == Standing()
    await desk.actions.claim(group_id, "Rémi")
    assert (await desk.actions.dismiss(group_id, "spam", "Rémi")).standing == Standing("dismissed", "spam")


async def test_a_group_that_came_back_is_released_as_such(desk: Desk, store: Questions) -> None:
    """Releasing restores what stood before the claim, not merely `new`."""
    group_id = await put(store)
    await desk.actions.dismiss(group_id, "other", "Odile")
    await desk.actions.reopen(group_id, "Odile")
    await desk.actions.claim(group_id, "Odile")
    assert (await desk.actions.release(group_id, "Odile")).standing == Standing("reopened")


async def test_only_what_was_settled_can_be_reopened(desk: Desk, store: Questions) -> None:
    """And only what is held can be released."""
    group_id = await put(store)
    for trying in (desk.actions.reopen(group_id, "Odile"), desk.actions.release(group_id, "Odile")):
        with pytest.raises(AlreadyDoneError, match="is new already"):
            await trying


async def test_merged_questions_and_their_like_go_to_the_other_group(desk: Desk, store: Questions) -> None:
    """What is asked later with the same meaning joins where the others went; the empty group says where that is."""
    cinema = await put(store, asker="a")
    films = await put(store, utterance="des films", text="Des films?", asker="b")
    assert (await desk.actions.merge(films, cinema, "Odile", dry_run=True)).standing.into == cinema
    assert (await desk.queue.show(films)).group.standing == Standing()
    await desk.actions.merge(films, cinema, "Odile")
    assert (await desk.queue.show(films)).group.standing == Standing("merged", "duplicate", into=cinema)
    assert await put(store, utterance="des films", text="des films", asker="c") == cinema
    group = (await desk.queue.show(cinema)).group
    assert (group.count, group.askers) == (3, 3)
    assert (await desk.queue.list()).total == 1


async def test_a_merge_that_makes_no_sense_is_refused(desk: Desk, store: Questions) -> None:
    """Into itself, into nothing, into a group that is gone elsewhere, into none: said at its field where it can be."""
    first, second, third = [await put(store, utterance=f"groupe {number}") for number in range(3)]
    await desk.actions.merge(first, second, "Odile")
    with pytest.raises(FieldsError, match="into itself"):
        await desk.actions.merge(second, second, "Odile")
    with pytest.raises(FieldsError, match="fill it in"):
        await desk.actions.merge(second, 0, "Odile")
    with pytest.raises(NotPossibleError, match=f"itself merged into group {second}"):
        await desk.actions.merge(third, first, "Odile")
    with pytest.raises(UnknownGroupError):
        await desk.actions.merge(third, 99, "Odile")


async def test_a_group_is_split(desk: Desk, store: Questions) -> None:
    """The part has a group of its own, with what will be asked like it."""
    group_id = await put(store, text="Un cinéma?", meaning="cinema")
    await put(store, text="Un ciné-parc?", utterance="un cine parc", meaning="cinema", asker="b")
    await put(store, text="Un ciné-club?", utterance="un cine club", meaning="cinema", asker="b")
    new = await desk.actions.split(group_id, ["Un ciné-parc?"], "Odile")
    assert [q.text for q in (await desk.queue.show(new)).questions] == ["Un ciné-parc?"]
    group = (await desk.queue.show(new)).group
    assert (group.utterance, group.count, group.standing) == ("un cine parc", 1, Standing())
    assert (await desk.queue.show(group_id)).group.count == 2
    for texts in (["Autre chose"], ["Un cinéma?", "Un ciné-club?"]):
        with pytest.raises(NotPossibleError, match="neither none nor all"):
            await desk.actions.split(group_id, texts, "Odile")


@pytest.mark.parametrize("verb", ["claim", "dismiss", "merge", "split"])
async def test_undo_restores_the_exact_earlier_state(desk: Desk, store: Questions, verb: str) -> None:
    """Groups, counters, questions and where their like go: all as before, and a trail that tells both."""
    group_id = await put(store, text="Un cinéma?", meaning="cinema", asker="a")
    await put(store, text="Des films?", utterance="films", meaning="films", asker="b")
    await put(store, text="Un ciné-parc?", utterance="parc", meaning="parc", asker="c")
    other = next(group.id for group in (await desk.queue.list()).groups if group.utterance == "films")
    third = next(group.id for group in (await desk.queue.list()).groups if group.utterance == "parc")
    await desk.actions.merge(third, group_id, "Odile")
    before = await everything(desk)
    match verb:
        case "claim":
            await desk.actions.claim(group_id, "Odile")
        case "dismiss":
            await desk.actions.dismiss(group_id, "spam", "Odile")
        case "merge":
            await desk.actions.merge(group_id, other, "Odile")
        case _:
            await desk.actions.split(group_id, ["Un ciné-parc?"], "Odile")
    assert await everything(desk) != before
    await desk.actions.undo(group_id, "Rémi")
    assert await everything(desk) == before
    acts = (await desk.queue.show(group_id)).acts
    assert [act.verb for act in acts] == [verb, "undo"]
    assert acts[1].undoes == acts[0].id
    assert await put(store, text="parc", meaning="parc") == group_id


async def test_acts_are_undone_one_after_the_other(desk: Desk, store: Questions) -> None:
    """Last first; then nothing is left."""
    group_id = await put(store)
    await desk.actions.claim(group_id, "Odile")
    await desk.actions.dismiss(group_id, "spam", "Odile")
    assert (await desk.actions.undo(group_id, "Odile")).standing == Standing("claimed", holder="Odile")
    assert (await desk.actions.undo(group_id, "Odile")).standing == Standing()
    with pytest.raises(NotPossibleError, match="nothing is left to undo"):
        await desk.actions.undo(group_id, "Odile")
    await desk.actions.claim(group_id, "Rémi")
    assert (await desk.actions.undo(group_id, "Odile")).standing == Standing()


async def test_twenty_who_undo_at_once_undo_once(desk: Desk, store: Questions) -> None:
    """One act is taken back, nineteen people are told."""
    group_id = await put(store)
    await desk.actions.dismiss(group_id, "spam", "Odile")
    done = await asyncio.gather(*(desk.actions.undo(group_id, f"p{n}") for n in range(20)), return_exceptions=True)
    assert sum(isinstance(outcome, AlreadyDoneError | NotPossibleError) for outcome in done) == 19
    assert [act.verb for act in (await desk.queue.show(group_id)).acts] == ["dismiss", "undo"]


async def test_a_wish_goes_with_its_question(desk: Desk, store: Questions, database: Database) -> None:
    """Who waits for a merged question waits for the group it went to, and back after an undo."""
    first = await put(store, utterance="un", text="Un?")
    second = await put(store, utterance="deux", text="Deux?")

    async def wish(connection: object) -> None:
        await connection.execute(  # type: ignore[attr-defined]
            "INSERT INTO wish (group_id, text, language, channel, asker, address, receipt, day, expires)"
            " VALUES (?, 'Un?', 'fr', 'web', 'x', NULL, 'r', '2026-05-22', '2026-08-01')",
            (first,),
        )

    await database.write(wish)
    await desk.actions.merge(first, second, "Odile")
    assert [row["group_id"] for row in await database.read("SELECT group_id FROM wish")] == [second]
    await desk.actions.undo(first, "Odile")
    assert [row["group_id"] for row in await database.read("SELECT group_id FROM wish")] == [first]
