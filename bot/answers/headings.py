"""What stands over a list and names its values. Knows no matching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.card import capital
from bot.knowledge.relations import FILTER
from bot.wording import say
from bot.wording.answers import SENTENCES
from bot.wording.slots import filled

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language, Words
    from bot.nlu.model import Entry


class Headings:
    """Headings of lists and counts."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def over(self, entry: Entry, language: Language) -> str:
        """What stands over a list: « Écoles primaires à Valbrune »."""
        intent = self._knowledge.intents[entry.name]
        own = next((value for value in entry.values if value[0] == intent.relation), None)
        if intent.heading is None or own is None:
            title, filters = intent.title.in_(language), self.filters(entry, language)
            return say(SENTENCES, "heading", language, title=title, filters=filters)
        heading = capital(filled(intent.heading.in_(language), language, {own[0]: self._plural(*own).in_(language)}))
        for relation, value in entry.values:
            if (relation, value) != own:
                heading = self._narrowed(heading, relation, value, language)
        return heading

    def _narrowed(self, heading: str, relation: str, value: str, language: Language) -> str:
        """The heading with a value that narrows its list, as the relation says it: « Écoles primaires à Valbrune »."""
        name = self._knowledge.value_name(relation, value).in_(language)
        wording = self._knowledge.relations[relation].wording.get(FILTER)
        if wording is None:
            return say(SENTENCES, "heading_and", language, heading=heading, filter=name)
        narrowing = filled(wording.in_(language), language, {"value": name})
        return say(SENTENCES, "heading_more", language, heading=heading, filter=narrowing)

    def several(self, relation: str, value: str, language: Language) -> str:
        """How several of a value are called inside a sentence: « écoles primaires ».

        An entity keeps its name, and so do the values of a closed list: « catégorie Leader ».
        """
        known = self._knowledge.relations[relation]
        if known.closed or value not in known.values:
            return self._knowledge.value_name(relation, value).in_(language)
        name = known.values[value].plural.in_(language)
        return name[:1].lower() + name[1:]

    def _plural(self, relation: str, value: str) -> Words:
        values = self._knowledge.relations[relation].values
        return values[value].plural if value in values else self._knowledge.value_name(relation, value)

    def filters(self, entry: Entry, language: Language) -> str:
        """The values that a list is narrowed down to, by name."""
        return ", ".join(self._knowledge.value_name(relation, value).in_(language) for relation, value in entry.values)
