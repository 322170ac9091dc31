"""The staff's channel is told when changed files are refused, by file and line, once, and once they are mended."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot import background
from bot.alarm import Alarm
from bot.config import Config
from bot.errors import KnowledgeError, Problem
from bot.indexing.reloader import Reloader
from bot.supervision import Supervision
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import pytest

    from bot.indexing.index import Index

CONFIG = Config.model_validate({"discord": {"staff_channel_id": 5}})


class Staff:
    """A channel to the staff, which delivers or does not."""

    def __init__(self) -> None:
        self.delivers = True
        self.told: list[tuple[str, str]] = []
        self._told = asyncio.Event()

    async def tell_staff(self, name: str, write: Callable[[Callable[[str], str]], str], /) -> bool:
        """Deliver, or not."""
        self.told.append((name, write(str)))
        self._told.set()
        return self.delivers

    async def heard(self, count: int) -> None:
        """Wait until they were told so many times."""
        async with asyncio.timeout(PATIENCE):
            while len(self.told) < count:
                self._told.clear()
                await self._told.wait()


class Files:
    """A folder of one file, refused as long as it says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.serves = ""
        self.write("bon")
        self.reloader = Reloader(folder, folder / "index", serving="before", swap=self._swap, build=self._build)

    def write(self, text: str) -> None:
        """Change the file."""
        (self.folder / "a.yaml").write_text(text)

    async def _swap(self, _index: Index) -> None:
        """Nothing answers from it."""

    async def _build(self, folder: Path, _kept: Path) -> Index:
        text = (folder / "a.yaml").read_text()
        raise KnowledgeError((Problem("a.yaml", 3, 1, "unknown-key", f"what is `{text}`"),))


async def test_a_refusal_is_told_once(tmp_path: Path) -> None:
    """The same files read again say nothing new; other errors do."""
    staff, files = Staff(), Files(tmp_path)
    async with told(files, staff):
        for text, times in (("faux", 1), ("faux", 1), ("autre", 2)):
            files.write(text)
            await files.reloader.reload()
            await staff.heard(times)
    assert [text.splitlines()[1] for _, text in staff.told] == [
        "- `a.yaml:3:1: what is 'faux' (unknown-key)`",
        "- `a.yaml:3:1: what is 'autre' (unknown-key)`",
    ]
    assert len({name for name, _ in staff.told}) == 2


async def test_that_all_is_well_again_is_told_too(tmp_path: Path) -> None:
    """But not to people who never heard that it was not."""
    staff, files = Staff(), Files(tmp_path)
    async with told(files, staff):
        files.reloader.adopt("one")
        await files.reloader.reload()  # which reads the files in a thread: the alarm has its turn meanwhile
        await staff.heard(1)
        files.reloader.adopt("two")
        await staff.heard(2)
    assert ["de nouveau bons" in text for _, text in staff.told] == [False, True]


async def test_what_discord_missed_is_told_when_it_is_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the same name, so that one that did arrive is not posted twice."""
    monkeypatch.setattr(background, "LOOK_EVERY", 0.02)
    staff, files = Staff(), Files(tmp_path)
    staff.delivers = False
    async with told(files, staff):
        await files.reloader.reload()
        await staff.heard(1)
        staff.delivers = True
        await staff.heard(2)
    assert len(set(staff.told)) == 1


@asynccontextmanager
async def told(files: Files, staff: Staff) -> AsyncIterator[None]:
    """The alarm, running."""
    async with Supervision().going_on(alarm=Alarm(CONFIG, files.reloader, staff).run):
        yield


async def test_without_a_channel_nobody_is_told(tmp_path: Path) -> None:
    """No channel is set: the alarm ends at once, though there is something to tell."""
    staff, files = Staff(), Files(tmp_path)
    alarm = Alarm(Config(), files.reloader, staff)
    await files.reloader.reload()
    await alarm.run()
    assert not staff.told
