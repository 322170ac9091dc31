"""Numbers by week → where bars stand in a drawing. Knows neither words nor HTML: the template draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.review.statistics import Numbers

WIDTH: Final = 720
HEIGHT: Final = 220
_TOP: Final = 16
_FLOOR: Final = 190
_LEFT: Final = 44
_FILLED: Final = 0.62
"""Of its place, so much is a bar; the rest is air."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A week: answered from the floor up, what went without an answer on top of it. `middle` is where its name stands."""

    monday: date
    numbers: Numbers
    left: float
    width: float
    answered_top: float
    refused_top: float
    floor: float

    @property
    def middle(self) -> float:
        """The middle of the bar."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale, with the number that it stands for."""

    value: int
    y: float


@dataclass(frozen=True, slots=True)
class WeekChart:
    """The trend by week."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    left: float = _LEFT
    width: int = WIDTH
    height: int = HEIGHT


def by_week(weeks: Mapping[date, Numbers]) -> WeekChart:
    """Bars for the weeks, on a scale that the highest just fits."""
    most = max((numbers.asked for numbers in weeks.values()), default=0)
    step = step_of(most)
    top = max(step, -(-most // step) * step)
    place = (WIDTH - _LEFT) / max(len(weeks), 1)

    def height(value: float) -> float:
        return round(_FLOOR - (_FLOOR - _TOP) * value / top, 1)

    bars = tuple(
        Bar(
            monday,
            numbers,
            left=round(_LEFT + place * (n + (1 - _FILLED) / 2), 1),
            width=round(place * _FILLED, 1),
            answered_top=height(numbers.answered),
            refused_top=height(numbers.asked),
            floor=_FLOOR,
        )
        for n, (monday, numbers) in enumerate(weeks.items())
    )
    return WeekChart(bars, tuple(Line(value, height(value)) for value in range(0, top + 1, step)))


def step_of(most: int) -> int:
    """A round step that makes four lines or fewer: 1, 2, 5, 10, 20, 50, 100."""
    step = 1
    while most > 4 * step:
        step = {1: 2, 2: 5, 5: 10}[step // 10 ** (len(str(step)) - 1)] * 10 ** (len(str(step)) - 1)
    return step
