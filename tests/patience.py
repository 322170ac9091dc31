"""How tests wait: for the thing itself, and only so long before they say that it never comes. None asks how fast it was."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

PATIENCE: Final = 40.0
"""Seconds: many times what a busy machine takes, and less than the minute that a server holds on by default."""

_LOOK_AGAIN: Final = 0.01


async def until(look: Callable[[], T | None], what: str) -> T:
    """What `look` finds, as soon as it finds something true.

    Only for what tells nobody that it changed: another process, a file, a list that grows. All else is awaited itself.

    Raises:
        AssertionError: it never comes.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            while not (found := look()):  # noqa: ASYNC110 - the one place that looks again and again
                await asyncio.sleep(_LOOK_AGAIN)
            return found
    except TimeoutError:
        raise AssertionError(f"no {what} within {PATIENCE:.0f} s") from None


async def begun() -> None:
    """Let the loop turn once: every task made so far runs to where it first waits."""
    await asyncio.sleep(0)
