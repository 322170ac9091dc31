"""Does everything that is named exist? Sources, relations, entities, topics. Knows no file, only documents."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Entity, NextStep
    from bot.knowledge.relations import Relation
    from bot.knowledge.salvage import Kind, Unread

DEAD_SOURCE = "dead-source"
DEAD_RELATION = "dead-relation"
DEAD_ENTITY = "dead-entity"
DEAD_INTENT = "dead-intent"
DEAD_TOPIC = "dead-topic"
DEAD_GROUP = "dead-group"
DEAD_SUBJECT = "dead-subject"


def check(knowledge: Knowledge, documents: Mapping[str, Document], unread: Unread) -> Iterator[Problem]:
    """Every name that leads nowhere, at the place where it is written.

    Args:
        documents: the document that each thing was read from, by `entities:<id>`, `topics:<id>`, `relations.yaml:<id>`…
        unread: what may stand where nothing could be read.
    """
    for document, at, kind, name, rule, what in _named(knowledge, documents):
        if name not in _known(kind, knowledge) and not unread.may_hold(kind, name):
            yield document.problem(at, rule, _none(what, name, _known(kind, knowledge)))
    for entity in knowledge.entities.values():
        yield from _misplaced(entity, knowledge, documents[f"entities:{entity.id}"], unread)


def none_of(folder: str, name: str, known: Iterable[str]) -> Both:
    """That a folder has nothing of that name, and what was meant in all likelihood."""
    near = _meant(name, known)
    return Both(f"nothing in {folder}/ is called {name!r}{near.en}", f"rien dans {folder}/ ne s’appelle {name!r}{near.fr}")


_NEAR: Final = 0.7
"""How alike a name must be to what exists, 0 to 1, to be offered in its stead."""


_FRENCH: Final[Mapping[str, str]] = {
    "source": "de source",
    "relation": "de relation",
    "entity": "d’entité",
    "organisation": "d’organisation",
    "place": "d’endroit",
    "person": "de personne",
    "intent": "d’intention",
    "topic": "de sujet",
    "synonym group": "de groupe de synonymes",
}


def _none(what: str, name: str, known: Iterable[str]) -> Both:
    """That nothing of the kind has that name, and what was meant in all likelihood."""
    near = _meant(name, known)
    return Both(f"there is no {what} {name!r}{near.en}", f"il n’y a pas {_FRENCH[what]} {name!r}{near.fr}")


def _meant(name: str, known: Iterable[str]) -> Both:
    """What was meant in all likelihood, as the end of a message; nothing when no name is near."""
    near = get_close_matches(name, list(known), n=1, cutoff=_NEAR)
    return Both(f"; is it {near[0]!r}?", f"; serait-ce {near[0]!r}?") if near else Both("", "")


def _known(kind: Kind, knowledge: Knowledge) -> Mapping[str, object]:
    match kind:
        case "sources":
            return knowledge.sources
        case "relations":
            return knowledge.relations
        case "entities":
            return knowledge.entities
        case "intents":
            return knowledge.intents
        case "topics":
            return knowledge.topics
        case "synonyms":
            return knowledge.lexicon.synonyms
        case "inside":
            return {}


_Naming = tuple["Document", "Location", "Kind", str, str, str]
"""The document, the place in it, what kind of thing is named, its name, the rule, and how the kind is called."""


def _named(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[_Naming]:
    """Every name that stands somewhere for something else."""
    yield from _named_of_entities(knowledge, documents)
    for topic in knowledge.topics.values():
        document = documents[f"topics:{topic.id}"]
        yield from _sources(topic.sources, document, ("source",))
        yield from _steps(topic.actions, document)
        yield from ((document, ("entities",), "entities", name, DEAD_ENTITY, "entity") for name in topic.entities)
        yield from ((document, ("next",), "topics", name, DEAD_TOPIC, "topic") for name in topic.next)
    for intent in knowledge.intents.values():
        document = documents[f"intents:{intent.id}"]
        if intent.relation is not None:
            yield document, ("relation",), "relations", intent.relation, DEAD_RELATION, "relation"
        if intent.among is not None:
            yield document, ("among",), "relations", intent.among, DEAD_RELATION, "relation"
        if intent.needs is not None:
            yield document, ("needs",), "synonyms", intent.needs, DEAD_GROUP, "synonym group"
    for relation in knowledge.relations.values():
        yield from _sources(relation.sources, documents[f"relations.yaml:{relation.id}"], (relation.id, "source"))
    for talk in knowledge.smalltalk.values():
        yield from _steps(talk.actions, documents[f"smalltalk:{talk.id}"])
    if (shore := knowledge.region.shore) is not None:
        yield from _sources(shore.sources, documents["region.yaml"], ("shore", "source"))


def _named_of_entities(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[_Naming]:
    for entity in knowledge.entities.values():
        document = documents[f"entities:{entity.id}"]
        for fact in entity.facts:
            at: Location = ("facts", fact.intent)
            yield document, at, "intents", fact.intent, DEAD_INTENT, "intent"
            yield from _sources(fact.sources, document, (*at, "source"))
            yield from _steps(fact.actions, document, at)
        for id_, link in entity.links.items():
            at = ("relations", id_)
            yield document, at, "relations", id_, DEAD_RELATION, "relation"
            yield from _sources(link.sources, document, (*at, "source"))
        yield from _steps(entity.actions, document)
        if entity.position is not None:
            yield from _sources(entity.position.sources, document, ("position", "source"))


def _steps(steps: Iterable[NextStep], document: Document, holder: Location = ()) -> Iterator[_Naming]:
    for number, step in enumerate(steps):
        at = (*holder, "actions", number)
        yield from _sources(step.sources, document, (*at, "source"))
        for intent in step.intents:
            yield document, (*at, "for"), "intents", intent, DEAD_INTENT, "intent"


def _sources(names: Iterable[str], document: Document, at: Location) -> Iterator[_Naming]:
    return ((document, at, "sources", name, DEAD_SOURCE, "source") for name in names)


def _misplaced(entity: Entity, knowledge: Knowledge, document: Document, unread: Unread) -> Iterator[Problem]:
    """What exists and may not stand here: an intent of another type of entity, a value that a relation has not."""
    for fact in entity.facts:
        intent = knowledge.intents.get(fact.intent)
        if intent is not None and entity.type not in intent.about:
            message = Both(
                f"the intent {fact.intent!r} is not about the type {entity.type}",
                f"l’intention {fact.intent!r} ne porte pas sur le type {entity.type}",
            )
            yield document.problem(("facts", fact.intent), DEAD_INTENT, message)
    for id_, link in entity.links.items():
        relation = knowledge.relations.get(id_)
        if relation is not None and not unread.may_hold("inside", id_):
            yield from _values(link.values, relation, knowledge, document, ("relations", id_, "is"), unread)


def _values(
    values: Iterable[str], relation: Relation, knowledge: Knowledge, document: Document, at: Location, unread: Unread
) -> Iterator[Problem]:
    for value in values:
        if relation.to == "value":
            if value not in relation.values:
                near = _meant(value, relation.values)
                message = Both(
                    f"{relation.id} has no value {value!r}{near.en}", f"{relation.id} n’a pas de valeur {value!r}{near.fr}"
                )
                yield document.problem(at, DEAD_RELATION, message)
        elif (other := knowledge.entities.get(value)) is None:
            if not unread.may_hold("entities", value):
                fitting = [id_ for id_, entity in knowledge.entities.items() if entity.type == relation.to]
                yield document.problem(at, DEAD_ENTITY, _none(relation.to, value, fitting))
        elif other.type != relation.to:
            message = Both(
                f"{value!r} is of type {other.type}, {relation.id} leads to type {relation.to}",
                f"{value!r} est du type {other.type}, {relation.id} mène au type {relation.to}",
            )
            yield document.problem(at, DEAD_ENTITY, message)
