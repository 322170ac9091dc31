"""What contradicts itself in the knowledge, with the answers that say so: what `check` finds, for the desk. Writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.engine import Engine
from bot.authoring.base import Base
from bot.authoring.checks import contradiction
from bot.review.freshness import Contradiction

if TYPE_CHECKING:
    from datetime import date

    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Location
    from bot.knowledge.reader import Examined
    from bot.knowledge.staleness import Months


def contradictions_in(examined: Examined, today: date, months: Months) -> tuple[Contradiction, ...]:
    """Every pair that cannot both be so, file by file."""
    base = Base(examined, None, today, months, Engine.build)
    found = []
    for name, location, one, other in contradiction.pairs(base):
        path, line, _ = base.documents[name].at(location)
        entry = _entry(examined.knowledge, name, location)
        about = name.partition(":")[2]
        title = examined.knowledge.entities[about].name if about in examined.knowledge.entities else None
        found.append(Contradiction(entry, title, f"{path}:{line}", one, other, contradiction.told(one, other)))
    return tuple(sorted(found, key=lambda pair: pair.place))


def _entry(knowledge: Knowledge, name: str, location: Location) -> str:
    """The fact or topic that the later one stands in; empty where it is a step or a relation of a whole entity."""
    kind, _, id_ = name.partition(":")
    if kind == "topics":
        return f"topic:{id_}"
    match location:
        case ("facts", str(intent), *_) if knowledge.entities[id_].fact(intent) is not None:
            return f"{intent}:{id_}"
    return ""
