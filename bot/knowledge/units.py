"""The units that numbers of the base may bear. Knows nothing else."""

from __future__ import annotations

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
