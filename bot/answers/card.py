"""What is said of one entity as a whole: its card, its standing in a relation, its other facts. Knows no matching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.answers.aging import with_notices
from bot.answers.model import Composed, Suggestion
from bot.wording import say
from bot.wording.answers import SENTENCES
from bot.wording.slots import filled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answers.aging import Aging
    from bot.answers.relations import Relations
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Intent, Language, Words
    from bot.knowledge.relations import Relation

LEADING: Final = ("role", "activity", "mission", "location")
"""Facts that tell what a thing is; the card opens with the first of them that is recorded."""

_OFFERED: Final = 3
TELLING: Final = ("services", "products", "address", "location", "headcount", "population", "mayor")
"""Facts that a card holds besides, as far as it has room: what else it does, where, how many people, who heads a town."""
_WHERE: Final = frozenset({"address", "location"})
"""Of these a card tells the first: an address says where something is."""
BESIDE: Final = frozenset({"website", "phone", "email"})
"""Facts that the next steps beside a card show already."""

_CARD_LENGTH: Final = 1500
_NAMED: Final = 4
"""Of the other facts so many are named, as what else can be asked."""


def capital(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str], language: Language) -> str:
    """`a, b et c`."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return ", ".join(names[:-1]) + say(SENTENCES, "and", language) + names[-1]


def worded(words: Words, language: Language) -> str:
    """The text, and, where the English is still to be written, the French with a word about it."""
    if words.has(language):
        return words.in_(language)
    return say(SENTENCES, "french_only", language, text=words.fr)


def bare_title(intent: Intent, language: Language) -> str:
    """What an intent is about, without whom it is asked of: « Nombre d’employés »."""
    return capital(intent.title.in_(language).replace("{entity}", "").strip(" :,-–"))


class Cards:
    """Cards of entities."""

    def __init__(self, knowledge: Knowledge, relations: Relations, aging: Aging) -> None:
        self._knowledge = knowledge
        self._relations = relations
        self._aging = aging

    def profile(self, entity: Entity, language: Language) -> Composed:
        """The card: what it is, how it stands in the closed relations, what else can be asked."""
        name = f"**{entity.name.in_(language)}**"
        told = self._told(entity, _CARD_LENGTH - len(name), language)
        texts = [worded(fact.text, language) for fact in told]
        notices = [self._aging.notice(text, fact, language) for text, fact in zip(texts, told, strict=True)]
        lines = [name, *([with_notices(texts, notices, language)] if texts else [])]
        sources = dict.fromkeys(source for fact in told for source in fact.sources)
        for relation in self._knowledge.relations.values():
            alone = len(lines) == 1
            if not relation.closed or not (alone or self._relations.bearing(entity, relation.id)):
                continue
            standing = self.standing(entity, relation, language)
            if alone or sum(map(len, lines)) + len(standing.text) <= _CARD_LENGTH:
                lines.append(standing.text)
                sources.update(dict.fromkeys(standing.sources))
        rest = [fact for fact in entity.facts if fact not in told and fact.intent not in BESIDE]
        if any(fact.intent in _WHERE for fact in told):
            rest = [fact for fact in rest if fact.intent not in _WHERE]
        told_too = [fact for fact in entity.facts if fact not in rest]
        return Composed(
            "\n".join([*lines, *self._also(rest, language)]), tuple(sources), self.others(entity, told_too, language)
        )

    def _told(self, entity: Entity, room: int, language: Language) -> list[Fact]:
        """The facts of a card, in its order: the first however long it is, of the others those for which there is room."""
        opening = next((fact for intent in LEADING if (fact := entity.fact(intent))), None)
        told = [opening] if opening is not None else list(entity.facts[:1])
        left = room - sum(len(worded(fact.text, language)) for fact in told)
        for intent in TELLING:
            fact = entity.fact(intent)
            if fact is None or fact in told or (intent in _WHERE and any(other.intent in _WHERE for other in told)):
                continue
            if (length := len(worded(fact.text, language))) <= left:
                told.append(fact)
                left -= length
        return told

    def _also(self, rest: Collection[Fact], language: Language) -> list[str]:
        """What else can be asked, as far as it can be named in a sentence."""
        intents = [self._knowledge.intents[fact.intent] for fact in rest]
        named = [intent.lacking.in_(language) for intent in intents if intent.lacking is not None][:_NAMED]
        return [say(SENTENCES, "profile_more", language, facts=joined(named, language))] if named else []

    def standing(self, entity: Entity, relation: Relation, language: Language) -> Composed:
        """How an entity stands in a relation: what it bears, through whom, or that it bears nothing."""
        bearing = self._relations.bearing(entity, relation.id)
        called = entity.called.in_(language)
        slots: dict[str, object] = {"entity": called, "Entity": capital(called)}
        if bearing is None:
            return Composed(filled(relation.wording["none"].in_(language), language, slots), relation.sources)
        values = [self._value(relation, value).in_(language) for value in bearing.values]
        slots["value"] = joined(values, language)
        key = "one"
        if bearing.through is not None:
            key = "member"
            slots["listing"] = bearing.through.called.in_(language)
            named = [m.called.in_(language) for m in self._relations.members(bearing.through) if m.id != entity.id]
            slots["members"] = joined(named, language)
        elif members := self._relations.members(entity):
            key = "listing" if "listing" in relation.wording else "one"
            slots["members"] = joined([m.called.in_(language) for m in members], language)
        return Composed(filled(relation.wording[key].in_(language), language, slots), bearing.sources)

    def _value(self, relation: Relation, value: str) -> Words:
        """How a value is called: a word of the relation, or the entity that it leads to."""
        return relation.values[value].name if value in relation.values else self._knowledge.entities[value].called

    def others(self, entity: Entity, told: Collection[Fact], language: Language) -> tuple[Suggestion, ...]:
        """Buttons for the other facts recorded of an entity."""
        found = []
        where = any(fact.intent in _WHERE for fact in told)
        for fact in entity.facts:
            if fact in told or (fact.intent in _WHERE and where):
                continue
            where = where or fact.intent in _WHERE
            ask = self._knowledge.intents[fact.intent].ask.in_(language)
            question = capital(filled(ask, language, {"entity": entity.called.in_(language)}))
            found.append(Suggestion(bare_title(self._knowledge.intents[fact.intent], language), question))
        return tuple(found[:_OFFERED])
