"""The entities as programs are given them: their models, and how one is filled from the knowledge. Knows no request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.actions import of_steps
from bot.answers.aging import Aging
from bot.answers.model import CitedSource
from bot.channels.web.browse.paths import address_of, path_of_entity
from bot.channels.web.core.objects import ActionObject, Given, SourceObject
from bot.exchange import action_as_json, source_as_json
from bot.knowledge.model import EntityType, Language
from bot.knowledge.staleness import Months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.config import Config
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Link, NextStep


class EntitySummary(Given):
    """An organisation, a place or a person."""

    id: str
    kind: EntityType
    name: str
    url: str
    """Its page."""


class EntityList(Given):
    """Some of the entities that fit."""

    total: int
    """How many fit in all."""
    entities: list[EntitySummary]


class FactObject(Given):
    """What is known of an entity under one intent."""

    entry: str
    """The id by which answers name it, `intent:entity`."""
    intent: str
    text: str
    language: Language
    """That of the text: French where the English is still to be written."""
    notice: str | None
    """Where the fact has grown old: that it is to be checked, in words to be shown with it."""
    sources: list[SourceObject]
    actions: list[ActionObject]


class ValueObject(Given):
    """What a relation leads to: a word, or another entity."""

    id: str
    name: str
    url: str | None
    """The page of the entity; null for a word."""


class RelationObject(Given):
    """What an entity is tied to: its sector, its municipality."""

    relation: str
    values: list[ValueObject]
    sources: list[SourceObject]


class EntityObject(EntitySummary):
    """An entity with all that is known of it."""

    facts: list[FactObject]
    relations: list[RelationObject]
    actions: list[ActionObject]


@dataclass(frozen=True, slots=True)
class EntityObjects:
    """Fills the models from one knowledge, in one language."""

    knowledge: Knowledge
    config: Config
    language: Language

    def summary(self, entity: Entity) -> EntitySummary:
        """What a list says of an entity."""
        return EntitySummary(id=entity.id, kind=entity.type, name=entity.name.in_(self.language), url=self._url(entity))

    def whole(self, entity: Entity) -> EntityObject:
        """All that is known of it."""
        settings = self.config.knowledge
        aging = Aging(self.knowledge, dt.date.today, Months(settings.stale_months, settings.recheck_months))
        return EntityObject(
            **self.summary(entity).model_dump(),
            facts=[self._fact(entity, fact, aging) for fact in entity.facts],
            relations=[self._relation(id_, link) for id_, link in entity.links.items()],
            actions=self._actions(entity.actions, entity),
        )

    def _fact(self, entity: Entity, fact: Fact, aging: Aging) -> FactObject:
        text = fact.text.in_(self.language)
        return FactObject(
            entry=f"{fact.intent}:{entity.id}",
            intent=fact.intent,
            text=text,
            language=self.language if fact.text.has(self.language) else "fr",
            notice=aging.notice(text, fact, self.language),
            sources=self._sources(fact.sources, fact.checked_on),
            actions=self._actions(fact.actions, entity),
        )

    def _relation(self, id_: str, link: Link) -> RelationObject:
        return RelationObject(
            relation=id_, values=[self._value(id_, value) for value in link.values], sources=self._sources(link.sources)
        )

    def _value(self, relation: str, value: str) -> ValueObject:
        words = self.knowledge.relations[relation].values
        if value in words:
            return ValueObject(id=value, name=words[value].name.in_(self.language), url=None)
        entity = self.knowledge.entities[value]
        return ValueObject(id=value, name=entity.name.in_(self.language), url=self._url(entity))

    def _sources(self, ids: Iterable[str], confirmed: str | None = None) -> list[SourceObject]:
        cited = (CitedSource.of(self.knowledge.sources[id_], self.language, confirmed) for id_ in ids)
        return [SourceObject.model_validate(source_as_json(source)) for source in cited]

    def _actions(self, steps: Sequence[NextStep], entity: Entity) -> list[ActionObject]:
        shown = of_steps(steps, entity, self.language)
        return [ActionObject.model_validate(action_as_json(action)) for action in shown]

    def _url(self, entity: Entity) -> str:
        return address_of(path_of_entity(entity, self.language), self.config.web)
