"""What a kill cut short between the record of an answer and its files, completed at the next start. Knows no file system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.review.desk import Desk
    from bot.review.library import Library
    from bot.review.unwritten import Unwritten


@dataclass(frozen=True, slots=True)
class Recovered:
    """An act whose files were written late.

    Attributes:
        by_hand: files that somebody changed meanwhile, so that nothing was written.
        entry: the fact or topic that it was done to; empty where it was done to a group.
    """

    group: int
    files: tuple[str, ...]
    by_hand: tuple[str, ...] = ()
    entry: str = ""


async def recover(desk: Desk, library: Library) -> tuple[Recovered, ...]:
    """Write what was recorded and not written; what was found.

    The record comes first, so it says how things are to be. A file that is neither as it was nor as it is to be was
    changed by hand since, and stays.
    """
    found = [(cut, await _completed(cut, library)) for cut in await desk.actions.unwritten()]
    for cut, _ in found:
        if cut.entry:
            await desk.entry_acts.wrote(cut.entry)
        else:
            await desk.actions.wrote(cut.group)
    return tuple(late for _, late in found if late is not None)


async def _completed(cut: Unwritten, library: Library) -> Recovered | None:
    files = library.files()
    there = {path: content.decode() for path, content in files.items() if path in cut.files}
    changed = tuple(path for path, (was, will) in cut.files.items() if there.get(path) not in (was, will))
    missing = {path: will for path, (_, will) in cut.files.items() if there.get(path) != will}
    if not missing:
        return None
    if not changed:
        await library.restore({path: None if will is None else will.encode() for path, will in missing.items()}, files)
    return Recovered(cut.group, tuple(missing), by_hand=changed, entry=cut.entry)
