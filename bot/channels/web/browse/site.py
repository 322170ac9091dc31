"""What the pages that can be browsed work with, as one typed value. Knows no page."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from aiohttp import web

from bot.answers.compose import Composer
from bot.answers.directory import Directory
from bot.answers.sheet import Sheets
from bot.channels.rate_limit import RateLimit
from bot.knowledge.staleness import DEFAULT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.channels.web.core.prepared import Prepared
    from bot.knowledge.base import Knowledge
    from bot.knowledge.staleness import Months

T = TypeVar("T")

MOST_PAGES: Final = 2048
"""Rendered pages that are kept: twice those of the base that ships, some twenty megabytes at the very most."""


class Renewed(Generic[T]):
    """Something made of the knowledge alone: kept while that is the same, made anew when it is another."""

    def __init__(self, knowledge: Callable[[], Knowledge], make: Callable[[Knowledge], T]) -> None:
        self._knowledge = knowledge
        self._make = make
        self._made: tuple[Knowledge, T] | None = None

    def __call__(self) -> T:
        """It, as of now."""
        knowledge = self._knowledge()
        if self._made is None or self._made[0] is not knowledge:
            self._made = (knowledge, self._make(knowledge))
        return self._made[1]


class Pages:
    """Rendered pages, those asked for last; whoever invents addresses pushes out pages, and fills nothing."""

    def __init__(self, most: int = MOST_PAGES) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Prepared] = OrderedDict()

    def get(self, key: Hashable) -> Prepared | None:
        """The page kept under that key."""
        if (page := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return page

    def keep(self, key: Hashable, page: Prepared) -> None:
        """Keep a page; past so many, forget the one that was asked for least recently."""
        self._kept[key] = page
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class BrowseSite:
    """What these pages share; made once, when the application is.

    Attributes:
        knowledge: what is known, as of now.
        directory: the entities listed, as of now.
        sheets: what is told of each thing, as of now.
        pages: those rendered from this very knowledge.
        today: the day in the region: what grows old is said to be checked.
        searches: how often one address may search, which takes some hundredths of a second each time.
    """

    knowledge: Callable[[], Knowledge]
    directory: Callable[[], Directory]
    sheets: Callable[[], Sheets]
    pages: Callable[[], Pages]
    today: Callable[[], dt.date]
    searches: RateLimit[str]

    @classmethod
    def of(
        cls,
        knowledge: Callable[[], Knowledge],
        today: Callable[[], dt.date] = dt.date.today,
        months: Months = DEFAULT_MONTHS,
        searches: int = 600,
    ) -> BrowseSite:
        """Over a knowledge that may be another from one request to the next.

        Args:
            searches: that one address may make in a minute.
        """

        def sheets(known: Knowledge) -> Sheets:
            return Sheets(known, Composer(known, today, months))

        return cls(
            knowledge,
            Renewed(knowledge, Directory),
            Renewed(knowledge, sheets),
            Renewed(knowledge, lambda _: Pages()),
            today,
            RateLimit(searches),
        )


BROWSE: Final = web.AppKey("browse", BrowseSite)
