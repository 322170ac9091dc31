"""What can be answered: an intent of some entities, a query over relations, a topic, a greeting. Knows no matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

EntryKind = Literal["fact", "profile", "relation", "list", "count", "ranking", "topic", "smalltalk"]

MORE_THAN: Final = "more_than"
LESS_THAN: Final = "less_than"
"""Values of a ranking that are numbers asked for ("plus de 2000 habitants"), beside (relation, value) pairs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the bot can say something about.

    Attributes:
        name: id of the intent, topic or smalltalk.
        entities: ids of the entities it is asked of, in the order they were named; several in a comparison.
        values: (relation, value) pairs that a list or count filters by.
    """

    kind: EntryKind
    name: str
    entities: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The entry as the answer object and the log name it."""
        if self.kind in ("topic", "smalltalk"):
            return f"{self.kind}:{self.name}"
        if self.kind in ("list", "count"):
            relation = self.values[0][0] if self.values else self.name
            return f"{relation}:{'+'.join(value for _, value in self.values) or 'all'}"
        if self.kind == "ranking":
            return f"{self.name}:{'+'.join(value for _, value in self.values) or 'all'}"
        return f"{self.name}:{'+'.join(self.entities)}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation spoke of last: enough to complete "et Optech?" or "pis leur rôle?".

    Attributes:
        entry: what was answered last. entities: of whom.
        listed: ids of the entities that the last list or comparison showed, in its order: "la première", "the other two".
    """

    entry: Entry
    entities: tuple[str, ...]
    language: str
    listed: tuple[str, ...] = ()
