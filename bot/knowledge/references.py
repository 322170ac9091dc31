"""Does everything that is named exist? Sources, relations, entities, topics. Knows no file, only documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Entity, Knowledge, Relation

DEAD_SOURCE = "dead-source"
DEAD_RELATION = "dead-relation"
DEAD_ENTITY = "dead-entity"
DEAD_INTENT = "dead-intent"
DEAD_TOPIC = "dead-topic"
DEAD_GROUP = "dead-group"


def check(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Every name that leads nowhere, at the place where it is written.

    Args:
        documents: the document that each thing was read from, by `entities:<id>`, `topics:<id>`, `relations.yaml:<id>`…
    """
    for entity in knowledge.entities.values():
        yield from _entity(entity, knowledge, documents[f"entities:{entity.id}"])
    for topic in knowledge.topics.values():
        document = documents[f"topics:{topic.id}"]
        yield from _missing(topic.sources, knowledge.sources, document, ("source",), DEAD_SOURCE, "source")
        yield from _missing(topic.entities, knowledge.entities, document, ("entities",), DEAD_ENTITY, "entity")
        yield from _missing(topic.next, knowledge.topics, document, ("next",), DEAD_TOPIC, "topic")
    for intent in knowledge.intents.values():
        document = documents[f"intents:{intent.id}"]
        for key, named in (("relation", intent.relation), ("among", intent.among)):
            if named is not None:
                yield from _missing([named], knowledge.relations, document, (key,), DEAD_RELATION, "relation")
        if intent.needs is not None:
            yield from _missing([intent.needs], knowledge.lexicon.synonyms, document, ("needs",), DEAD_GROUP, "synonym group")
    for relation in knowledge.relations.values():
        document = documents[f"relations.yaml:{relation.id}"]
        where: Location = (relation.id, "source")
        yield from _missing(relation.sources, knowledge.sources, document, where, DEAD_SOURCE, "source")


def _entity(entity: Entity, knowledge: Knowledge, document: Document) -> Iterator[Problem]:
    for fact in entity.facts:
        at: Location = ("facts", fact.intent)
        intent = knowledge.intents.get(fact.intent)
        if intent is None:
            yield document.problem(at, DEAD_INTENT, f"there is no intent {fact.intent!r}")
        elif entity.type not in intent.about:
            yield document.problem(at, DEAD_INTENT, f"the intent {fact.intent!r} is not about the type {entity.type}")
        yield from _missing(fact.sources, knowledge.sources, document, (*at, "source"), DEAD_SOURCE, "source")
    for id_, link in entity.links.items():
        at = ("relations", id_)
        yield from _missing(link.sources, knowledge.sources, document, (*at, "source"), DEAD_SOURCE, "source")
        relation = knowledge.relations.get(id_)
        if relation is None:
            yield document.problem(at, DEAD_RELATION, f"there is no relation {id_!r}")
        else:
            yield from _values(link.values, relation, knowledge, document, (*at, "is"))


def _values(
    values: Iterable[str], relation: Relation, knowledge: Knowledge, document: Document, at: Location
) -> Iterator[Problem]:
    for value in values:
        if relation.to == "value":
            if value not in relation.values:
                yield document.problem(at, DEAD_RELATION, f"{relation.id} has no value {value!r}")
        elif (other := knowledge.entities.get(value)) is None:
            yield document.problem(at, DEAD_ENTITY, f"there is no {relation.to} {value!r}")
        elif other.type != relation.to:
            message = f"{value!r} is of type {other.type}, {relation.id} leads to type {relation.to}"
            yield document.problem(at, DEAD_ENTITY, message)


def _missing(
    names: Iterable[str], known: Mapping[str, object], document: Document, at: Location, rule: str, what: str
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield document.problem(at, rule, f"there is no {what} {name!r}")
