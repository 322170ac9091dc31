"""A name found in an utterance, and what it may stand for. Knows neither the names that there are, nor how one is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["entity", "value", "elsewhere"]


@dataclass(frozen=True, slots=True)
class Referent:
    """What a name may stand for.

    Attributes:
        kind: entity, value of a relation, or a name from elsewhere.
        group: the type of the entity, the id of the relation, or `elsewhere`.
        id: the id of the entity or value; the folded name when it is from elsewhere.
    """

    kind: Kind
    group: str
    id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in an utterance, at the words `start` to `end` (excluded).

    Attributes:
        referents: what it may stand for; several when the name is shared.
        score: 1.0 for the name as written in the knowledge, less for each slip that was forgiven.
        name: the alias that was recognised, folded; empty when it was only pointed at.
        joint: whether it stands for all its referents at once ("the other two"), not for one of them.
    """

    start: int
    end: int
    referents: tuple[Referent, ...]
    score: float
    name: str
    joint: bool = False

    @property
    def group(self) -> str:
        """The group of its referents; they share one, or the first counts."""
        return self.referents[0].group

    @property
    def kind(self) -> Kind:
        """The kind of its referents."""
        return self.referents[0].kind

    def entities(self) -> tuple[str, ...]:
        """The entities that it may stand for, by id; a name may be an entity's and a value's at once."""
        return tuple(referent.id for referent in self.referents if referent.kind == "entity")

    def ids(self) -> tuple[str, ...]:
        """What it may stand for, by id."""
        return tuple(referent.id for referent in self.referents)
