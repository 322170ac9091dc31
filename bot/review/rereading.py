"""What is to be read again, from the files and the counts of now. Knows no file format and no SQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.review.freshness import to_read_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.review.freshness import ReadAgain
    from bot.review.library import Library
    from bot.review.ports import OutcomeCountStore


async def read_again(library: Library, counts: OutcomeCountStore, today: Callable[[], date]) -> ReadAgain:
    """What there is to do by the files of now.

    Raises:
        KnowledgeError: the files hold errors. StoreError: the store fails.
        ReviewError: the report about the addresses cannot be read.
    """
    written = await asyncio.to_thread(library.written)
    counted = await counts.since(date.min)
    found = await asyncio.to_thread(to_read_again, written, counted, today())
    return replace(found, contradictions=tuple(await asyncio.to_thread(library.contradictions, today())))
