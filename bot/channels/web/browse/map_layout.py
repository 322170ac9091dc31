"""Places with their positions → where marks, names and the bank stand in a drawing. Knows neither words nor HTML.

Close enough to flat: a degree of longitude is shortened by the cosine of the middle latitude, north is up. Names are put where
they cover neither one another nor a mark; a sketch needs no more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.knowledge.positions import Point
    from bot.knowledge.region import Shore

WIDTH: Final = 330
"""Of the drawing, in its own units: on the smallest phones one unit is about a pixel."""
_MARGIN: Final = 30
_TALLEST: Final = 620
_KILOMETRES_A_DEGREE: Final = 111.2
_LEAST_KILOMETRES: Final = 6.0
"""Across the drawing at the least, so that a single village is no whole world."""

_SMALLEST: Final = 8.5
_GROWTH: Final = 2.1
"""Radius of a mark without organisations, and what it grows by with the root of their number."""

_LETTER: Final = 7.4
_LINE: Final = 13.0
_SINKS: Final = 4.0
_GAP: Final = 3.0
"""Of a name at the size of small screens: the width of a letter, the height of a line, how far its foot lies below the middle;
and what is left between a mark and its name."""

_ROUNDS: Final = 6
"""Times that every name looks for a better place."""

_OFF_BANK: Final = 46.0
"""How far from the bank the name of the water stands."""

_ROUND: Final = (50, 20, 10, 5, 2, 1)
"""Kilometres that a scale may show."""
_LONGEST_SCALE: Final = WIDTH / 3

Anchor = Literal["start", "middle", "end"]


class XY(NamedTuple):
    """A point of the drawing: from its left, from its top."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Spot:
    """What is to be drawn of a place.

    Attributes:
        name: as short as it can be on a map; count: how many organisations.
    """

    id: str
    name: str
    count: int
    point: Point


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the drawing: a disc, and its name beside it."""

    spot: Spot
    at: XY
    radius: float
    label: XY
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Water:
    """What lies beyond the bank: the corners of its surface, where its name stands, and how that is turned, in degrees."""

    corners: tuple[XY, ...]
    label: XY
    turned: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing.

    Attributes:
        marks: the western first, then from north to south, as the eye goes and the Tab key follows.
        scale: kilometres that the scale shows, and its length in the drawing.
    """

    height: int
    marks: tuple[Mark, ...]
    water: Water | None
    scale: tuple[int, float]


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: _Box) -> float:
        """The surface that lies in both."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(tall, 0.0)


class _Place(NamedTuple):
    """Where a name may stand: how it hangs on its foot, and what it would cover."""

    anchor: Anchor
    foot: XY
    box: _Box


class _Projection:
    """From the globe to the drawing, so that all points are in it."""

    def __init__(self, points: Sequence[Point]) -> None:
        south, north = _ends([point.latitude for point in points])
        west, east = _ends([point.longitude for point in points])
        self._shrunk = math.cos(math.radians((south + north) / 2))
        wide = max((east - west) * self._shrunk * _KILOMETRES_A_DEGREE, _LEAST_KILOMETRES)
        tall = max((north - south) * _KILOMETRES_A_DEGREE, _LEAST_KILOMETRES)
        self.units = min((WIDTH - 2 * _MARGIN) / wide, (_TALLEST - 2 * _MARGIN) / tall)
        self.height = round(tall * self.units) + 2 * _MARGIN
        self._middle = ((west + east) / 2, (south + north) / 2)

    def __call__(self, point: Point) -> XY:
        longitude, latitude = self._middle
        east = (point.longitude - longitude) * self._shrunk * _KILOMETRES_A_DEGREE * self.units
        north = (point.latitude - latitude) * _KILOMETRES_A_DEGREE * self.units
        return XY(round(WIDTH / 2 + east, 1), round(self.height / 2 - north, 1))


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


def layout(spots: Sequence[Spot], shore: Shore | None) -> Layout | None:
    """The drawing of some places; None where there is none to draw."""
    if not spots:
        return None
    project = _Projection([spot.point for spot in spots])
    discs = [(spot, project(spot.point), _SMALLEST + _GROWTH * math.sqrt(spot.count)) for spot in spots]
    water = _water([project(point) for point in shore.points], project.height) if shore is not None else None
    kilometres = next((one for one in _ROUND if one * project.units <= _LONGEST_SCALE), _ROUND[-1])
    marks = sorted(_named(discs, project.height), key=lambda mark: (mark.at.x, mark.at.y))
    return Layout(project.height, tuple(marks), water, (kilometres, round(kilometres * project.units, 1)))


def _named(discs: Sequence[tuple[Spot, XY, float]], height: int) -> Iterator[Mark]:
    """The marks, each with its name where it covers least.

    Names choose in turn, those of most organisations first, and a few times over: where one stands is not free for another.
    """
    solid = [_Box(at.x - radius, at.y - radius, at.x + radius, at.y + radius) for _, at, radius in discs]
    turns = sorted(range(len(discs)), key=lambda number: -discs[number][0].count)
    choices = [list(_beside(at, radius, len(spot.name) * _LETTER)) for spot, at, radius in discs]
    chosen = [0] * len(discs)
    for _ in range(_ROUNDS):
        for turn in turns:
            others = [choices[other][chosen[other]].box for other in turns if other != turn]
            covered = [_covered(place.box, (*solid, *others), height) for place in choices[turn]]
            chosen[turn] = covered.index(min(covered))
    for (spot, at, radius), places, number in zip(discs, choices, chosen, strict=True):
        yield Mark(spot, at, round(radius, 1), places[number].foot, places[number].anchor)


def _beside(at: XY, radius: float, width: float) -> Iterator[_Place]:
    """Where a name may stand, the best first: right and left of its mark, then under and over it, in the middle or aside."""
    away, level = radius + _GAP, at.y - _LINE / 2
    yield _place("start", XY(at.x + away, level), width)
    yield _place("end", XY(at.x - away, level), width)
    for top in (at.y + away, at.y - away - _LINE):
        yield _place("middle", XY(at.x, top), width)
        yield _place("end", XY(at.x + radius, top), width)
        yield _place("start", XY(at.x - radius, top), width)


def _place(anchor: Anchor, top: XY, width: float) -> _Place:
    """A place from where its name is anchored, at the upper edge of its line."""
    left = top.x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    foot = XY(round(top.x, 1), round(top.y + _LINE / 2 + _SINKS, 1))
    return _Place(anchor, foot, _Box(left, top.y, left + width, top.y + _LINE))


def _covered(box: _Box, taken: Iterable[_Box], height: int) -> float:
    """How much a name would cover of what is there already, and of itself would be cut off at the edge of the drawing."""
    whole = (box.right - box.left) * (box.bottom - box.top)
    return sum(box.shared(other) for other in taken) + whole - box.shared(_Box(0, 0, WIDTH, height))


def _water(line: Sequence[XY], height: int) -> Water:
    """The surface on the left of a line that goes on straight at both ends, past the edges of the drawing."""
    far = 4.0 * (WIDTH + height)
    first, last = _away(line[1], line[0], far), _away(line[-2], line[-1], far)
    along = math.atan2(line[-1].y - line[0].y, line[-1].x - line[0].x)
    left = XY(math.sin(along), -math.cos(along))
    middle = XY((line[0].x + line[-1].x) / 2, (line[0].y + line[-1].y) / 2)
    corners = (first, *line, last, _moved(last, left, far), _moved(first, left, far))
    turned = math.degrees(along)
    upright = turned - 180 * round(turned / 180)  # nobody reads a name that stands on its head
    return Water(tuple(_moved(one, left, 0) for one in corners), _moved(middle, left, _OFF_BANK), round(upright, 1))


def _moved(point: XY, direction: XY, far: float) -> XY:
    return XY(round(point.x + direction.x * far, 1), round(point.y + direction.y * far, 1))


def _away(start: XY, end: XY, far: float) -> XY:
    """So far past the end of a line, straight on."""
    long = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    return XY(end.x + (end.x - start.x) / long * far, end.y + (end.y - start.y) / long * far)
