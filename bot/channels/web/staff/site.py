"""What the staff's pages work with, as one typed value. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.staff.trials import Trials
from bot.review.finding import AnswerFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine
    from bot.review.ports import Journal, OutcomeCountStore
    from bot.review.publishing import Publishing
    from bot.review.saved_filters import FilterStore
    from bot.review.staff_sessions import StaffSessions


@dataclass(frozen=True, slots=True)
class StaffSite:
    """What the staff's pages share; made once, when the application is.

    Attributes:
        engine: the one that answers now.
        counts: what became of questions, in numbers. trail: what was done to any group.
        filters: of the queue, which staff keep under a name. trials: what staff try just now.
    """

    publishing: Publishing
    sessions: StaffSessions
    engine: Callable[[], Engine]
    counts: OutcomeCountStore
    trail: Journal
    filters: FilterStore
    trials: Trials = field(default_factory=Trials)


STAFF: Final = web.AppKey("staff", StaffSite)
FINDER: Final = web.AppKey("finder", AnswerFinder)
"""Finds answers by their words; made with the application, over the engine that answers."""
