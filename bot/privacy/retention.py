"""How long what people brought is kept, and when a clock may be believed that says it is time. Knows no SQL."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from bot.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from bot.privacy.pseudonyms import PeriodKeys

TELL_WITHIN: Final = timedelta(days=90)
"""How long somebody waits to be told; the address is then forgotten, answered or not."""

JUDGE_WITHIN: Final = timedelta(days=30)
"""How long something can be said back about an answer: knowledge changes, and then it is another answer."""

MOST_DAYS: Final = 31
"""How long a bot may have been switched off without being asked whether the clock is right."""


class ClockJumpedError(StoreError):
    """The clock says a day that is far beyond anything that is kept; nothing was erased."""

    def __init__(self, today: date, last: date) -> None:
        super().__init__(
            f"nothing was erased: the clock says {today}, and what is kept ends on {last}; if the clock is right, "
            "kamouraska purge --even-if-clock-jumped",
            f"rien n’a été effacé\u00a0: l’horloge dit le {today}, et ce qui est gardé s’arrête le {last}; "
            "si l’horloge est juste\u00a0: kamouraska purge --even-if-clock-jumped",
        )


class RetentionStore(Protocol):
    """Where questions, acts and wishes are removed by age."""

    async def purge(self, before: date, today: date, *, even_if_clock_jumped: bool = False) -> int:
        """Remove questions older than the day `before` and return how many; wishes that expired by today go too.

        Groups left empty go too, acts that old of groups that are gone, and corrections that nobody went on with.
        Raises `StoreError`, and removes nothing, when today lies so far beyond what is kept that the clock may be wrong, unless
        `even_if_clock_jumped`.
        """


class Retention:
    """Removes what was kept long enough.

    Args:
        periods: the keys by which people find what is theirs; one goes when nothing of its period can be kept any more.
    """

    def __init__(self, store: RetentionStore, periods: PeriodKeys, now: Callable[[], datetime]) -> None:
        self._store = store
        self._periods = periods
        self._now = now

    async def purge(self, retention_days: int, *, even_if_clock_jumped: bool = False) -> int:
        """Remove what is older than that many days; how many questions were. Nothing brings it back.

        Raises:
            StoreError: the clock may be wrong, and nobody said that it is right.
        """
        today = self._now().date()
        before = today - timedelta(days=retention_days)
        removed = await self._store.purge(before, today, even_if_clock_jumped=even_if_clock_jumped)
        # Only now, when the store has believed the clock: no key comes back.
        self._periods.forget(min(before - JUDGE_WITHIN, today - TELL_WITHIN))
        return removed


def agrees(today: date, last: date | None) -> bool:
    """Whether a day lies near enough to the last that could be believed; any does where nothing is kept."""
    return last is None or abs((today - last).days) <= MOST_DAYS


def refuse_if_jumped(today: date, last: date | None) -> None:
    """Let a day pass that does not lie far beyond the last that could be believed; one before it erases nothing too early.

    Raises:
        ClockJumpedError: it lies more than `MOST_DAYS` beyond.
    """
    if last is not None and (today - last).days > MOST_DAYS:
        raise ClockJumpedError(today, last)


def reached(last: date, days: Iterable[date]) -> date:
    """How far days lead on from one, without a gap that a jump of the clock could have made.

    Args:
        days: days on which something was kept, later than `last`, oldest first.
    """
    for day in days:
        if (day - last).days > MOST_DAYS:
            break
        last = day
    return last
