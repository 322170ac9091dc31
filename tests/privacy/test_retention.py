"""How long anything is kept, and which clock is believed. What the store removes is in `tests/store/test_clock.py`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.privacy.retention import MOST_DAYS, ClockJumpedError, Retention, agrees, reached, refuse_if_jumped
from tests.periods import KeysInMemory

MAY = date(2026, 5, 22)
MONTH = timedelta(days=MOST_DAYS)
DAY = timedelta(days=1)


class Store:
    """Remembers what it was asked to remove."""

    def __init__(self) -> None:
        self.asked: list[tuple[date, date, bool]] = []

    async def purge(self, before: date, today: date, *, even_if_clock_jumped: bool = False) -> int:
        """Remove three, whatever is asked."""
        self.asked.append((before, today, even_if_clock_jumped))
        return 3


async def test_a_day_is_counted_where_the_program_runs() -> None:
    """Everything before so many days ago goes; that the clock is right is passed on as it was said."""
    store = Store()
    retention = Retention(store, KeysInMemory(), lambda: datetime(2026, 5, 22, 23, 59, tzinfo=UTC))
    assert await retention.purge(365) == 3
    assert await retention.purge(0, even_if_clock_jumped=True) == 3
    assert store.asked == [(date(2025, 5, 22), MAY, False), (MAY, MAY, True)]


@pytest.mark.parametrize("last", [None, MAY, MAY - MONTH, MAY + MONTH, MAY + 2 * MONTH])
def test_a_clock_that_is_near_erases(last: date | None) -> None:
    """So does one set back: nothing goes too early by it."""
    refuse_if_jumped(MAY, last)
    assert agrees(MAY, last) == (last != MAY + 2 * MONTH)


def test_a_clock_set_ahead_is_not_believed() -> None:
    """It says which day it is by the clock and which by what is kept, in both languages."""
    with pytest.raises(ClockJumpedError, match=f"the clock says {MAY}") as told:
        refuse_if_jumped(MAY, MAY - MONTH - DAY)
    assert "rien n’a été effacé" in told.value.said("fr")
    assert not agrees(MAY, MAY - MONTH - DAY)


@pytest.mark.parametrize(
    ("days", "led_to"),
    [
        ([], MAY),
        ([MAY + DAY, MAY + DAY + MONTH], MAY + DAY + MONTH),
        ([MAY + DAY, MAY + DAY + MONTH + DAY, MAY + DAY + MONTH + 2 * DAY], MAY + DAY),
    ],
)
def test_days_lead_on_up_to_a_gap(days: list[date], led_to: date) -> None:
    """What was written under a clock that had jumped does not make the jump believable."""
    assert reached(MAY, days) == led_to
