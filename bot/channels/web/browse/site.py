"""What the pages that can be browsed work with, as one typed value. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from aiohttp import web

from bot.answers.directory import Directory

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.base import Knowledge

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class BrowseSite:
    """What these pages share; made once, when the application is.

    Attributes:
        knowledge: what is known, as of now.
        directory: the entities listed, as of now.
    """

    knowledge: Callable[[], Knowledge]
    directory: Callable[[], Directory]

    @classmethod
    def of(cls, knowledge: Callable[[], Knowledge]) -> BrowseSite:
        """Over a knowledge that may be another from one request to the next."""
        return cls(knowledge, Renewed(knowledge, Directory))


BROWSE: Final = web.AppKey("browse", BrowseSite)
