"""All that is known of one entity or topic, in the order of a page: the same words as the answers. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.actions import Actions
from bot.answers.aging import confirmed_on
from bot.answers.card import BESIDE, LEADING, TELLING, bare_title, worded
from bot.answers.model import CitedSource
from bot.answers.relations import Relations
from bot.knowledge.model import Topic
from bot.nlu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.compose import Composer
    from bot.answers.model import Action
    from bot.answers.relations import Bearing
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Language


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is known.

    Attributes:
        id: of the intent or relation, unique in its sheet.
        text: of the small Markdown of answers, with what is to be checked said under it.
        question: what one asks to be told it.
    """

    id: str
    heading: str
    text: str
    sources: tuple[CitedSource, ...]
    question: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of one entity or topic.

    Attributes:
        actions: how to reach whom it is about, or who knows more.
        checked_on: ISO day on which what is known was last read at a source; None where nothing is known.
    """

    sections: tuple[Section, ...]
    actions: tuple[Action, ...]
    checked_on: str | None


class Sheets:
    """The sheets of one knowledge."""

    def __init__(self, knowledge: Knowledge, composer: Composer) -> None:
        self._knowledge = knowledge
        self._composer = composer
        self._actions = Actions(knowledge, composer.shown)
        self._relations = Relations(knowledge)

    def of_entity(self, entity: Entity, language: Language) -> Sheet:
        """Its facts, what it is first and how to reach it last; then how it stands in the closed lists that it is in."""
        entries = [Entry("fact", fact.intent, (entity.id,)) for fact in _in_order(entity.facts)]
        entries += [entry for entry, _ in self._standings(entity)]
        sections = tuple(self._section(entry, language) for entry in entries)
        return Sheet(sections, self._actions.every(entity, language), _latest(sections))

    def of_topic(self, topic: Topic, language: Language) -> Sheet | None:
        """Its answer; of one that is known not to be answered, who would know. None for what is nobody's here to tell."""
        entry = Entry("topic", topic.id)
        actions = self._actions.beside(entry, language)
        if topic.refusal is None:
            sections = (self._section(entry, language),)
            return Sheet(sections, actions, _latest(sections))
        if topic.refusal == "out_of_scope" or topic.advice is None:
            return None
        told = Section(topic.id, topic.title.in_(language), worded(topic.advice, language), (), topic.question.in_(language))
        return Sheet((told,), actions or self._actions.to_contact(language), None)

    def checked_on(self, thing: Entity | Topic) -> str | None:
        """As of its sheet in either language, without composing it."""
        told = (thing,) if isinstance(thing, Topic) else thing.facts
        cited = [id_ for one in told for id_ in one.sources]
        if not isinstance(thing, Topic):
            cited += [id_ for _, bearing in self._standings(thing) for id_ in bearing.sources]
        confirmed = [one.checked_on for one in told if one.checked_on is not None]
        return max([*(self._knowledge.sources[id_].checked_on for id_ in cited), *confirmed], default=None)

    def _standings(self, entity: Entity) -> Iterator[tuple[Entry, Bearing]]:
        for intent in self._knowledge.intents.values():
            relation = self._knowledge.relations.get(intent.relation or "")
            if intent.query != "relation" or relation is None or not relation.closed or entity.type not in intent.about:
                continue
            if (bearing := self._relations.bearing(entity, relation.id)) is not None:
                yield Entry("relation", intent.id, (entity.id,)), bearing

    def _section(self, entry: Entry, language: Language) -> Section:
        composed = self._composer.compose(entry, language)
        confirmed = confirmed_on(self._knowledge, entry)
        sources = tuple(CitedSource.of(self._knowledge.sources[id_], language, confirmed) for id_ in composed.sources)
        if entry.kind == "topic":
            heading = self._composer.title(entry, language)
        else:
            heading = bare_title(self._knowledge.intents[entry.name], language)
        return Section(entry.name, heading, composed.text, sources, self._composer.question(entry, language))


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """What it is, what it does and where; all else as its author wrote it; the numbers and addresses that steps show too."""
    first = [*LEADING, *(intent for intent in TELLING if intent not in LEADING)]

    def place(fact: Fact) -> tuple[bool, int]:
        return fact.intent in BESIDE, first.index(fact.intent) if fact.intent in first else len(first)

    return sorted(facts, key=place)


def _latest(sections: Iterable[Section]) -> str | None:
    return max((source.checked_on for section in sections for source in section.sources), default=None)
