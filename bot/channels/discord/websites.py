"""The website of what an answer is about, as recorded in the knowledge. Makes none up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.knowledge.model import Knowledge

_INTENT: Final = "website"
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\[\]]+[^\s<>()\[\].,;:!?»]")


def website(knowledge: Knowledge, entry: str | None) -> str | None:
    """The address in the recorded fact of the one entity that an entry (`intent:entity`) is about."""
    entity = knowledge.entities.get((entry or "").partition(":")[2])
    fact = entity.fact(_INTENT) if entity is not None else None
    found = _ADDRESS.search(fact.text.fr) if fact is not None else None
    return found.group() if found else None
