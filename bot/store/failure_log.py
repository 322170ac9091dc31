"""Tells the operator when the store refuses, and when it takes again: once each, however many people it happens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot.store.errors import is_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.errors import StoreError

_logger = structlog.get_logger(__name__)


class Watch:
    """What a running bot gives its database.

    Args:
        count: told of so many refusals, for a metric that an alarm can be set on.
        suspect: called when a refusal is one of a damaged file.
    """

    def __init__(self, count: Callable[[int], None], suspect: Callable[[], object] = lambda: None) -> None:
        self._count = count
        self._suspect = suspect
        self._refused = 0

    def refused(self, error: StoreError, *, times: int) -> None:
        """The database failed so many who wanted something of it."""
        if not self._refused:
            _logger.error("store_refuses", cause=str(error))
        self._refused += times
        self._count(times)
        if is_unreadable(error):
            self._suspect()

    def taken(self) -> None:
        """The database took a write."""
        if self._refused:
            _logger.warning("store_takes_again", refused=self._refused)
            self._refused = 0
