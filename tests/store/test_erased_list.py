"""The list of what was erased: whole, read back as it was, and never silently short."""

from __future__ import annotations

import asyncio
import stat
from typing import TYPE_CHECKING, Final

import pytest

from bot.errors import StoreError
from bot.privacy.erased import ErasedAsker, ErasedText
from bot.store.erased_list import ErasedFile
from tests.store.examples import MAY

if TYPE_CHECKING:
    from pathlib import Path

TEXT: Final = ErasedText("d" * 64, 12, "m" * 16, MAY)
ASKER: Final = ErasedAsker("a" * 64, MAY)


async def test_entries_come_back_as_they_were(tmp_path: Path) -> None:
    """Each once, oldest first, in a file for its user alone."""
    listed = ErasedFile(tmp_path / "q.sqlite3")
    assert listed.read() is None, "no list is another thing than an empty one"
    await listed.add((TEXT,))
    await listed.add((ASKER, TEXT))
    assert listed.read() == (TEXT, ASKER)
    assert stat.S_IMODE(listed.file.stat().st_mode) == 0o600


async def test_two_that_erase_at_once_are_both_kept(tmp_path: Path) -> None:
    """Neither writes over the other."""
    entries = [ErasedAsker(f"{number:064}", MAY) for number in range(8)]
    await asyncio.gather(*(ErasedFile(tmp_path / "q.sqlite3").add((entry,)) for entry in entries))
    assert set(ErasedFile(tmp_path / "q.sqlite3").read() or ()) == set(entries)


@pytest.mark.parametrize("line", ["{", "[]", '{"day": "2026-05-22"}', '{"asker": "a", "day": "soon"}'])
async def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    """Applying the rest in silence would bring back what somebody had erased; and nothing is written over it."""
    listed = ErasedFile(tmp_path / "q.sqlite3")
    await listed.add((TEXT,))
    damaged = f"{listed.file.read_text(encoding='utf-8')}{line}\n"
    listed.file.write_text(damaged, encoding="utf-8")
    with pytest.raises(StoreError, match=r"erased\.jsonl:2"):
        listed.read()
    with pytest.raises(StoreError, match=r"erased\.jsonl:2"):
        await listed.add((ASKER,))
    assert listed.file.read_text(encoding="utf-8") == damaged
