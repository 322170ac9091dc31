"""Everything of the knowledge that has phrasings, masked and labelled, for the matcher to index. Knows no question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.matching.lexical import Phrasing
from bot.matching.masking import is_slot, masked, opened
from bot.matching.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.model import Knowledge, Language, Phrasings
    from bot.matching.mentions import Names


@dataclass(frozen=True, slots=True)
class Base:
    """The labelled phrasings.

    Attributes:
        phrasings: masked, under their labels: `intent:ID`, `topic:ID`, `fact:INTENT:ENTITY`, `smalltalk:ID`.
        vocabulary: the words of each language's phrasings, names left out.
        spoken_of: for each label, the ids of the entities and values that its phrasings name.
        told: for each label, the words of its title and answer; under `entity:ID` all that is said of an entity.
    """

    phrasings: tuple[Phrasing, ...]
    vocabulary: Mapping[Language, frozenset[str]]
    spoken_of: Mapping[str, frozenset[str]]
    told: Mapping[str, tuple[str, ...]]


def gather(knowledge: Knowledge, names: Names) -> Base:
    """Read the phrasings of a knowledge through the same folding and the same names as questions are."""
    texting = knowledge.lexicon.texting
    homes = {entity.id for entity in knowledge.entities.values() if entity.home}
    phrasings: list[Phrasing] = []
    vocabulary: dict[Language, set[str]] = {"fr": set(), "en": set()}
    spoken_of: dict[str, set[str]] = defaultdict(set)
    for label, group in _labelled(knowledge):
        for language, text in group.all():
            found = words(opened(text), texting)
            # An author spells names right: a near miss in a phrasing ("baisse", "appelle") is an ordinary word.
            mentions = names.find(found, {word.text for word in found})
            home = {m.start for m in mentions if not homes.isdisjoint(m.ids())}
            phrasings.append(Phrasing(label, masked(found, mentions, home)))
            spoken_of[label].update(id_ for mention in mentions for id_ in mention.ids())
            named = {index for m in mentions for index in range(m.start, m.end)}
            vocabulary[language].update(w.text for i, w in enumerate(found) if i not in named and not is_slot(w.text))
    return Base(
        phrasings=tuple(phrasings),
        vocabulary={language: frozenset(found) for language, found in vocabulary.items()},
        spoken_of={label: frozenset(ids) for label, ids in spoken_of.items()},
        told={label: tuple(word.text for word in words(text, texting)) for label, text in _told(knowledge)},
    )


def _labelled(knowledge: Knowledge) -> Iterator[tuple[str, Phrasings]]:
    for intent in knowledge.intents.values():
        yield f"intent:{intent.id}", intent.phrasings
    for topic in knowledge.topics.values():
        yield f"topic:{topic.id}", topic.phrasings
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield f"fact:{fact.intent}:{entity.id}", fact.phrasings
    for smalltalk in knowledge.smalltalk.values():
        yield f"smalltalk:{smalltalk.id}", smalltalk.phrasings


def _told(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """What each label says in answer, both languages together."""
    for topic in knowledge.topics.values():
        parts = (topic.title, topic.question, *([topic.answer] if topic.answer else []))
        yield f"topic:{topic.id}", " ".join(f"{part.fr} {part.en or ''}" for part in parts)
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield f"fact:{fact.intent}:{entity.id}", f"{fact.text.fr} {fact.text.en or ''}"
        told = (f"{fact.text.fr} {fact.text.en or ''}" for fact in entity.facts)
        yield f"entity:{entity.id}", " ".join((*entity.aliases, *told))
    for intent in knowledge.intents.values():
        yield f"intent:{intent.id}", f"{intent.title.fr} {intent.title.en or ''} {intent.ask.fr} {intent.ask.en or ''}"
