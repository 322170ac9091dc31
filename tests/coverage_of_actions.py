"""How many entities can be reached, and how: `python -m tests.coverage_of_actions [KNOWLEDGE]` prints a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.knowledge import reader
from bot.knowledge.derived import completed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity

COLUMNS: Final[tuple[tuple[str, Collection[str]], ...]] = (
    ("website", {"website"}),
    ("phone", {"phone"}),
    ("form", {"form"}),
    ("phone or form", {"phone", "form"}),
    ("email", {"email"}),
    ("map", {"map"}),
    ("any", {"website", "phone", "form", "email", "map"}),
)


def table(knowledge: Knowledge) -> Iterator[str]:
    """A line for each type of entity, and one for the organisations of which any public page or number was found."""
    entities = knowledge.entities.values()
    rows: list[tuple[str, list[Entity]]] = [
        (type_, [entity for entity in entities if entity.type == type_]) for type_ in ("organisation", "place", "person")
    ]
    rows.append(("organisation with any", [entity for entity in rows[0][1] if entity.actions]))
    for name, those in rows:
        shares = (f"{column} {_reached(those, kinds)}/{len(those)}" for column, kinds in COLUMNS)
        yield f"{name}: {', '.join(shares)}"
    for column, kinds in (COLUMNS[0], COLUMNS[3], COLUMNS[-1]):  # what the project promises a share of
        without = [entity.id for entity in rows[0][1] if not _kinds(entity) & set(kinds)]
        yield f"organisations without {column} ({len(without)}): {', '.join(without) or '-'}"


def _reached(entities: Iterable[Entity], kinds: Collection[str]) -> int:
    return sum(not _kinds(entity).isdisjoint(kinds) for entity in entities)


def _kinds(entity: Entity) -> set[str]:
    return {step.kind for step in entity.actions}


if __name__ == "__main__":
    print("\n".join(table(completed(reader.read(Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge"))))))  # noqa: T201 - its one purpose
