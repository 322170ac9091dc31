"""What a person can do next: the site, the number, the map of whom an answer or a refusal speaks of. Makes none up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from bot.answers.model import Action
from bot.knowledge.steps import EXTENSION
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.knowledge.model import Entity, Knowledge, Language, NextStep, StepKind
    from bot.matching.decision import Decision
    from bot.matching.entries import Entry
    from bot.matching.matcher import Reading

MOST: Final = 3
_NATIONAL: Final = 10
"""Digits of a number of North America without the country's 1 before it."""
_MAP: Final = "https://www.openstreetmap.org/search?query="
_ORDER: Final[tuple[StepKind, ...]] = ("form", "website", "phone", "email", "map")
_FIRST: Final[dict[str, StepKind]] = {"phone": "phone", "email": "email", "address": "map", "location": "map"}
"""What helps first for what was asked; else the order above."""
_SEVERAL: Final = 3
"""Of so many entities at most that were asked about a step each is shown; of more, none."""


@dataclass(frozen=True, slots=True)
class Actions:
    """Chooses the next steps of answers and refusals.

    Attributes:
        contact: whom to turn to when nobody nearer is known: a name and an address.
        shown: the ids of the entities that a list shows.
    """

    knowledge: Knowledge
    contact: tuple[str, str]
    shown: Callable[[Entry], Sequence[str]]

    def of(self, reading: Reading | None, decision: Decision, language: Language) -> tuple[Action, ...]:
        """One to three steps that help with what was answered or refused; none with small talk and questions back."""
        if decision.outcome in ("smalltalk", "clarify") or reading is None:
            return ()
        if decision.entry is not None:
            return self._of_entry(decision.entry, language)
        wanted = decision.candidate.entry if decision.candidate is not None else None
        if wanted is not None and decision.reason in ("not_recorded", "out_of_scope"):
            knows = self._of_entry(wanted, language)
        else:
            named = list(dict.fromkeys(id_ for mention in reading.mentions for id_ in mention.entities()[:1]))
            near = [id_ for id_ in named if not self.knowledge.entities[id_].home]
            knows = self._of_entities((near or named)[:_SEVERAL], "", language)
        return knows or (self._contact(),)

    def _contact(self) -> Action:
        name, address = self.contact
        return Action("website", name, address)

    def _of_entry(self, entry: Entry, language: Language) -> tuple[Action, ...]:
        if entry.kind == "topic":
            topic = self.knowledge.topics[entry.name]
            if topic.actions:
                return tuple(_shown(step, topic.title.in_(language), language) for step in topic.actions[:MOST])
            about = [self.knowledge.entities[id_] for id_ in sorted(topic.entities)]
            organisations = [entity.id for entity in about if entity.type == "organisation" and entity.actions]
            places = [entity.id for entity in about if entity.type == "place" and not entity.home and entity.actions]
            return self._of_entities((organisations or places)[:_SEVERAL], "", language) or (self._contact(),)
        if entry.kind in ("list", "count", "ranking"):
            found = self.shown(entry)
            return self._of_entities(found, "", language) if len(found) == 1 else ()
        return self._of_entities(entry.entities, entry.name, language)

    def _of_entities(self, ids: Sequence[str], intent: str, language: Language) -> tuple[Action, ...]:
        entities = [self.knowledge.entities[id_] for id_ in ids]
        if len(entities) == 1:
            return tuple(_steps(entities[0], intent, language)[:MOST])
        if len(entities) > _SEVERAL:
            return ()
        found = [of_whom(action, entity, language) for entity in entities for action in _steps(entity, intent, language)[:1]]
        return tuple({action.url: action for action in found}.values())


def _steps(entity: Entity, intent: str, language: Language) -> list[Action]:
    """The steps of an entity, those that help with the intent first, then one of each kind."""
    first = _FIRST.get(intent)
    meant = [step for step in entity.actions if intent in step.intents]
    others = sorted(
        (step for step in entity.actions if step not in meant),
        key=lambda step: (bool(step.intents), step.kind != first, _ORDER.index(step.kind)),
    )
    one_each = {step.kind: step for step in reversed(others)}
    chosen = [*meant, *(step for step in others if one_each[step.kind] is step)]
    shown = [_shown(step, entity.name.in_(language), language) for step in chosen]
    return list({action.url: action for action in reversed(shown)}.values())[::-1]


def of_whom(action: Action, entity: Entity, language: Language) -> Action:
    """The action of one among several, whose label says whose it is."""
    name = entity.name.in_(language)
    if name in action.label:
        return action
    return replace(action, label=say(SENTENCES, "action.of_whom", language, name=name, label=action.label))


def _shown(step: NextStep, name: str, language: Language) -> Action:
    label = step.label.in_(language) if step.label is not None else None
    match step.kind:
        case "website" | "form":
            return Action("website", label or say(SENTENCES, "action.website", language, name=name), step.value)
        case "email":
            return Action("email", label or say(SENTENCES, "action.email", language, name=name), f"mailto:{step.value}")
        case "map":
            shown = label or say(SENTENCES, "action.map", language, name=name)
            return Action("map", shown, f"{_MAP}{quote(step.value, safe='')}")
        case _:
            said = label or say(SENTENCES, "action.phone", language, name=name)
            return Action("phone", _with_number(said, step.value), f"tel:{dialled(step.value)}")


def _with_number(label: str, number: str) -> str:
    """The label with the number in it: not every screen can call."""
    return label if _digits(number) in _digits(label) else f"{label}\u00a0: {number}" if label else number


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
