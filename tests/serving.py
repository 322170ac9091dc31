"""The whole program in one process, over the village, on a port that the system chooses."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot import app
from bot.config import Config, load
from bot.indexing.engine import build_engine
from tests.patience import PATIENCE
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WELL = dict.fromkeys(("knowledge", "store", "disk", "answering", "integrity", "workers", "work"), True)


class Heard:
    """Keeps what the program says as it starts and stops."""

    def __init__(self) -> None:
        self.said: list[tuple[str, dict[str, object]]] = []
        self._changed = asyncio.Event()

    def __call__(self, key: str, **slots: object) -> None:
        """Note it."""
        self.said.append((key, slots))
        self._changed.set()

    @property
    def keys(self) -> list[str]:
        """What was said, in order."""
        return [key for key, _ in self.said]

    async def until(self, key: str) -> dict[str, object]:
        """The slots with which that key is said, once it is."""
        async with asyncio.timeout(PATIENCE):
            while key not in self.keys:
                self._changed.clear()
                await self._changed.wait()
        return dict(self.said)[key]


def installed(folder: Path) -> Config:
    """The village, laid out there."""
    for name, text in FILES.items():
        file = folder / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "config.yaml").write_text("web: {port: 0}\n", encoding="utf-8")
    return load(folder / "config.yaml", {})


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The village, without a secret of the environment."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("KAMOURASKA_SECRET", raising=False)
    return installed(tmp_path)


@asynccontextmanager
async def served(config: Config, heard: Heard) -> AsyncIterator[str]:
    """The program running, and the address of its page; stopped as a signal would."""
    stopping = asyncio.Event()
    serving = asyncio.create_task(app.serve(config, build_engine(config), tell=heard, stopping=stopping))
    told = asyncio.create_task(heard.until("run.web_on"))
    await asyncio.wait({serving, told}, return_when=asyncio.FIRST_COMPLETED)
    if serving.done():
        told.cancel()
        serving.result()
    try:
        yield str((await told)["address"]).rstrip("/")
    finally:
        stopping.set()
        async with asyncio.timeout(PATIENCE):
            await serving
