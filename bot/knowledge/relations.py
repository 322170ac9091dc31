"""What ties entities to each other and to plain values, and how a tie is worded. Knows neither the whole, nor files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Words

FILTER: Final = "filter"
"""Key of the wording that narrows a list down to a value: « à Valbrune »."""


SchemaOrg = Literal[
    "AdministrativeArea",
    "ChildCare",
    "City",
    "CollegeOrUniversity",
    "Corporation",
    "EducationalOrganization",
    "ElementarySchool",
    "GovernmentOrganization",
    "HighSchool",
    "Hospital",
    "LocalBusiness",
    "Museum",
    "NGO",
    "Organization",
    "Place",
    "ResearchOrganization",
    "School",
    "SportsActivityLocation",
    "TouristAttraction",
    "TouristInformationCenter",
]
"""Types of the vocabulary of schema.org."""


@dataclass(frozen=True, slots=True)
class RelationValue:
    """One value of a relation whose values are words, not entities: a tier, a sector, a kind.

    Attributes:
        schema_org: the type of schema.org that who bears it is of, for those who read pages by machine.
    """

    id: str
    name: Words
    plural: Words
    aliases: tuple[str, ...]
    schema_org: SchemaOrg | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed tie: from entities to plain values, or to entities of some type.

    Attributes:
        to: `value`, or the type of entity it leads to.
        closed: the list is complete, so that absence is a fact and can be answered.
        wording: sentences with named slots, by key (`one`, `none`, `list`, `empty`, `filter`).
        about: types of entity that may bear it.
    """

    id: str
    name: Words
    to: Literal["value", "organisation", "place", "person"]
    closed: bool
    values: Mapping[str, RelationValue]
    wording: Mapping[str, Words]
    sources: tuple[str, ...] = ()
