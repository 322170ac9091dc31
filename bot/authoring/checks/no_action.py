"""Nothing says how to reach an organisation, place or person: answers about it offer no next step. A warning.

Its `actions` count, and so do its facts `website`, `phone`, `email` and `address`, where their French text holds an
address or a number that can be called. What no public page gives stays out: then the warning stays.

Passes:
    # organisations/cafe.yaml
    name: Café Chaleur
    actions:
      - {kind: phone, value: 418 555-0123, source: gazette}

Fails:
    # organisations/cafe.yaml
    name: Café Chaleur
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both
from bot.knowledge.steps import reachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "no-action"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Every entity that nobody can be sent to."""
    for entity in base.knowledge.entities.values():
        if not reachable(entity, base.knowledge).actions:
            message = Both(
                f"nothing says how to reach {entity.name.in_('en')}: no site, number, mail or street address",
                f"rien ne dit comment joindre {entity.name.fr}\u00a0: ni site, ni téléphone, ni courriel, ni adresse",
            )
            yield base.documents[f"entities:{entity.id}"].problem(("name",), ID, message).as_warning()
