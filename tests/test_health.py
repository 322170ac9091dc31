"""What `/healthz` looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot import disk
from bot.channels.discord.client.channel import Status
from bot.errors import KamouraskaError
from bot.health import SHORT_FOR, discord_check, health_checks
from bot.pause import Pause
from bot.period_keys import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class _Anything:
    """Parts that are never asked, a channel in whatever state, and what complains or does not."""

    status: Status | None = None
    said: str = ""
    short_for: float = 0.0

    def __len__(self) -> int:
        return 0

    async def ping(self) -> None:
        """Be up."""

    def complaint(self) -> str:
        """What it is told to say."""
        return self.said

    @property
    def crew(self) -> _Anything:
        """The workers of whoever is asked."""
        return self

    @property
    def database(self) -> _Anything:
        """The same."""
        return self


def _checks(folder: Path, *, storage: _Anything, workers: _Anything) -> dict[str, Any]:
    parts: Any = (workers, storage)
    return cast("dict[str, Any]", health_checks(parts[0], parts[1], Pause(folder), folder))


@pytest.fixture
def checks(tmp_path: Path) -> dict[str, Any]:
    """Those of a bot beside that folder."""
    storage: Any = _Anything()
    storage.complaint, storage.copies = _Anything().complaint, None
    return _checks(tmp_path, storage=storage, workers=_Anything())


async def test_what_complains_is_told_and_keeps_the_bot_in_service(tmp_path: Path) -> None:
    """A damaged database, a late copy, a process that stays away: people are answered all the same."""
    storage: Any = _Anything()
    storage.complaint, storage.copies = _Anything(said="damaged").complaint, _Anything(said="late")
    looked_at = _checks(tmp_path, storage=storage, workers=_Anything(short_for=SHORT_FOR + 1))
    for name, told in {"integrity": "damaged", "backup": "late", "workers": "0 processes"}.items():
        with pytest.raises(KamouraskaError, match=told):
            await looked_at[name].look()
        assert (looked_at[name].otherwise, looked_at[name].needed) == ("degraded", False)


async def test_where_nobody_could_be_noted_the_store_is_not_well(tmp_path: Path, checks: dict[str, Any]) -> None:
    """The database takes a write, and the keys by which people would find it cannot be read."""
    await checks["store"].look()
    (tmp_path / FILE_NAME).write_text("not a key")
    with pytest.raises(KamouraskaError, match=FILE_NAME):
        await checks["store"].look()
    assert (checks["store"].otherwise, checks["store"].needed) == ("degraded", True)


async def test_what_does_not_complain_is_well(tmp_path: Path, checks: dict[str, Any]) -> None:
    """Without a folder for copies nothing is said of them; a process that ended a moment ago is being replaced."""
    await checks["integrity"].look()
    assert "backup" not in checks
    storage: Any = _Anything()
    storage.complaint, storage.copies = _Anything().complaint, _Anything()
    looked_at = _checks(tmp_path, storage=storage, workers=_Anything(short_for=SHORT_FOR))
    await looked_at["backup"].look()
    await looked_at["workers"].look()


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
