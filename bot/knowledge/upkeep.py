"""How much is known, on how many sources, how recent it is, and how much is to be read again. Pure: today is passed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.staleness import stale

if TYPE_CHECKING:
    import datetime as dt

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Topic
    from bot.knowledge.staleness import Months


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What there is to say of the state of a knowledge, without naming any of it.

    Attributes:
        answers: facts and topics that can be answered. due: those of them that are to be checked again.
        updated: ISO day on which somebody last read a source; None where there is no source.
    """

    answers: int
    due: int
    sources: int
    organisations: int
    updated: str | None


def upkeep(knowledge: Knowledge, today: dt.date, months: Months) -> Upkeep:
    """The state of a knowledge on a day."""
    facts: list[Fact | Topic] = [fact for entity in knowledge.entities.values() for fact in entity.facts]
    topics = [topic for topic in knowledge.topics.values() if topic.answer is not None]
    return Upkeep(
        answers=len(facts) + len(topics),
        due=sum(stale(said, knowledge, today, months) is not None for said in [*facts, *topics]),
        sources=len(knowledge.sources),
        organisations=sum(entity.type == "organisation" for entity in knowledge.entities.values()),
        updated=max((source.checked_on for source in knowledge.sources.values()), default=None),
    )
