"""The forms of where a place lies, and of the bank that a map of the region shows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge import positions, region
from bot.knowledge.schema.values import Form, Ids, Named

_Latitude = Annotated[float, Field(ge=-90, le=90, description="Degrees north of the equator: 47.5333.")]
_Longitude = Annotated[float, Field(ge=-180, le=180, description="Degrees east of Greenwich: -69.8 in Québec.")]


class PointForm(Form):
    """A point of the globe."""

    latitude: _Latitude
    longitude: _Longitude

    def made(self) -> positions.Point:
        """The point that the form describes."""
        return positions.Point(self.latitude, self.longitude)


class PositionForm(PointForm):
    """Where a place lies, and where somebody read it."""

    source: Ids

    def placed(self) -> positions.Position:
        """The position that the form describes."""
        return positions.Position(self.made(), self.source)


class ShoreForm(Form):
    """The bank of the water that the region lies by."""

    name: Annotated[Named, Field(description="As a map writes it: le fleuve.")]
    points: Annotated[
        tuple[PointForm, ...],
        Field(min_length=2, description="In their order along the bank, the water on the left of whoever follows them."),
    ]
    source: Ids

    def made(self) -> region.Shore:
        """The bank that the form describes."""
        return region.Shore(self.name.made(), tuple(point.made() for point in self.points), self.source)
