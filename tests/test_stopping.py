"""The program ends in time, whatever a channel does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import stopping
from tests.patience import PATIENCE

if TYPE_CHECKING:
    import pytest


class _Stubborn:
    """A channel that will not stop."""

    def __init__(self) -> None:
        self.cut_off = asyncio.Event()

    async def stop(self) -> None:
        """Wait for ever."""
        try:
            await asyncio.Event().wait()
        finally:
            self.cut_off.set()


class _Broken:
    """A channel that fails as it stops."""

    async def stop(self) -> None:
        """Fail."""
        raise ConnectionResetError


async def test_a_channel_that_will_not_stop_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given its time, then cut off; one that fails does not keep the others from ending."""
    monkeypatch.setattr(stopping, "STOP_WITHIN", 0.05)
    stubborn = _Stubborn()
    await stopping.stop_all([stubborn, _Broken()])
    await asyncio.wait_for(stubborn.cut_off.wait(), PATIENCE)
