"""What nobody typed in, told from what was: where an organisation is, from its town; facts and next steps, from each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Fact, Words
from bot.knowledge.steps import STEP_OF, reachable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Intent, Language, NextStep
    from bot.knowledge.relations import Relation

LOCATION: Final = "location"
"""The intent that asks where something is, and the wording of a relation that tells it."""

_AND: Final[Mapping[Language, str]] = {"fr": " et ", "en": " and "}


def completed(knowledge: Knowledge) -> Knowledge:
    """The knowledge with the facts that ties and steps tell, and the steps that facts tell; what somebody wrote goes first."""
    asked = knowledge.intents.get(LOCATION)
    about = asked.about if asked is not None else frozenset()
    telling = [relation for relation in knowledge.relations.values() if LOCATION in relation.wording]
    stepwise = [intent for intent in knowledge.intents.values() if intent.from_step is not None]
    told = {id_: _with_steps_told(entity, stepwise, knowledge) for id_, entity in knowledge.entities.items()}
    entities = {
        id_: reachable(_located(entity, telling, knowledge) if entity.type in about else entity, knowledge)
        for id_, entity in told.items()
    }
    return replace(knowledge, entities=entities)


def _with_steps_told(entity: Entity, intents: list[Intent], knowledge: Knowledge) -> Entity:
    """The entity with a fact of each number, mail or site that only a next step holds: who asks for it is answered.

    Not of a person, whose steps are those of an office; nor of what is another's: of whom the entity is tied to, or who
    has it written as a fact. What another shows under a label may be this one's: the number of a hospital, at who runs it.
    """
    if entity.type == "person":
        return entity
    others = [other for id_, other in knowledge.entities.items() if id_ != entity.id]
    tied = {id_ for link in entity.links.values() for id_ in link.values}
    shown = (step for other in others if other.id in tied for step in reachable(other, knowledge).actions)
    theirs = {step.value for step in shown if step.label is None}
    told = []
    for intent in intents:
        written = [fact.text.fr for other in others if (fact := other.fact(intent.id)) is not None]
        kind = STEP_OF.get(intent.id, intent.id)
        steps = (step for step in entity.actions if step.kind == kind and not step.intents)
        step = next((step for step in steps if not _of_another(step, theirs, written)), None)
        if step is None or intent.from_step is None or entity.type not in intent.about or entity.fact(intent.id) is not None:
            continue
        texts = (_of_step(intent.from_step.in_(language), entity, step, language) for language in ("fr", "en"))
        told.append(Fact(intent.id, Words(*texts), step.sources))
    return replace(entity, facts=(*entity.facts, *told)) if told else entity


def _of_another(step: NextStep, theirs: Collection[str], written: Iterable[str]) -> bool:
    return step.value in theirs or any(_bare(step.value) in text for text in written)


def _bare(value: str) -> str:
    """A site as a sentence names it; numbers and mails as they are."""
    return value.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _of_step(sentence: str, entity: Entity, step: NextStep, language: Language) -> str:
    """The sentence of a step; whose number it is, or how old, stands behind it as its label says."""
    said = sentence.format(entity=entity.called.in_(language), value=step.value)
    if step.label is None:
        return said
    label = step.label.in_(language).replace(" (", ", ").rstrip(")")
    return f"{said.removesuffix('.')} ({label})."


def _located(entity: Entity, telling: list[Relation], knowledge: Knowledge) -> Entity:
    """The entity with the fact of where it is, if one of its ties tells what nobody wrote."""
    link = next(((relation, entity.links[relation.id]) for relation in telling if relation.id in entity.links), None)
    if link is None or entity.fact(LOCATION) is not None:
        return entity
    relation, tie = link
    towns = [knowledge.entities[id_] for id_ in tie.values]
    told = Words(_told(relation, entity, towns, "fr"), _told(relation, entity, towns, "en"))
    return replace(entity, facts=(*entity.facts, Fact(LOCATION, told, tie.sources)))


def _told(relation: Relation, entity: Entity, towns: list[Entity], language: Language) -> str:
    names = [town.name.in_(language) for town in towns]
    value = _AND[language].join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    called = entity.called.in_(language)
    sentence = relation.wording[LOCATION].in_(language)
    return sentence.format(entity=called, Entity=called[:1].upper() + called[1:], value=value)
