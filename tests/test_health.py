"""What `/healthz` looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from bot import disk
from bot.channels.discord.client.channel import Status
from bot.errors import KamouraskaError
from bot.health import discord_check, health_checks
from bot.pause import Pause

if TYPE_CHECKING:
    from pathlib import Path


class _Anything:
    """Parts that are never asked, and a channel in whatever state."""

    def __init__(self, status: Status | None = None) -> None:
        self.status = status

    async def ping(self) -> None:
        """Be up."""


@pytest.fixture
def checks(tmp_path: Path) -> dict[str, Any]:
    """Those of a bot beside that folder."""
    nobody: Any = _Anything()
    return cast("dict[str, Any]", health_checks(nobody, nobody, Pause(tmp_path), tmp_path))


async def test_a_pause_is_told_and_keeps_the_bot_in_service(checks: dict[str, Any], tmp_path: Path) -> None:
    """Nobody is to restart it for that."""
    await checks["answering"].look()
    Pause(tmp_path).begin("Bientôt.")
    with pytest.raises(KamouraskaError, match="paused"):
        await checks["answering"].look()
    assert (checks["answering"].otherwise, checks["answering"].needed) == ("degraded", False)


async def test_a_disk_that_fills_up_is_told_before_it_is_full(checks: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """While everything still works."""
    monkeypatch.setattr(disk, "free", lambda _: disk.LEAST_FREE)
    await checks["disk"].look()
    monkeypatch.setattr(disk, "free", lambda _: disk.LEAST_FREE - 1)
    with pytest.raises(KamouraskaError, match="bytes are free"):
        await checks["disk"].look()
    assert not checks["disk"].needed


async def test_without_its_knowledge_it_is_down_and_without_its_store_degraded(checks: dict[str, Any]) -> None:
    """Either way it is to be looked after at once."""
    told = {name: (check.otherwise, check.needed) for name, check in checks.items()}
    assert told["knowledge"] == ("down", True)
    assert told["store"] == ("degraded", True)


async def test_discord_is_told_where_it_is_not_connected() -> None:
    """With the reason, for the log."""
    await discord_check(cast("Any", _Anything(Status("connected")))).look()
    with pytest.raises(KamouraskaError, match=r"^failed: the token"):
        await discord_check(cast("Any", _Anything(Status("failed", "the token")))).look()
    with pytest.raises(KamouraskaError, match=r"^connecting$"):
        await discord_check(cast("Any", _Anything(Status("connecting")))).look()
