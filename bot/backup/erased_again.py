"""Takes out of a backup's database what was erased since it was made, before it is put back. Knows no part of a restore."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import secrets
from bot.privacy.erased import reapply
from bot.store.database import Database
from bot.store.erased_list import ErasedFile
from bot.store.erasure import StoredErasure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.backup.taking import Places
    from bot.privacy.erased import Erased, Reapplied


def erase_again(places: Places, database: Path, secret: bytes | None, work: Path) -> Reapplied | None:
    """What went, and how many entries of the list nobody can apply; None where there is no list.

    Args:
        database: the copy, brought up to this program's schema.
        secret: the key of the backup; None for the one in use here.
        work: a folder of one's own.

    Raises:
        StoreError: the list or the copy cannot be used; then it must not be put back.
    """
    entries = ErasedFile(places.named).read()
    if entries is None:
        return None
    if secret is not None:
        (work / secrets.FILE_NAME).write_bytes(secret)
    key = secrets.load(work if secret is not None else places.named.parent).key
    return asyncio.run(_erased(database, entries, key))


async def _erased(database: Path, entries: Sequence[Erased], key: bytes) -> Reapplied:
    async with await Database.open(database) as opened:
        return await reapply(StoredErasure(opened), entries, key)
