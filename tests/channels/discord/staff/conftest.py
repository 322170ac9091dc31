"""The village's desk, for what staff do with it on Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord.staff import card_sync
from bot.store.database import Database
from tests.review.place import Place, laid_out

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    """The village on the disk, an empty database; the cards are looked at often."""
    monkeypatch.setattr(card_sync, "EVERY", 0.05)
    monkeypatch.setattr(card_sync, "GATHER", 0.02)
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)
