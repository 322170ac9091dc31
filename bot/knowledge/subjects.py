"""What a region's topics are about, whom to ask about each, and what people need them for. Knows no file and no question."""

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


@dataclass(frozen=True, slots=True)
class Need:
    """What people come for: to move, to work, to get around.

    Attributes:
        name: as a heading: "Se déplacer", "Get around".
        subjects: those that help with it, by id. topics: those that help with it and have no subject.
    """

    id: str
    name: Words
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
