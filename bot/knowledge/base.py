"""The whole base: all that is known of a region, and the words that people use there. Knows nothing of files or matching."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.emergencies import Emergencies
    from bot.knowledge.model import Entity, Intent, Language, Smalltalk, Source, Topic, Words
    from bot.knowledge.region import Region
    from bot.knowledge.relations import Relation
    from bot.knowledge.subjects import Need, Subject


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that people write, beside the ones of the phrasings.

    Attributes:
        texting: short or phonetic spelling → plain words ("koi" → "quoi").
        synonyms: groups of words with one meaning, both languages together; each group has an id.
        elsewhere: names of places and organisations outside the region: a question about them is not for us.
        stopwords: words without weight, by language; they also tell the language.
        ordinary: everyday words, so that none is taken for a misspelt or foreign name.
    """

    texting: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    stopwords: Mapping[Language, frozenset[str]] = field(default_factory=dict)
    ordinary: Mapping[Language, frozenset[str]] = field(default_factory=dict)

    @property
    def stops(self) -> frozenset[str]:
        """The words without weight of all languages."""
        return frozenset(word for group in self.stopwords.values() for word in group)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The whole base, validated and unchanging. `revision` is a digest of the files it was read from."""

    revision: str
    sources: Mapping[str, Source]
    relations: Mapping[str, Relation]
    entities: Mapping[str, Entity]
    intents: Mapping[str, Intent]
    topics: Mapping[str, Topic]
    smalltalk: Mapping[str, Smalltalk]
    lexicon: Lexicon
    region: Region
    emergencies: Emergencies | None = None
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)

    def value_name(self, relation: str, value: str) -> Words:
        """How a value is called: a word of the relation, or the entity that it leads to."""
        known = self.relations.get(relation)
        if known is not None and value in known.values:
            return known.values[value].name
        return self.entities[value].name


def by_topic(knowledge: Knowledge) -> dict[str, str]:
    """The subject of each topic that has one."""
    return {topic: subject.id for subject in knowledge.subjects.values() for topic in subject.topics}
