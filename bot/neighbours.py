"""What a process does about others on the same database: takes what they published, finishes what one left half done.

Each answers from files of its own, or from a folder that it shares with others; what is published is told by the database,
so that it is read within two seconds wherever the folder lies. Of several, one is connected to Discord. Knows no channel.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

import structlog

from bot.errors import KamouraskaError, StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.indexing.reloader import Reloader
    from bot.review.publishing import Publishing
    from bot.store.backend import SoleTurn

HEAR_EVERY: Final = 0.5
LOOK_EVERY: Final = 60.0
SETTLED_AFTER: Final = 10.0
"""Seconds after which whoever recorded an answer and has not written its file is taken to be gone."""
TURN_EVERY: Final = 2.0

_logger = structlog.get_logger(__name__)


def work(
    turn: SoleTurn | None,
    published: Callable[[], Awaitable[int]],
    answering: Publishing,
    reloader: Reloader,
    *,
    leave: Callable[[], Awaitable[None]] | None,
) -> dict[str, Callable[[], Coroutine[object, object, None]]]:
    """What goes on beside the answering, by name; nothing where a bot is alone on its database.

    Args:
        leave: stops what this process has its turn at; None where it has none.
    """
    if turn is None:
        return {}
    under_way: dict[str, Callable[[], Coroutine[object, object, None]]] = {
        "hearing": partial(hear, published, reloader),
        "finishing": partial(finish_for_others, answering, reloader),
    }
    if leave is not None:
        under_way["turn"] = partial(keep_turn, turn, leave)
    return under_way


async def hear(published: Callable[[], Awaitable[int]], reloader: Reloader) -> None:
    """Have the knowledge read again whenever an answer was published by whatever process.

    Args:
        published: a number that grows with each.
    """
    heard: int | None = None
    while True:
        try:
            now = await published()
        except StoreError:
            pass  # told of by whoever writes; what was published meanwhile is heard of once the server is back
        else:
            if heard is not None and now != heard:
                await reloader.reload()
            heard = now
        await asyncio.sleep(HEAR_EVERY)


async def finish_for_others(answering: Publishing, reloader: Reloader) -> None:
    """Write the files of an answer whose process died before it had; none that somebody is writing just now."""
    while True:
        try:
            cut_short = await answering.desk.actions.unwritten()
            if cut_short:
                await asyncio.sleep(SETTLED_AFTER)
                if list(await answering.desk.actions.unwritten()) == list(cut_short):
                    for one in await answering.recover():
                        _logger.warning("answer_was_cut_short", group=one.group, files=one.files, changed_by_hand=one.by_hand)
                    await reloader.reload()
        except KamouraskaError as error:
            _logger.warning("cut_short_and_not_healed", cause=str(error))
        await asyncio.sleep(LOOK_EVERY)


async def keep_turn(turn: SoleTurn, lost: Callable[[], Awaitable[None]]) -> None:
    """Look again and again whether it is still this process's turn, and have it stop once it is another's."""
    while True:
        await asyncio.sleep(TURN_EVERY)
        try:
            if await turn.is_mine():
                continue
        except StoreError:
            continue  # the server is away, and with it everybody's turn
        _logger.error("turn_lost", todo="give DISCORD_TOKEN to one process alone (docs/postgresql.md)")
        await lost()
        return
