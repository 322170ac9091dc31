"""How much a base holds, and what is missing from it. Knows the model alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Words


@dataclass(frozen=True, slots=True)
class Census:
    """The counts of `kamouraska check --json`.

    Attributes:
        entries: what can be answered of one thing: facts, relations of an entity, topics with an answer.
        facts: those of them that are facts of an entity.
        without_source: entries that name no source.
        without_date: entries none of whose sources bears a date.
        without_english: entries that are written in French only.
    """

    entries: int
    facts: int
    without_source: int
    without_date: int
    without_english: int


def count(knowledge: Knowledge) -> Census:
    """Count the entries of a base."""
    entries = list(_entries(knowledge))
    dated = {id_ for id_, source in knowledge.sources.items() if source.date is not None}
    return Census(
        entries=len(entries),
        facts=sum(len(entity.facts) for entity in knowledge.entities.values()),
        without_source=sum(not sources for sources, _ in entries),
        without_date=sum(dated.isdisjoint(sources) for sources, _ in entries),
        without_english=sum(not all(text.has("en") for text in texts) for _, texts in entries),
    )


def _entries(knowledge: Knowledge) -> Iterator[tuple[Iterable[str], tuple[Words, ...]]]:
    """The sources and the texts of each entry."""
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield fact.sources, (fact.text,)
        for link in entity.links.values():
            yield link.sources, ()
    for topic in knowledge.topics.values():
        if topic.answer is not None:
            yield topic.sources, (topic.title, topic.question, topic.answer)
