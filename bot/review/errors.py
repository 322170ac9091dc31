"""Why the desk refuses an act; each carries what a channel needs to say so in its own words. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import KamouraskaError

if TYPE_CHECKING:
    from bot.review.model import Act, Group


class ReviewError(KamouraskaError):
    """The desk refuses; nothing was changed."""


class UnknownGroupError(ReviewError):
    """No group of that id: mistyped, or removed by retention."""

    def __init__(self, group_id: int) -> None:
        self.group_id = group_id
        super().__init__(f"no group of questions has the number {group_id}")


class UnknownReasonError(ReviewError):
    """The reason is not of the closed list."""

    def __init__(self, reason: str, known: tuple[str, ...]) -> None:
        self.reason = reason
        self.known = known
        super().__init__(f"unknown reason {reason!r}; known: {', '.join(known)}")


class NotPossibleError(ReviewError):
    """The act makes no sense here: a group merged into itself, a part that is the whole, nothing left to undo."""


class AlreadyDoneError(ReviewError):
    """Somebody else was faster; `last` says who did what, when the trail still tells."""

    def __init__(self, group: Group, last: Act | None) -> None:
        self.group = group
        self.last = last
        done = f" by {last.by} at {last.at}" if last else ""
        how = f" ({group.standing.resolution})" if group.standing.resolution else ""
        super().__init__(f"group {group.id} is {group.standing.state} already{done}{how}")
