"""Where places lie on the globe: what a map is drawn from. Knows no drawing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the globe, in degrees: north of the equator, east of Greenwich."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place lies: the point that stands for all of it, most often the middle of its village; with its sources."""

    point: Point
    sources: tuple[str, ...]
