"""Where places, names and the bank stand in the drawing."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.browse.map_layout import WIDTH, Layout, Mark, Spot, layout
from bot.knowledge.model import Words
from bot.knowledge.positions import Point
from bot.knowledge.region import Shore

WEST, EAST = Spot("a", "Ouest", 4, Point(47.0, -70.0)), Spot("b", "Est", 0, Point(47.1, -69.8))
LAKE = Shore(Words("le lac"), (Point(47.0, -70.05), Point(47.1, -69.95)), ("x",))


def drawn(*spots: Spot, shore: Shore | None = None) -> Layout:
    """A drawing that there is."""
    found = layout(spots, shore)
    assert found is not None
    return found


def test_nothing_is_drawn_of_nothing() -> None:
    """Without a position there is no map."""
    assert layout([], LAKE) is None


def test_north_is_up_and_east_is_right() -> None:
    """Whichever comes first; marks follow one another from west to east."""
    left, right = drawn(EAST, WEST).marks
    assert (left.spot, right.spot) == (WEST, EAST)
    assert left.at.x < right.at.x
    assert left.at.y > right.at.y


def test_a_kilometre_is_as_long_everywhere() -> None:
    """A degree of longitude counts less the farther it is from the equator, and the scale says how much."""
    drawing = drawn(WEST, EAST)
    one, other = (mark.at for mark in drawing.marks)
    kilometres, units = drawing.scale
    assert math.isclose((other.x - one.x) / (units / kilometres), 0.2 * 111.2 * math.cos(math.radians(47.05)), rel_tol=0.01)
    assert math.isclose((one.y - other.y) / (units / kilometres), 0.1 * 111.2, rel_tol=0.01)


def test_a_mark_grows_with_its_organisations() -> None:
    """And is there without any."""
    many, none = drawn(WEST, EAST).marks
    assert many.radius > none.radius > 0


def test_one_village_is_in_the_middle() -> None:
    """There is no extent to fill the drawing with."""
    drawing = drawn(WEST)
    assert drawing.marks[0].at == (WIDTH / 2, drawing.height / 2)


def test_the_water_is_on_the_left_of_the_bank() -> None:
    """Of whoever goes along it: going north-east, in the north-west; its name stands there, and on its feet."""
    water = drawn(WEST, EAST, shore=LAKE).water
    assert water is not None
    first, last = water.corners[1], water.corners[2]
    assert water.label.x < (first.x + last.x) / 2
    assert water.label.y < (first.y + last.y) / 2
    assert -90 <= water.turned <= 90
    back = drawn(WEST, EAST, shore=Shore(LAKE.name, LAKE.points[::-1], LAKE.sources)).water
    assert back is not None
    assert back.label.x > water.label.x
    assert -90 <= back.turned <= 90


def test_names_keep_off_one_another_where_there_is_room() -> None:
    """Two villages side by side, each with a long name: the names stand on different sides."""
    near = Spot("c", "Une-très-longue-paroisse", 1, Point(47.05, -69.9))
    nearer = Spot("d", "Une-autre-longue-paroisse", 1, Point(47.05, -69.88))
    marks = {mark.spot.id: mark for mark in drawn(WEST, EAST, near, nearer).marks}
    assert (marks["c"].anchor, marks["c"].label.y) != (marks["d"].anchor, marks["d"].label.y)


def _in(mark: Mark, drawing: Layout) -> bool:
    return 0 <= mark.at.x <= WIDTH and 0 <= mark.at.y <= drawing.height


@given(
    st.lists(st.tuples(st.floats(-60, 60), st.floats(-170, 170), st.integers(0, 99)), min_size=1, max_size=8),
    st.booleans(),
)
def test_every_place_is_in_the_drawing(places: list[tuple[float, float, int]], by_the_lake: bool) -> None:
    """Wherever a region lies and however large it is, its map holds it."""
    spots = [Spot(str(number), "Nom", count, Point(north, east)) for number, (north, east, count) in enumerate(places)]
    drawing = drawn(*spots, shore=LAKE if by_the_lake else None)
    assert len(drawing.marks) == len(spots)
    assert all(_in(mark, drawing) for mark in drawing.marks)
