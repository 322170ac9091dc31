"""The website of what an answer is about, as recorded in the knowledge. Makes none up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.knowledge.model import Knowledge

_INTENT: Final = "website"
_ADDRESS: Final = re.compile(
    r"(?<![\w@.-])(?P<scheme>https?://)?(?P<rest>(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»])?)",
    re.IGNORECASE,
)


def website(knowledge: Knowledge, entry: str | None) -> str | None:
    """The address in the recorded fact of the one entity that an entry (`intent:entity`) is about.

    None also when the fact names several: which of them is the website now, the answer says in words.
    """
    entity = knowledge.entities.get((entry or "").partition(":")[2])
    fact = entity.fact(_INTENT) if entity is not None else None
    found = list(_ADDRESS.finditer(fact.text.fr)) if fact is not None else []
    return (found[0]["scheme"] or "https://") + found[0]["rest"] if len(found) == 1 else None
