"""The knowledge as tables: its organisations and its facts, a row each. Knows no request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.web.browse.paths import address_of, path_of_entity
from bot.csv_text import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, StepKind

_STEPS: Final[tuple[StepKind, ...]] = ("website", "phone", "email", "map")
_FACTS: Final = (
    *("entry", "entity", "kind", "name_fr", "name_en", "intent", "text_fr", "text_en"),
    *("amount", "unit", "as_of", "sources", "source_urls", "source_dates", "checked_on", "page"),
)
_BETWEEN: Final = " | "
"""Between several values in one cell."""


def organisations_csv(knowledge: Knowledge, settings: WebSection) -> bytes:
    """A row an organisation: names, the ids of what it is tied to by each relation, how to reach it, sources, page."""
    entities = [entity for entity in knowledge.entities.values() if entity.type == "organisation"]
    relations = [id_ for id_ in knowledge.relations if any(id_ in entity.links for entity in entities)]
    head = ["id", "name_fr", "name_en", *relations, *_STEPS, "source_urls", "page"]
    return csv_text([head, *(_organisation(entity, relations, knowledge, settings) for entity in entities)]).encode()


def _organisation(entity: Entity, relations: Iterable[str], knowledge: Knowledge, settings: WebSection) -> Iterator[str]:
    yield from (entity.id, entity.name.fr, entity.name.en or "")
    for id_ in relations:
        yield _BETWEEN.join(entity.links[id_].values) if id_ in entity.links else ""
    for kind in _STEPS:
        # A step for one matter alone, such as a form to apply, is no way to reach the organisation.
        yield next((step.value for step in entity.actions if step.kind == kind and not step.intents), "")
    cited = [id_ for link in entity.links.values() for id_ in link.sources]
    cited += [id_ for step in entity.actions for id_ in step.sources]
    yield _joined(knowledge.sources[id_].url for id_ in dict.fromkeys(cited))
    yield address_of(path_of_entity(entity, "fr"), settings)


def facts_csv(knowledge: Knowledge, settings: WebSection) -> bytes:
    """A row a fact: of whom, its texts, its amount where it has one, its sources with their dates, the page."""
    rows = (_fact(entity, fact, knowledge, settings) for entity in knowledge.entities.values() for fact in entity.facts)
    return csv_text([_FACTS, *rows]).encode()


def _fact(entity: Entity, fact: Fact, knowledge: Knowledge, settings: WebSection) -> Iterator[object]:
    yield from (f"{fact.intent}:{entity.id}", entity.id, entity.type, entity.name.fr, entity.name.en or "", fact.intent)
    yield from (fact.text.fr, fact.text.en or "")
    if fact.amount is None:
        yield from ("", "", "")
    else:
        yield from (fact.amount.value, fact.amount.unit, fact.amount.as_of or "")
    sources = [knowledge.sources[id_] for id_ in fact.sources]
    yield _joined(source.title for source in sources)
    yield _joined(source.url for source in sources)
    yield _joined(source.date for source in sources)
    yield _joined(source.checked_on for source in sources)
    yield address_of(path_of_entity(entity, "fr"), settings)


def _joined(values: Iterable[str | None]) -> str:
    """Several values in one cell, one a source; what a source lacks keeps its place, so that columns stay side by side."""
    return _BETWEEN.join(value or "" for value in values)
