"""The answers that may be meant: those whose phrasings or words are near, and all of the entities that are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from bot.knowledge.steps import TOWN
from bot.nlu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Intent
    from bot.nlu.index import AnswerIndex
    from bot.nlu.likeness import Likeness
    from bot.nlu.model import Context
    from bot.nlu.question import ComparedQuestion

Origin = Literal["linked", "row", "label", "home", "context", "text"]

_NEAREST: Final = 40
_NEAREST_EACH: Final = 12
_TEXTS: Final = 25
_TEXTS_EACH: Final = 8
_COMPARED: Final = 15
"""Labels, best first, that may be asked of several names at once."""
_MOST_COMPARED: Final = 4
_BY_TEXT: Final = ("letters", "vector")


@dataclass(frozen=True, slots=True)
class Retrieved:
    """An answer that may be meant, before it is weighed.

    Attributes:
        label: whose phrasings ask for it. own: its own phrasings beside those, or "". text: the label of its text, or "".
        origin: how it was found.
    """

    entry: Entry
    label: str
    own: str
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Linked:
    """What the names of a question stand for.

    Attributes:
        entities: with how sure each is; homes: names of the region itself.
        values: (relation, value) pairs. spoken: what the conversation speaks of.
        limits: numbers asked for more or less than, as values of a ranking.
        together: whether several entities are named, and in one row.
    """

    entities: Mapping[str, float]
    homes: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    spoken: tuple[str, ...]
    limits: tuple[tuple[str, str], ...]
    together: bool


def linked(question: ComparedQuestion, knowledge: Knowledge, context: Context | None) -> Linked:
    """What the names of a question may stand for."""
    found: dict[str, float] = {}
    homes: list[str] = []
    for mention in question.mentions:
        for id_ in mention.entities():
            if knowledge.entities[id_].home:
                homes.append(id_)
            else:
                found[id_] = max(mention.score, found.get(id_, 0.0))
    values = [(r.group, r.id) for m in question.mentions for r in m.referents if r.kind == "value"]
    spoken = tuple(id_ for id_ in context.entities if id_ in knowledge.entities) if context is not None else ()
    return Linked(
        entities=found,
        homes=tuple(homes),
        values=tuple(dict.fromkeys(values)),
        spoken=spoken,
        limits=question.limits,
        together=question.together,
    )


def candidates(knowledge: Knowledge, index: AnswerIndex, like: Likeness, names: Linked) -> list[Retrieved]:
    """The answers to weigh, each once, as it was first found."""
    found: dict[Entry, Retrieved] = {}
    for candidate in _proposed(knowledge, index, like, names):
        found.setdefault(candidate.entry, candidate)
    return list(found.values())


def _proposed(knowledge: Knowledge, index: AnswerIndex, like: Likeness, names: Linked) -> Iterator[Retrieved]:
    nearest = _nearest_labels(index, like)
    together = tuple(_compared(knowledge, nearest, names)) if names.together else ()
    # What is asked of several in one row is asked of none of them alone.
    rows = {one.label for one in together}
    for id_ in names.entities:
        yield from (one for one in _of(knowledge.entities[id_], knowledge, names) if one.label not in rows)
    yield from together
    for label in nearest:
        yield from _labelled(label, knowledge, names)
    for label in _nearest_texts(index, like):
        yield from _by_text(label, knowledge)


def _nearest_labels(index: AnswerIndex, like: Likeness) -> list[str]:
    summed = np.sum(list(like.labels.values()), axis=0)
    places = list(np.argsort(-summed)[:_NEAREST])
    for each in like.labels.values():
        places.extend(np.argsort(-each)[:_NEAREST_EACH])
    return [index.labels[int(i)] for i in dict.fromkeys(places)]


def _nearest_texts(index: AnswerIndex, like: Likeness) -> list[str]:
    summed = np.sum([like.texts[name] for name in _BY_TEXT], axis=0) + 0.5 * like.texts["share"]
    places = list(np.argsort(-summed)[:_TEXTS])
    for each in like.texts.values():
        places.extend(np.argsort(-each)[:_TEXTS_EACH])
    labels = list(index.texts.place)
    return [labels[int(i)] for i in dict.fromkeys(places)]


def _of(entity: Entity, knowledge: Knowledge, names: Linked) -> Iterator[Retrieved]:
    """Everything that can be said of an entity."""
    for fact in entity.facts:
        yield _fact(knowledge.intents[fact.intent], entity.id, "linked")
    for intent in knowledge.intents.values():
        if entity.type not in intent.about:
            continue
        if intent.query == "profile":
            yield _profile(intent, entity.id, "linked")
        elif intent.query == "relation":
            entry = Entry("relation", intent.id, (entity.id,), _asked_values(intent, names))
            yield Retrieved(entry, f"intent:{intent.id}", "", "", "linked")


def _asked_values(intent: Intent, names: Linked) -> tuple[tuple[str, str], ...]:
    return tuple(value for value in names.values if value[0] == intent.relation)


def _profile(intent: Intent, id_: str, origin: Origin) -> Retrieved:
    return Retrieved(Entry("profile", intent.id, (id_,)), f"intent:{intent.id}", "", f"about:{id_}", origin)


def _compared(knowledge: Knowledge, nearest: Sequence[str], names: Linked) -> Iterator[Retrieved]:
    """The same asked of several names at once."""
    types = {id_: knowledge.entities[id_].type for id_ in names.entities}
    # Beside an organisation or a person, a place only says where: "l'adresse de Boisvert à Valbrune".
    only_places = set(types.values()) == {"place"}
    row = [id_ for id_ in types if only_places or types[id_] != "place"][:_MOST_COMPARED]
    for label in nearest[:_COMPARED]:
        if not label.startswith("intent:"):
            continue
        intent = knowledge.intents[label.removeprefix("intent:")]
        asked = tuple(id_ for id_ in row if knowledge.entities[id_].type in intent.about)
        if len(asked) < 2:  # noqa: PLR2004 - nothing to compare
            continue
        if intent.query == "fact" and any(knowledge.entities[id_].fact(intent.id) for id_ in asked):
            yield Retrieved(Entry("fact", intent.id, asked), label, "", "", "row")
        elif intent.query == "relation":
            yield Retrieved(Entry("relation", intent.id, asked, _asked_values(intent, names)), label, "", "", "row")


def _labelled(label: str, knowledge: Knowledge, names: Linked) -> Iterator[Retrieved]:
    """The answers that a label's phrasings ask for."""
    kind, _, name = label.partition(":")
    match kind:
        case "topic":
            yield Retrieved(Entry("topic", name), label, label, label, "label")
        case "smalltalk":
            yield Retrieved(Entry("smalltalk", name), label, "", "", "label")
        case "fact":
            intent, _, id_ = name.partition(":")
            yield Retrieved(Entry("fact", intent, (id_,)), f"intent:{intent}", label, label, "label")
        case _:
            yield from _wanted(knowledge.intents[name], label, knowledge, names)


def _wanted(intent: Intent, label: str, knowledge: Knowledge, names: Linked) -> Iterator[Retrieved]:
    named = names.entities if TOWN in knowledge.relations else ()
    places = [(TOWN, id_) for id_ in named if knowledge.entities[id_].type == "place"]
    values = tuple(dict.fromkeys((*names.values, *places)))
    match intent.query:
        case "ranking":
            yield Retrieved(Entry("ranking", intent.id, (), (*values, *names.limits)), label, "", "", "label")
        case "list" | "count":
            if any(relation == intent.relation for relation, _ in values):
                yield Retrieved(Entry(intent.query, intent.id, (), values), label, "", "", "label")
        case _ if not names.entities:
            yield from _unnamed(intent, label, knowledge, names)
        case _:
            return


def _unnamed(intent: Intent, label: str, knowledge: Knowledge, names: Linked) -> Iterator[Retrieved]:
    """What is asked without a name: of what the conversation speaks of, or of the region itself."""
    for id_ in names.spoken:
        if knowledge.entities[id_].type not in intent.about:
            continue
        if intent.query == "profile":
            yield _profile(intent, id_, "context")
        elif intent.query == "relation":
            yield Retrieved(Entry("relation", intent.id, (id_,), _asked_values(intent, names)), label, "", "", "context")
        elif knowledge.entities[id_].fact(intent.id) is not None:
            yield _fact(intent, id_, "context")
    for id_ in names.homes or tuple(entity.id for entity in knowledge.entities.values() if entity.home):
        if intent.query == "fact" and knowledge.entities[id_].fact(intent.id) is not None:
            yield _fact(intent, id_, "home")


def _fact(intent: Intent, id_: str, origin: Origin) -> Retrieved:
    text = f"fact:{intent.id}:{id_}"
    return Retrieved(Entry("fact", intent.id, (id_,)), f"intent:{intent.id}", text, text, origin)


def _by_text(label: str, knowledge: Knowledge) -> Iterator[Retrieved]:
    """The answer that says it."""
    kind, _, name = label.partition(":")
    if kind == "topic":
        yield Retrieved(Entry("topic", name), label, label, label, "text")
    elif kind == "fact":
        intent, _, id_ = name.partition(":")
        yield Retrieved(Entry("fact", intent, (id_,)), f"intent:{intent}", label, label, "text")
    else:
        for found in knowledge.intents.values():
            if found.query == "profile" and knowledge.entities[name].type in found.about:
                yield _profile(found, name, "text")
