"""Waiting for what the bot does now and then: counted as it is done, so that a test knows what would have come by now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from tests.patience import PATIENCE

if TYPE_CHECKING:
    import pytest


class Looks:
    """Counts the calls of an asynchronous method, from every object of a class, as they end."""

    def __init__(self, patch: pytest.MonkeyPatch, looking: type, method: str) -> None:
        self._ended = 0
        self._changed = asyncio.Event()
        look = getattr(looking, method)

        async def counted(of: object) -> Any:  # noqa: ANN401 - whatever the method gives
            try:
                return await look(of)
            finally:
                self._ended += 1
                self._changed.set()

        patch.setattr(looking, method, counted)

    async def more(self, count: int = 2) -> None:
        """Wait until so many more have ended; of two, the second has seen all that is so now."""
        wanted = self._ended + count
        async with asyncio.timeout(PATIENCE):
            while self._ended < wanted:
                self._changed.clear()
                await self._changed.wait()
