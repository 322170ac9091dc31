"""One alias names two entities, and not both say so under `shared`: the bot would take either for the other.

Declared on both sides, it makes the bot ask which one was meant.

Passes:
    # organisations/quai.yaml
    name: Café du Quai
    shared: [le Quai]

    # places/quai-public.yaml
    name: Quai public
    shared: [le Quai]

Fails:
    # organisations/quai.yaml
    name: Café du Quai
    aliases: [le Quai]

    # places/quai-public.yaml
    name: Quai public
    shared: [le Quai]
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Entity

ID: Final = "shared-alias"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Every alias that another entity bears too and that is not declared here."""
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for entity in base.knowledge.entities.values():
        for alias in entity.aliases:
            bearers[base.key(alias)].setdefault(entity.id, alias)
    for key, aliases in bearers.items():
        if not key or len(aliases) == 1:
            continue
        for id_, alias in aliases.items():
            entity = base.knowledge.entities[id_]
            if key not in {base.key(one) for one in entity.shared}:
                others = ", ".join(other for other in aliases if other != id_)
                message = Both(
                    f"{alias!r} names {others} too: write it under `shared`, in both files",
                    f"{alias!r} nomme aussi {others}\u00a0: l’écrire sous `shared`, dans les deux fichiers",
                )
                document = base.documents[f"entities:{id_}"]
                yield document.problem(_location(entity, alias, document), ID, message)


def _location(entity: Entity, alias: str, document: Document) -> Location:
    """Where an alias is written: in the list, or as the name."""
    written = document.data.get("aliases") or ()
    if alias in written:
        return ("aliases", list(written).index(alias))
    return ("name", "en") if isinstance(document.data["name"], dict) and alias != entity.name.fr else ("name",)
