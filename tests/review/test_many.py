"""Twenty reviewers at once, and a program killed while it answers: nothing lost, nothing twice, nothing by half."""

from __future__ import annotations

import asyncio
import random
import signal
import sys
from asyncio.subprocess import DEVNULL
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.review.desk import Desk, desk_over
from bot.review.errors import ReviewError
from bot.review.model import EVERYTHING, Standing
from bot.review.wishes import NewWish
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.patience import PATIENCE
from tests.periods import keys
from tests.review.place import Place, laid_out
from tests.store.examples import MAY, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.wishes import Wish

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SECRET = b"a key of the test, 32 bytes long"
REVIEWERS = 20
GROUPS = 60
ACTS = 15
DEATHS = 4


async def at_work(desk: Desk, name: str, groups: list[int], acts: int) -> int:
    """Random acts on random groups; how many the desk took."""
    rng = random.Random(name)
    taken = 0
    for _ in range(acts):
        one, other = rng.sample(groups, 2)
        verb = rng.choice(("claim", "claim", "release", "dismiss", "reopen", "merge", "undo"))
        try:
            match verb:
                case "claim":
                    await desk.actions.claim(one, name)
                case "release":
                    await desk.actions.release(one, name)
                case "dismiss":
                    await desk.actions.dismiss(one, "other", name)
                case "reopen":
                    await desk.actions.reopen(one, name)
                case "merge":
                    await desk.actions.merge(one, other, name)
                case _:
                    await desk.actions.undo(one, name)
        except ReviewError:
            continue
        taken += 1
    return taken


async def twenty_at_once(path: Path, groups: int, acts: int) -> None:
    """Twenty desks, each on its own connection as in a program of its own; then everything is compared."""
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(await Database.open(path)) for _ in range(REVIEWERS)]
        desks = [desk_over(Questions(database), People(database), keys=keys(SECRET)) for database in opened]
        store = Questions(opened[0])
        ids = [await put(store, utterance=f"question {number}", asker=str(number)) for number in range(groups)]
        done = await asyncio.gather(*(at_work(desk, f"r{i}", ids, acts) for i, desk in enumerate(desks)))
        recorded = 0
        for id_ in ids:
            dossier = await desks[0].queue.show(id_)
            chain = [Standing(), *(act.after for act in dossier.acts)]
            assert [act.before for act in dossier.acts] == chain[:-1], f"an update of group {id_} was lost"
            assert chain[-1] == dossier.group.standing
            recorded += len(dossier.acts)
        assert recorded == sum(done)
        page = await store.page(EVERYTHING, limit=groups)
        assert sum(group.count for group in page.groups) == groups


async def nobody_is_told_twice(path: Path, waiting: int) -> None:
    """Twenty that tell at once: each wish is taken by one of them."""
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(await Database.open(path)) for _ in range(REVIEWERS)]
        desks = [desk_over(Questions(database), People(database), keys=keys(SECRET), now=_noon) for database in opened]
        group_id = await put(Questions(opened[0]), utterance="who waits")
        for number in range(waiting):
            wish = NewWish(group_id, "Un cinéma?", "fr", "discord", str(number), str(number), str(number), MAY, MAY)
            await People(opened[0]).wish(wish)
        await desks[0].actions.settle(
            await desks[0].actions.free(group_id, "Odile"), "answer", "Odile", Standing("answered", "new_entry"), {}
        )
        seen = await asyncio.gather(*(desk.notifications.to_tell("discord") for desk in desks))
        told = await asyncio.gather(*(_tell(desk, wishes) for desk, wishes in zip(desks, seen, strict=True)))
        everyone = [address for one in told for address in one]
        assert sorted(everyone) == sorted(map(str, range(waiting)))


def _noon() -> datetime:
    return datetime(MAY.year, MAY.month, MAY.day, 12, tzinfo=UTC)


async def _tell(desk: Desk, wishes: Sequence[Wish]) -> list[str]:
    return [wish.address or "" for wish in wishes if await desk.notifications.take(wish)]


async def killed_while_answering(folder: Path, share: float) -> None:
    """Let the program die at that share of an answer; what is recorded and what is written agree at the next start."""
    command = (sys.executable, "-m", "tests.store.reviewer", str(folder), str(share))
    reviewer = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL)
    assert await asyncio.wait_for(reviewer.wait(), PATIENCE) == -signal.SIGKILL
    async with await Database.open(folder / "q.sqlite3") as database:
        place = Place(folder, database)
        await place.publishing.recover()
        assert [row[0] for row in await database.read("PRAGMA integrity_check")] == ["ok"]
        for group in (await place.desk.queue.list(EVERYTHING)).groups:
            answered = group.standing.state == "answered"
            assert answered == ("learned/topics/cinema.yaml" in place.written())
            assert answered == ("learned/sources/cinema.yaml" in place.written())
        assert await database.read("SELECT * FROM unwritten") == []


async def test_twenty_reviewers_lose_nothing(tmp_path: Path) -> None:
    """Every act that the desk took stands in the trail, each made upon the one before, and no question is lost."""
    await twenty_at_once(tmp_path / "q.sqlite3", GROUPS, ACTS)


async def test_nobody_is_told_twice(tmp_path: Path) -> None:
    """However many tell at once."""
    await nobody_is_told_twice(tmp_path / "q.sqlite3", 30)


async def test_a_kill_in_the_middle_of_an_answer_is_healed(tmp_path: Path) -> None:
    """Killed again and again on the same files, each time further on in answering and taking back."""
    laid_out(tmp_path)
    for death in range(DEATHS):
        await killed_while_answering(tmp_path, (death + 0.5) / DEATHS)
