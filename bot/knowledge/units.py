"""Numbers that can be compared, and the units that they may bear. Knows nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal[
    "athletes",
    "campuses",
    "childcare_places",
    "dollars",
    "employees",
    "foreign_workers",
    "inhabitants",
    "members",
    "places",
    "rooms",
    "seats",
    "square_kilometres",
    "students",
    "year",
]
"""What numbers count; a closed list, for only numbers of one unit can be compared."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that can be compared, with its unit and the date it holds for."""

    value: float
    unit: Unit
    as_of: str | None = None
