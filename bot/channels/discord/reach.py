"""What the channel reaches in the rest of the program, beside what answers. Knows nothing of Discord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.errors import Problem
    from bot.knowledge.model import Knowledge
    from bot.review.model import Filters, Page


class Waiting(Protocol):
    """Whatever knows the questions that wait: the review desk, or a small fake in tests."""

    async def list(self, filters: Filters = ..., *, limit: int = ..., offset: int = ...) -> Page:
        """Groups of questions, most wanted first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Ways from Discord into the program; what has no way is not offered on Discord either.

    Attributes:
        knowledge: what is known at the moment.
        desk: the questions that wait for the staff.
        reload: reads the knowledge files again; what is wrong with them, and then nothing has changed.
        link: makes a link to the staff pages for whoever it names; with it, the minutes that it is valid.
    """

    knowledge: Callable[[], Knowledge]
    desk: Waiting
    reload: Callable[[], Awaitable[Sequence[Problem]]] | None = None
    link: Callable[[str], tuple[str, int]] | None = None
