"""What a region's topics are about, and whom to ask about each: `subjects.yaml`. Knows no file and no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.model import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """What several topics are about: work, housing, daycare.

    Attributes:
        name: as it stands after « pour »: "le logement", "housing".
        guide: the topic that says whom to ask: it is offered, with its next steps, where nothing answers.
        topics: those about it, the guide among them or not.
    """

    id: str
    name: Words
    guide: str
    topics: tuple[str, ...]
