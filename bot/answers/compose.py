"""From a decision to a text with its sources. Knows the wording; knows neither channels nor matching."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.answers.aging import Aging, with_notices
from bot.answers.card import Cards, capital, joined, worded
from bot.answers.headings import Headings
from bot.answers.model import Composed, Suggestion
from bot.answers.ranking import Rankings
from bot.answers.relations import Relations
from bot.knowledge.staleness import DEFAULT_MONTHS, Months
from bot.nlu.model import LESS_THAN, MORE_THAN
from bot.wording import say
from bot.wording.answers import SENTENCES
from bot.wording.slots import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language
    from bot.knowledge.relations import Relation
    from bot.nlu.model import Entry

_MOST_SUGGESTIONS = 3
_WHERE = "address"
"""The fact that a list of one tells besides."""
_LONGEST_LIST = 25
"""Names that a list shows at once; it says how many more there are."""


class Composer:
    """Writes the answer of an entry."""

    def __init__(
        self, knowledge: Knowledge, today: Callable[[], dt.date] = dt.date.today, months: Months = DEFAULT_MONTHS
    ) -> None:
        """Take the knowledge, and what tells which answers are to be checked: the clock and after how long."""
        self._knowledge = knowledge
        self._aging = Aging(knowledge, today, months)
        self._relations = Relations(knowledge)
        self._headings = Headings(knowledge)
        self._rankings = Rankings(knowledge, self._relations)
        self._cards = Cards(knowledge, self._relations, self._aging)

    def compose(self, entry: Entry, language: Language, *, yes_or_no: bool = False, more: bool = False) -> Composed:
        """The text of an entry. The entry must be answerable: a fact that is recorded, a topic with an answer.

        Args:
            yes_or_no: whether the question wants one, so that an answer that can opens with it.
            more: whether it surely wants more than that, so that none opens with it.
        """
        match entry.kind:
            case "fact":
                return self._facts(entry, language)
            case "profile":
                return self._cards.profile(self._knowledge.entities[entry.entities[0]], language)
            case "relation":
                return self._relation(entry, language, yes_or_no=yes_or_no)
            case "list" | "count":
                return self._query(entry, language)
            case "ranking":
                return self._rankings.compose(entry, language)
            case "topic":
                return self._topic(entry.name, language, more=more)
            case "smalltalk":
                return Composed(worded(self._knowledge.smalltalk[entry.name].reply, language))
            case _:
                assert_never(entry.kind)

    def title(self, entry: Entry, language: Language) -> str:
        """A curated name for a button."""
        if entry.kind == "topic":
            return self._knowledge.topics[entry.name].title.in_(language)
        if entry.kind in ("list", "count"):
            return capital(self._headings.filters(entry, language))
        if entry.kind == "ranking":
            return self._knowledge.intents[entry.name].title.in_(language)
        intent = self._knowledge.intents[entry.name]
        names = joined([self._knowledge.entities[id_].name.in_(language) for id_ in entry.entities], language)
        title = intent.title.in_(language)
        if "{entity}" in title:
            return filled(title, language, {"entity": names})
        return say(SENTENCES, "heading", language, title=title, filters=names)

    def question(self, entry: Entry, language: Language) -> str:
        """The question that such a button asks."""
        if entry.kind == "topic":
            return self._knowledge.topics[entry.name].question.in_(language)
        ask = self._knowledge.intents[entry.name].ask.in_(language)
        names = joined([self._knowledge.entities[id_].called.in_(language) for id_ in entry.entities], language)
        slots = {"entity": names}
        for relation, value in entry.values:
            if relation in (MORE_THAN, LESS_THAN):
                continue  # a number that was asked with; the question of a button takes none
            slots.setdefault(relation, self._headings.several(relation, value, language))
        return capital(filled(ask, language, slots))

    def suggestion(self, entry: Entry, language: Language) -> Suggestion:
        """The button for an entry."""
        return Suggestion(self.title(entry, language), self.question(entry, language))

    def known_of(self, entity: Entity, language: Language) -> tuple[Suggestion, ...]:
        """Buttons for what is recorded of an entity; its card when nothing else is."""
        return self._cards.others(entity, (), language) or tuple(self._profiles([entity], language))

    def shown(self, entry: Entry) -> tuple[str, ...]:
        """The ids of the entities that an answer shows, in its order; of a list all, also beyond those named at once."""
        if entry.kind in ("fact", "profile", "relation"):
            return entry.entities
        if entry.kind == "ranking":
            return self._rankings.shown(entry)
        if entry.kind not in ("list", "count"):
            return ()
        intent = self._knowledge.intents[entry.name]
        if self._is_of_each(entry):
            return tuple(dict.fromkeys(id_ for one in entry.values for id_ in self.shown(replace(entry, values=(one,)))))
        return tuple(entity.id for entity in self._relations.satisfying(entry.values, intent.among, intent.about))

    def _facts(self, entry: Entry, language: Language) -> Composed:
        """The fact of each entity, and of whom it is not recorded."""
        found: list[Composed] = []
        missing: list[str] = []
        notices: list[str | None] = []
        for id_ in entry.entities:
            entity = self._knowledge.entities[id_]
            if (fact := entity.fact(entry.name)) is None:
                missing.append(entity.called.in_(language))
                continue
            text = worded(fact.text, language)
            notices.append(self._aging.notice(text, fact, language))
            found.append(Composed(text, fact.sources, self._cards.others(entity, (fact,), language)))
        if not found:
            raise LookupError(f"{', '.join(entry.entities)}: no fact {entry.name}")
        lines = list(dict.fromkeys(part.text for part in found))
        if missing:
            lines.append(say(SENTENCES, "none_of", language, names=joined(missing, language)))
        sources = tuple(dict.fromkeys(source for part in found for source in part.sources))
        return Composed(with_notices(lines, notices, language), sources, found[0].suggestions)

    def _topic(self, name: str, language: Language, *, more: bool) -> Composed:
        topic = self._knowledge.topics[name]
        if topic.answer is None:
            raise LookupError(f"topic {name} has no answer")
        following = [self._knowledge.topics[id_] for id_ in topic.next]
        suggestions = tuple(Suggestion(t.title.in_(language), t.question.in_(language)) for t in following if t.refusal is None)
        said = worded(topic.answer, language)
        text = self._aging.noted(_without_yes_or_no(said, language) if more else said, topic, language)
        return Composed(text, topic.sources, suggestions[:_MOST_SUGGESTIONS])

    def _relation(self, entry: Entry, language: Language, *, yes_or_no: bool) -> Composed:
        intent = self._knowledge.intents[entry.name]
        relation = self._knowledge.relations[intent.relation or ""]
        entities = self._relations.by_listing([self._knowledge.entities[id_] for id_ in entry.entities], relation.id)
        said = [self._cards.standing(entity, relation, language) for entity in entities]
        text = "\n".join(dict.fromkeys(part.text for part in said))
        asked = {value for name, value in entry.values if name == relation.id}
        bearing = self._relations.bearing(entities[0], relation.id) if len(entities) == 1 else None
        if bearing is not None and len(asked) == 1:
            text = say(SENTENCES, "yes" if asked & set(bearing.values) else "no", language, sentence=text)
        elif bearing is not None and yes_or_no and relation.closed and not asked:
            text = say(SENTENCES, "yes", language, sentence=text)
        sources = tuple(dict.fromkeys(source for part in said for source in part.sources))
        return Composed(text, sources, self._cards.others(entities[0], (), language))

    def _query(self, entry: Entry, language: Language) -> Composed:
        intent = self._knowledge.intents[entry.name]
        relation = self._knowledge.relations[intent.relation or ""]
        if self._is_of_each(entry):
            return self._each(entry, language)
        found = self._relations.satisfying(entry.values, intent.among, intent.about)
        sources = self._relations.sources(found, entry.values) or relation.sources
        if not found:
            return Composed(say(SENTENCES, "none_known", language, heading=self._headings.over(entry, language)), sources)
        text = self._listed(entry, relation, found, language)
        if len(found) == 1 and (where := found[0].fact(_WHERE)) is not None:
            # Who asks for the one school of a village asks where it is next.
            text = f"{text}\n{self._aging.noted(worded(where.text, language), where, language)}"
            sources = tuple(dict.fromkeys((*sources, *where.sources)))
        return Composed(text, sources, tuple(self._profiles(found, language)))

    def _is_of_each(self, entry: Entry) -> bool:
        """Whether several values of the list's own relation are asked for, which are answered one by one."""
        relation = self._knowledge.intents[entry.name].relation
        return len(entry.values) > 1 and {name for name, _ in entry.values} == {relation}

    def _each(self, entry: Entry, language: Language) -> Composed:
        """Several values of one relation ("combien de Leader et de Passionnés?"): an answer for each."""
        parts = [self._query(replace(entry, values=(value,)), language) for value in entry.values]
        sources = tuple(dict.fromkeys(source for part in parts for source in part.sources))
        return Composed("\n".join(part.text for part in parts), sources, parts[0].suggestions)

    def _listed(self, entry: Entry, relation: Relation, found: Sequence[Entity], language: Language) -> str:
        key = "count" if entry.kind == "count" else "list"
        names = [self._named(entity, language) for entity in found]
        slots: dict[str, object] = {"count": len(found), "names": joined(names, language)}
        if len(entry.values) == 1 and key in relation.wording and self._speaks_of_all(entry, relation):
            relation_id, id_ = entry.values[0]
            name = self._knowledge.value_name(relation_id, id_)
            plural = relation.values[id_].plural if id_ in relation.values else name
            slots |= {"value": name.in_(language), "plural": plural.in_(language)}
            return filled(relation.wording[key].in_(language), language, slots)
        lines = [f"- {name}" for name in names[:_LONGEST_LIST]]
        if len(names) > _LONGEST_LIST:
            lines.append(say(SENTENCES, "more", language, count=len(names) - _LONGEST_LIST))
        slots |= {"heading": self._headings.over(entry, language), "names": "\n".join(lines)}
        return say(SENTENCES, key, language, **slots)

    def _speaks_of_all(self, entry: Entry, relation: Relation) -> bool:
        """Whether the relation's own sentence holds: it speaks of the closed list, or of those the intent keeps to."""
        return relation.closed or self._knowledge.intents[entry.name].among is not None

    def _named(self, entity: Entity, language: Language) -> str:
        """The name in a list; a listing says whom it stands for."""
        members = self._relations.members(entity)
        name = entity.name.in_(language)
        if not members:
            return name
        inside = joined([m.name.in_(language) for m in members], language)
        return f"{name} ({inside})"

    def _profiles(self, found: Sequence[Entity], language: Language) -> list[Suggestion]:
        bare = next((intent for intent in self._knowledge.intents.values() if intent.bare), None)
        if bare is None:
            return []
        return [
            Suggestion(
                e.name.in_(language), capital(filled(bare.ask.in_(language), language, {"entity": e.called.in_(language)}))
            )
            for e in found[:_MOST_SUGGESTIONS]
            if e.type in bare.about
        ]


def _without_yes_or_no(text: str, language: Language) -> str:
    """The answer of a topic to who did not ask whether: « Non : la piscine est fermée » begins with the pool."""
    for key in ("yes", "no"):
        word = say(SENTENCES, key, language, sentence="").strip(" .")
        rest = text.removeprefix(word).lstrip("\u00a0 ")
        if text.startswith(word) and rest.startswith(":"):
            return capital(rest.lstrip("\u00a0 :"))
    return text
