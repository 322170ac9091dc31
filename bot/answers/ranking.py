"""Entities in the order of a number: most employees, more than 2,000 inhabitants, oldest. Knows no matching."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.answers.model import Composed
from bot.knowledge.model import Words
from bot.nlu.model import LESS_THAN, MORE_THAN
from bot.wording import say
from bot.wording.answers import SENTENCES
from bot.wording.dates import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.relations import Relations
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Intent, Language
    from bot.knowledge.units import Amount
    from bot.nlu.model import Entry

_SHOWN: Final = 10
UNITS: Final = {
    "employees": Words("employés", "employees"),
    "inhabitants": Words("habitants", "residents"),
    "students": Words("élèves et étudiants", "students"),
    "places": Words("places", "places"),
    "members": Words("membres", "members"),
}
"""How a unit is said after its number; one that is not here is not said (`year`)."""


class Rankings:
    """Orders entities by the amount of one fact."""

    def __init__(self, knowledge: Knowledge, relations: Relations) -> None:
        """Take the knowledge and its relations, for the filters of a ranking."""
        self._knowledge = knowledge
        self._relations = relations

    def compose(self, entry: Entry, language: Language) -> Composed:
        """The ranking in words, every number with its date, and the sources of all of them."""
        intent = self._knowledge.intents[entry.name]
        found = self._ordered(intent, entry)
        if not found:
            return Composed(say(SENTENCES, "none_ranked", language), self._sources(intent))
        lines = [_line(entity, amount, language) for entity, _, amount in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(say(SENTENCES, "more", language, count=len(found) - _SHOWN))
        text = say(SENTENCES, "ranked", language, title=intent.title.in_(language), lines="\n".join(lines))
        sources = dict.fromkeys(source for _, fact, _ in found[:_SHOWN] for source in fact.sources)
        return Composed(text, tuple(sources))

    def shown(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the entities that the ranking shows, in its order."""
        found = self._ordered(self._knowledge.intents[entry.name], entry)
        return tuple(entity.id for entity, _, _ in found[:_SHOWN])

    def _ordered(self, intent: Intent, entry: Entry) -> list[tuple[Entity, Fact, Amount]]:
        """The entities that have the amount and satisfy the filters and limits, first in the asked order first."""
        filters = [pair for pair in entry.values if pair[0] not in (MORE_THAN, LESS_THAN)]
        kept = self._relations.bearers(filters, intent.among, intent.about)
        found = [
            (entity, fact, fact.amount)
            for entity in kept
            if (fact := entity.fact(intent.fact or "")) is not None and fact.amount is not None
            if _within(fact.amount.value, entry.values)
        ]
        return sorted(found, key=lambda item: item[2].value, reverse=intent.order == "most")

    def _sources(self, intent: Intent) -> tuple[str, ...]:
        """What the amounts rest on, when none of them fits."""
        facts = [entity.fact(intent.fact or "") for entity in self._knowledge.entities.values()]
        return tuple(dict.fromkeys(s for fact in facts if fact is not None and fact.amount for s in fact.sources))[:3]


def _within(value: float, limits: Sequence[tuple[str, str]]) -> bool:
    for name, number in limits:
        if name == MORE_THAN and value <= int(number):
            return False
        if name == LESS_THAN and value >= int(number):
            return False
    return True


def _line(entity: Entity, amount: Amount, language: Language) -> str:
    unit = UNITS.get(amount.unit)
    return (
        say(
            SENTENCES,
            "ranked_line",
            language,
            name=entity.name.in_(language),
            amount=_number(amount, language),
            unit=unit.in_(language) if unit is not None else "",
            date=say(SENTENCES, "as_of", language, date=written(amount.as_of, language)) if amount.as_of else "",
        )
        .replace("  ", " ")
        .rstrip()
    )


def _number(amount: Amount, language: Language) -> str:
    """The number as each language writes thousands; a year has none."""
    if amount.unit == "year":
        return str(int(amount.value))
    plain = f"{amount.value:,.10g}" if amount.value % 1 else f"{int(amount.value):,}"
    return plain.replace(",", "\u00a0") if language == "fr" else plain
