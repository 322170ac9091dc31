"""Several processes on one database: each takes what another published, and finishes what one left half done."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from bot import neighbours
from bot.errors import StoreError
from bot.review.model import Act, Standing
from bot.store.acts import Acts
from bot.store.database import Database
from bot.store.questions import Questions
from tests.patience import PATIENCE, begun
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between two looks."""
    for name in ("HEAR_EVERY", "LOOK_EVERY", "SETTLED_AFTER", "TURN_EVERY"):
        monkeypatch.setattr(neighbours, name, 0)


class Reads:
    """Counts how often the knowledge was read again; ends the work at the one that was waited for."""

    def __init__(self, enough: int = 1) -> None:
        self.times, self.enough, self.done = 0, enough, asyncio.Event()

    async def reload(self) -> None:
        """Once more."""
        self.times += 1
        if self.times >= self.enough:
            self.done.set()


async def until_done(work: Coroutine[Any, Any, None], done: asyncio.Event) -> None:
    """Let it go on until then."""
    task = asyncio.create_task(work)
    try:
        async with asyncio.timeout(PATIENCE):
            await done.wait()
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_what_another_published_is_read(tmp_path: Path) -> None:
    """Not at the start, since the files were read then; and not while its file is still to be written."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        store, acts, reads = Questions(database), Acts(database), Reads()
        looks: list[int] = []
        group = await put(store)
        answer = Act(group, "answer", "Odile", "2026-05-22", Standing(), Standing("answered"), {"files": {"a": [None, "b"]}})

        async def published() -> int:
            now = await acts.published()
            looks.append(now)
            match len(looks):
                case 2:
                    assert reads.times == 0
                    assert await store.acts.record(answer)
                case 4:
                    await store.acts.wrote(group)
            return now

        reads.enough = 2
        await until_done(neighbours.hear(published, reads), reads.done)  # type: ignore[arg-type]
        assert len(set(looks)) == 3


async def test_a_server_that_is_away_ends_no_hearing() -> None:
    """What was published meanwhile is read once it is back."""
    answers: Iterator[int | StoreError] = iter([1, StoreError("away"), StoreError("away"), 2, *[2] * 1000])
    reads = Reads()

    async def published() -> int:
        await begun()
        answer = next(answers)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    await until_done(neighbours.hear(published, reads), reads.done)  # type: ignore[arg-type]
    assert reads.times == 1


@pytest.mark.parametrize("settles", [True, False])
async def test_only_what_nobody_is_writing_any_more_is_finished(*, settles: bool) -> None:
    """What is gone at the second look was being written by its own process."""
    healed, looked = asyncio.Event(), asyncio.Event()
    looks = 0

    async def unwritten() -> list[str]:
        nonlocal looks
        looks += 1
        if looks > 6:
            looked.set()
        return ["cut"] if settles or looks % 2 else []

    async def recover() -> tuple[object, ...]:
        healed.set()
        return (SimpleNamespace(group=1, files=(), by_hand=()),)

    answering: Any = SimpleNamespace(desk=SimpleNamespace(actions=SimpleNamespace(unwritten=unwritten)), recover=recover)
    await until_done(neighbours.finish_for_others(answering, Reads()), looked)  # type: ignore[arg-type]
    assert healed.is_set() is settles


async def test_who_has_lost_its_turn_stops_and_who_cannot_tell_goes_on() -> None:
    """A server that is away is no reason to leave Discord; another process there is."""
    said: list[bool | StoreError] = [True, StoreError("away"), True, False]
    stopped = asyncio.Event()

    class Told:
        async def is_mine(self) -> bool:
            mine = said.pop(0)
            if isinstance(mine, StoreError):
                raise mine
            return mine

        async def leave(self) -> None: ...

    async def stop() -> None:
        stopped.set()

    await neighbours.keep_turn(Told(), stop)
    assert stopped.is_set()
    assert said == []


def test_a_bot_that_is_alone_does_nothing_of_it() -> None:
    """On a file there is one bot."""
    nothing: Any = None
    assert neighbours.work(None, nothing, nothing, nothing, leave=None) == {}
