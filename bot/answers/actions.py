"""What a person can do next: the site, the number, the map of whom an answer or a refusal speaks of. Makes none up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from bot.answers.lead import NOWHERE
from bot.answers.model import Action
from bot.knowledge.steps import EXTENSION
from bot.nlu.model import Entry
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.answers.lead import Lead
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language, NextStep, StepKind, Words
    from bot.nlu.decide import Decision
    from bot.nlu.model import Reading

MOST: Final = 3
_NATIONAL: Final = 10
"""Digits of a number of North America without the country's 1 before it."""
_MAP: Final = "https://www.openstreetmap.org/search?query="
_ORDER: Final[tuple[StepKind, ...]] = ("form", "website", "phone", "email", "map")
_FIRST: Final[dict[str, StepKind]] = {"phone": "phone", "email": "email", "address": "map", "location": "map"}
"""What helps first for what was asked; else the order above."""
_TIED: Final = ("organisation", "place")
"""Types of entity that may know of who is tied to them."""
_SEVERAL: Final = 3
"""Of so many entities at most that were asked about a step each is shown; of more, none."""


@dataclass(frozen=True, slots=True)
class Actions:
    """Chooses the next steps of answers and refusals.

    Attributes:
        shown: the ids of the entities that a list shows.
    """

    knowledge: Knowledge
    shown: Callable[[Entry], Sequence[str]]

    def of(self, reading: Reading | None, decision: Decision, language: Language, led: Lead = NOWHERE) -> tuple[Action, ...]:
        """One to three steps that help with what was answered or refused; with small talk its own, with questions back none.

        Args:
            led: where a question without an answer is led.
        """
        if decision.outcome == "smalltalk" and decision.entry is not None:
            talk = self.knowledge.smalltalk[decision.entry.name]
            return tuple(_shown(step, talk.reply, None, language) for step in talk.actions[:MOST])
        if decision.outcome in ("smalltalk", "clarify") or reading is None:
            return ()
        named = list(dict.fromkeys(id_ for mention in reading.mentions for id_ in mention.entities()[:1]))
        if decision.entry is not None:
            return self._of_entry(decision.entry, named, language)
        wanted = decision.candidate.entry if decision.candidate is not None else None
        if wanted is not None and decision.reason == "out_of_scope":
            # Nobody of the region would know: the contact least of all.
            return self._written_for(wanted, language)
        if wanted is not None and decision.reason == "not_recorded":
            return (
                self._of_entry(wanted, named, language) or self._of_tied(wanted.entities, language) or self.to_contact(language)
            )
        found = self._of_lead(led, named, language)
        if found is None and decision.reason == "unknown_entity":
            return ()  # of a stranger the contact knows no more
        return self.to_contact(language) if found is None else found

    def beside(self, entry: Entry, language: Language) -> tuple[Action, ...]:
        """The steps that go with an entry whoever asks for it, as on a page about it."""
        return self._of_entry(entry, (), language)

    def every(self, entity: Entity, language: Language) -> tuple[Action, ...]:
        """All the steps of an entity, in the order in which they help."""
        return tuple(_steps(entity, "", language))

    def to_contact(self, language: Language) -> tuple[Action, ...]:
        """How to reach whom people turn to when nobody nearer is known; nothing where the region names nobody."""
        if (contact := self.knowledge.region.contact) is None:
            return ()
        if (entity := named(self.knowledge, contact.name)) is not None:
            return tuple(_steps(entity, "", language)[:MOST])
        return (Action("website", contact.name, contact.url),)

    def _of_lead(self, led: Lead, named: Sequence[str], language: Language) -> tuple[Action, ...] | None:
        """Of an unsure question: the steps of whom it names, else of what it is led to, else of the region.

        Where it names nothing but a town, what it is led to goes first: who asks for a pharmacist in Valbrune does not
        want the town hall.

        None when nobody is known; empty when nobody of the region would know, the contact least of all.
        """
        likely = led.nearest or (Entry("topic", led.subject.guide) if led.subject is not None else None)
        topic = likely if likely is not None and likely.kind == "topic" else None
        if topic is not None and self.knowledge.topics[topic.name].refusal == "out_of_scope":
            return self._written_for(topic, language)
        near = [id_ for id_ in named if not self.knowledge.entities[id_].home]
        if near and topic is not None and all(self.knowledge.entities[id_].type == "place" for id_ in near):
            known = self._of_entry(topic, (), language)
            if known and known != self.to_contact(language):
                return known
        if near:
            return self._of_entities(near[:_SEVERAL], "", language) or self._of_tied(near[:1], language) or None
        found = self._of_entry(likely, named, language) if likely is not None else ()
        return found or self._of_entities(named[:_SEVERAL], "", language) or None

    def _written_for(self, entry: Entry, language: Language) -> tuple[Action, ...]:
        """The steps that a topic itself holds."""
        if entry.kind != "topic":
            return ()
        topic = self.knowledge.topics[entry.name]
        return tuple(_shown(step, topic.title, None, language) for step in topic.actions[:MOST])

    def _of_entry(self, entry: Entry, named: Sequence[str], language: Language) -> tuple[Action, ...]:
        if entry.kind == "topic":
            return self._written_for(entry, language) or self._of_topic(entry, named, language)
        if entry.kind in ("list", "count", "ranking"):
            found = self.shown(entry)
            return self._of_entities(found, "", language) if len(found) == 1 else ()
        return self._of_entities(entry.entities, entry.name, language)

    def _of_topic(self, entry: Entry, named: Sequence[str], language: Language) -> tuple[Action, ...]:
        """Of whom a topic speaks: those that the question names first, then organisations, then a place or two.

        A town that is named says where: who asks for a welder's job there wants those of its organisations that hire, and not
        the town hall. A topic of every municipality sends nobody to the first three of the alphabet.
        """
        about = self.knowledge.topics[entry.name].entities
        reachable = [self.knowledge.entities[id_] for id_ in sorted(about) if self.knowledge.entities[id_].actions]
        asked = [entity for entity in reachable if entity.id in named and not entity.home]
        towns = [entity.id for entity in asked if entity.type == "place"]
        others = [entity.id for entity in asked if entity.type != "place"]
        organisations = [entity.id for entity in reachable if entity.type == "organisation"]
        there = [id_ for id_ in organisations if not self.knowledge.entities[id_].ties.isdisjoint(towns)]
        places = [entity.id for entity in reachable if entity.type == "place" and not entity.home]
        homes = [entity.id for entity in reachable if entity.home]
        several = places if len(places) <= _SEVERAL else homes
        chosen = others or there or organisations or towns or several
        return self._of_entities(chosen[:_SEVERAL], "", language) or self.to_contact(language)

    def _of_entities(self, ids: Sequence[str], intent: str, language: Language) -> tuple[Action, ...]:
        entities = [self.knowledge.entities[id_] for id_ in ids]
        if len(entities) == 1:
            return tuple(_steps(entities[0], intent, language)[:MOST])
        if len(entities) > _SEVERAL:
            return ()
        found = [of_whom(action, entity, language) for entity in entities for action in _steps(entity, intent, language)[:1]]
        return tuple({action.url: action for action in found}.values())

    def _of_tied(self, ids: Sequence[str], language: Language) -> tuple[Action, ...]:
        """Of who cannot be reached: the steps of whom its ties lead to, an organisation before a place, named in each."""
        entities = [self.knowledge.entities[id_] for id_ in ids]
        ties = [(self.knowledge.relations[id_].to, link) for entity in entities for id_, link in entity.links.items()]
        near = sorted((tie for tie in ties if tie[0] in _TIED), key=lambda tie: _TIED.index(tie[0]))
        led_to = [self.knowledge.entities[id_] for _, link in near for id_ in link.values]
        for other in led_to:
            if other.actions and not other.home:
                return tuple(of_whom(action, other, language) for action in _steps(other, "", language)[:MOST])
        return ()


def named(knowledge: Knowledge, name: str) -> Entity | None:
    """The entity of that name that can be reached, if the base holds one."""
    return next((entity for entity in knowledge.entities.values() if entity.name.fr == name and entity.actions), None)


def _steps(entity: Entity, intent: str, language: Language) -> list[Action]:
    """The steps of an entity: of the fact itself, then those that help with the intent, then one of each kind."""
    first = _FIRST.get(intent)
    fact = entity.fact(intent)
    own = fact.actions if fact is not None else ()
    meant = [step for step in entity.actions if intent in step.intents]
    others = sorted(
        (step for step in entity.actions if step not in meant),
        key=lambda step: (bool(step.intents), step.kind != first, _ORDER.index(step.kind)),
    )
    one_each = {step.kind: step for step in reversed(others)}
    chosen = [*own, *meant, *(step for step in others if one_each[step.kind] is step)]
    return list(of_steps(chosen, entity, language))


def of_steps(steps: Iterable[NextStep], entity: Entity, language: Language) -> tuple[Action, ...]:
    """These steps of an entity as actions, in their order, each address once."""
    shown = [_shown(step, entity.name, entity.called, language) for step in steps]
    return tuple({action.url: action for action in reversed(shown)}.values())[::-1]


def of_whom(action: Action, entity: Entity, language: Language) -> Action:
    """The action of one among several, whose label says whose it is."""
    name = entity.name.in_(language)
    if name.casefold() in action.label.casefold():  # « Appeler le Fournil » for Le Fournil
        return action
    return replace(action, label=say(SENTENCES, "action.of_whom", language, name=name, label=action.label))


def _shown(step: NextStep, name: Words, called: Words | None, language: Language) -> Action:
    """The step as an action; whose it is stands in the label where nobody wrote another.

    Args:
        called: the name as a sentence takes it: « Appeler la Forge Tremblay »; None of a topic, which nobody can call.
    """
    label = step.label.in_(language) if step.label is not None else None
    whom = {} if called is None else {"called": called.in_(language)}
    match step.kind:
        case "website" | "form" | "map":
            kind: Literal["map", "website"] = "map" if step.kind == "map" else "website"
            url = f"{_MAP}{quote(step.value, safe='')}" if kind == "map" else step.value
            return Action(kind, label or say(SENTENCES, f"action.{kind}", language, name=name.in_(language)), url)
        case "email":
            write = ("action.write", {"address": step.value}) if called is None else ("action.email", whom)
            return Action("email", label or say(SENTENCES, write[0], language, **write[1]), f"mailto:{step.value}")
        case _:
            call = ("action.call", {"number": step.value}) if called is None else ("action.phone", whom)
            said = label or say(SENTENCES, call[0], language, **call[1])
            return Action("phone", _with_number(said, step.value, language), f"tel:{dialled(step.value)}")


def _with_number(label: str, number: str, language: Language) -> str:
    """The label with the number in it: not every screen can call."""
    if not label or _digits(number) in _digits(label):
        return label or number
    return say(SENTENCES, "action.numbered", language, label=label, number=number)


def _digits(text: Iterable[str]) -> str:
    return "".join(char for char in text if char.isdigit())


def dialled(number: str) -> str:
    """A number as a telephone takes it: `+14188561526`, an extension after `;ext=`, short ones as they are."""
    said, extension = (*EXTENSION.split(number, maxsplit=1), "")[:2]
    digits = _digits(said)
    if said.startswith("*"):
        called = f"*{digits}"
    elif len(digits) == _NATIONAL:
        called = f"+1{digits}"
    elif said.startswith("+") or len(digits) == _NATIONAL + 1:
        called = f"+{digits}"
    else:
        called = digits
    return f"{called};ext={_digits(extension)}" if extension else called
