"""What the staff's pages work with, as one typed value. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine
    from bot.review.answering import Answering
    from bot.review.doors import Doors, Used
    from bot.review.keeping import Journal
    from bot.review.tallies import TallyStore


@dataclass(frozen=True, slots=True)
class StaffSite:
    """What the staff's pages share; made once, when the application is.

    Attributes:
        engine: the one that answers now.
        tallies: what became of questions, in numbers. trail: what was done to any group.
    """

    answering: Answering
    doors: Doors
    used: Used
    engine: Callable[[], Engine]
    tallies: TallyStore
    trail: Journal


STAFF: Final = web.AppKey("staff", StaffSite)
