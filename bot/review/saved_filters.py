"""Filters of the queue that somebody of the staff keeps under a name: theirs alone. Knows no channel and no SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from bot.review.errors import NotPossibleError
from bot.wording import say_both
from bot.wording.writing import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 12
"""As many as stand above a queue without hiding it."""
LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """What somebody narrows the queue by, under a name.

    Attributes:
        query: as the address of the queue says it, but for the words. text: the words that are looked for.
    """

    name: str
    query: str
    text: str


class FilterStore(Protocol):
    """Where they are kept; each method raises `StoreError` when the store fails."""

    async def of(self, by: str) -> Sequence[SavedFilter]:
        """Somebody's, by name."""

    async def save(self, by: str, kept: SavedFilter) -> None:
        """Keep one; another of that name makes way."""

    async def drop(self, by: str, name: str) -> None:
        """Forget one."""


async def keep(store: FilterStore, by: str, name: str, query: str, text: str) -> None:
    """Keep what the queue is narrowed by.

    Raises:
        NotPossibleError: it has no name, or there are as many already as a person chooses among.
    """
    named = " ".join(name.split())[:LONGEST]
    if not named:
        raise NotPossibleError(*say_both(SENTENCES, "saved.no_name"))
    there = [one.name for one in await store.of(by)]
    if named not in there and len(there) >= MOST:
        raise NotPossibleError(*say_both(SENTENCES, "saved.too_many", most=MOST))
    await store.save(by, SavedFilter(named, query, text))
