"""Several groups at once: all or none, each recorded as if it were alone, all taken back together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.review.batches import MOST, BatchOrder
from bot.review.desk import desk_over
from bot.review.errors import AlreadyDoneError, NotPossibleError, UnknownGroupError, UnknownReasonError
from bot.review.model import EVERYTHING, Act, Standing
from bot.store.acts import Acts
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.review.test_staff_actions import NOON, database, desk, everything, store
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.desk import Desk
    from bot.store.database import Database

__all__ = ["database", "desk", "store"]


async def three(store: Questions) -> tuple[int, ...]:
    """Three groups, of two questions, one and one."""
    await put(store, text="Un cinéma?", utterance="un cinema", asker="b")
    first = await put(store, text="Un ciné?", utterance="un cinema")
    return first, await put(store, text="Voir un film?", utterance="voir un film"), await put(store, utterance="a lake")


async def states(desk: Desk) -> dict[int, str]:
    """How each group stands."""
    return {group.id: group.standing.state for group in (await desk.queue.list(EVERYTHING, limit=99)).groups}


@pytest.mark.parametrize(
    "order",
    [
        BatchOrder("dismiss", (1, 2, 3), reason="spam"),
        BatchOrder("claim", (1, 2, 3)),
        BatchOrder("merge", (1, 2, 3), into=1),
        BatchOrder("merge", (1, 2, 3), into=3),
    ],
    ids=str,
)
async def test_what_is_planned_is_done_and_taken_back_whole(desk: Desk, store: Questions, order: BatchOrder) -> None:
    """The plan changes nothing; doing it leaves every group as the plan said; undoing it, all as before."""
    await three(store)
    before = await everything(desk)
    plan = await desk.batches.plan(order, "Odile")
    assert await everything(desk) == before
    assert not plan.refused
    await desk.batches.do(order, "Odile")
    for part in plan.parts:
        group = (await desk.queue.show(part.group.id)).group
        assert group.standing == part.after
        assert await desk.batches.around(part.group.id) == order.changed
    assert await everything(desk) != before
    assert await desk.batches.undo(order.changed, "Lucie") == order.changed
    assert await everything(desk) == before
    with pytest.raises(NotPossibleError):
        await desk.batches.undo(order.changed, "Lucie")


async def test_a_merge_says_how_much_the_one_that_stays_would_hold(desk: Desk, store: Questions) -> None:
    """What the plan counts is what the group holds afterwards."""
    await three(store)
    order = BatchOrder("merge", (1, 2, 3), into=2)
    plan = await desk.batches.plan(order, "Odile")
    assert plan.target is not None
    await desk.batches.do(order, "Odile")
    assert (await desk.queue.show(2)).group.count == plan.target.count + plan.questions == 4


async def test_one_that_cannot_be_keeps_all_from_being_done(desk: Desk, store: Questions) -> None:
    """Somebody holds one of them: the plan says which and why, and nothing changes."""
    await three(store)
    await desk.actions.claim(2, "Rémi")
    before = await everything(desk)
    plan = await desk.batches.do(BatchOrder("dismiss", (1, 2, 3), reason="spam"), "Odile")
    assert [part.group.id for part in plan.refused] == [2]
    assert isinstance(plan.refused[0].refused, AlreadyDoneError)
    assert await everything(desk) == before


async def test_who_was_faster_at_the_same_moment_is_not_overwritten(database: Database) -> None:
    """Between looking and writing somebody takes the last of them: what was written for the first ones is taken back."""

    class Overtaken(Acts):
        async def record_all(self, acts: Sequence[Act]) -> bool:
            await self.record(Act(3, "claim", "Rémi", NOON.isoformat(), Standing(), Standing("claimed", holder="Rémi")))
            return await super().record_all(acts)

    store = Questions(database)
    store.acts = Overtaken(database)
    desk = desk_over(store, People(database), keys=keys(b"a key of the test, 32 bytes long"), now=lambda: NOON)
    await three(store)
    with pytest.raises(NotPossibleError):
        await desk.batches.do(BatchOrder("dismiss", (1, 2, 3), reason="spam"), "Odile")
    assert await states(desk) == {1: "new", 2: "new", 3: "claimed"}


async def test_what_somebody_dealt_with_since_stays(desk: Desk, store: Questions) -> None:
    """A group of the batch was reopened: undoing brings the others back, and leaves that one alone."""
    await three(store)
    order = BatchOrder("dismiss", (1, 2, 3), reason="spam")
    await desk.batches.do(order, "Odile")
    await desk.actions.reopen(2, "Rémi")
    assert await desk.batches.undo(order.groups, "Odile") == (1, 3)
    assert await states(desk) == {1: "new", 2: "reopened", 3: "new"}


async def test_each_of_a_batch_is_undone_alone_too(desk: Desk, store: Questions) -> None:
    """One act a group: whoever sees one that should have stayed takes only that one back."""
    await three(store)
    await desk.batches.do(BatchOrder("dismiss", (1, 2, 3), reason="spam"), "Odile")
    await desk.actions.undo(2, "Rémi")
    assert await states(desk) == {1: "dismissed", 2: "new", 3: "dismissed"}


@pytest.mark.parametrize(
    ("order", "error"),
    [
        (BatchOrder("claim", ()), NotPossibleError),
        (BatchOrder("claim", tuple(range(1, MOST + 2))), NotPossibleError),
        (BatchOrder("merge", (1,), into=1), NotPossibleError),
        (BatchOrder("merge", (1, 1), into=1), NotPossibleError),
        (BatchOrder("merge", (1, 2), into=3), NotPossibleError),
        (BatchOrder("claim", (1, 9)), UnknownGroupError),
        (BatchOrder("dismiss", (1, 2), reason="boredom"), UnknownReasonError),
    ],
    ids=str,
)
async def test_what_is_no_batch_is_refused(desk: Desk, store: Questions, order: BatchOrder, error: type[Exception]) -> None:
    """None, too many, one merged with itself, into one that was not ticked, an unknown group or reason: nothing changes."""
    await three(store)
    before = await everything(desk)
    with pytest.raises(error):
        await desk.batches.do(order, "Odile")
    assert await everything(desk) == before
