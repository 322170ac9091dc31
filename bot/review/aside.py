"""What staff have read, beside the answering: in a thread, one piece after the other. Knows no question, page or store."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Aside:
    """Does what takes longer than whoever asks may be kept waiting: reading a question takes a tenth of a second, and more.

    One piece at a time for all of the staff, in the order of coming: two hundred questions that one of them has read neither
    keep another waiting for all of them, nor fill the threads in which questions are noted.
    """

    def __init__(self) -> None:
        """Nothing is being done."""
        self._turn = asyncio.Lock()

    async def do(self, work: Callable[[], T]) -> T:
        """What the work gives, or raises, once it was its turn; it runs in a thread, and must not do the same in it."""
        async with self._turn:
            return await asyncio.to_thread(work)
