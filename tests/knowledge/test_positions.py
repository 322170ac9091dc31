"""Where places lie: what a file may say of it, and what is told to its author."""

from __future__ import annotations

import pytest

from bot.knowledge.positions import Point, Position
from tests import village

SHORE = """
shore:
  name: {fr: le lac, en: the lake}
  points:
    - {latitude: 47.5, longitude: -70}
    - {latitude: 47.6, longitude: -69.9}
  source: gazette
"""


def place(position: str) -> str:
    """A place of the village with a position."""
    return f"name: Le Hameau\nposition: {position}\n"


def test_a_place_lies_where_its_file_says() -> None:
    """With the source of its position; a place without one lies nowhere."""
    read = village.knowledge(places__hameau=place("{latitude: 47.25, longitude: -70, source: gazette}"))
    assert read.entities["hameau"].position == Position(Point(47.25, -70.0), ("gazette",))
    assert read.entities["village"].position is None


@pytest.mark.parametrize(
    ("position", "rule"),
    [
        ("{latitude: 91, longitude: -70, source: gazette}", "wrong-value"),
        ("{latitude: 47, longitude: -181, source: gazette}", "wrong-value"),
        ("{latitude: .nan, longitude: -70, source: gazette}", "unquoted-value"),
        ("{latitude: 47, longitude: -70}", "missing-source"),
        ("{latitude: 47, longitude: -70, source: gazete}", "dead-source"),
    ],
)
def test_a_position_is_on_the_globe_and_was_read_somewhere(position: str, rule: str) -> None:
    """Anything else is told at its place, with its rule."""
    (told,) = village.problems("k", places__hameau=place(position))
    assert told.startswith("k/places/hameau.yaml:2:")
    assert told.endswith(f"({rule})")


def test_what_is_no_place_lies_nowhere() -> None:
    """An organisation is in its municipality: a position of its own would be on no map."""
    (told,) = village.problems("k", organisations__forge=place("{latitude: 47, longitude: -70, source: gazette}"))
    assert "position" in told


def test_a_region_may_lie_by_the_water() -> None:
    """The bank is a line of two points at least, each on the globe, with its source."""
    region = village.FILES["region.yaml"]
    read = village.knowledge(region=region + SHORE).region.shore
    assert read is not None
    assert (read.name.en, read.points[1], read.sources) == ("the lake", Point(47.6, -69.9), ("gazette",))
    assert village.knowledge().region.shore is None


def test_the_bank_was_read_somewhere_too() -> None:
    """A source that does not exist is told, and a line of one point is none."""
    region = village.FILES["region.yaml"]
    (dead,) = village.problems("k", region=region + SHORE.replace("gazette", "gazete"))
    assert dead.endswith("(dead-source)")
    assert village.problems("k", region=region + SHORE.replace("    - {latitude: 47.5, longitude: -70}\n", ""))
