"""Every authored question of a knowledge, read through the same folding and the same names as questions are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.nlu.name_classes import SLOT, classed, is_slot, opened
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.names import Names


@dataclass(frozen=True, slots=True)
class PhrasingRow:
    """One authored question.

    Attributes:
        label: `intent:ID`, `topic:ID`, `fact:INTENT:ENTITY` or `smalltalk:ID`.
        tokens: with names and slots as classes. typed: the words, slots left out; unnamed: those in no name, either.
        sentence: as read aloud. ids: of the entities and values that it names.
    """

    label: str
    language: Language
    tokens: tuple[str, ...]
    typed: tuple[str, ...]
    unnamed: tuple[str, ...]
    sentence: str
    ids: frozenset[str]


def phrasing_rows(knowledge: Knowledge, names: Names, wording: Mapping[str, tuple[str, str]]) -> Iterator[PhrasingRow]:
    """Every authored question of a knowledge, in the order of its files.

    Args:
        wording: what a slot or a class of names is read as, in French and English.
    """
    homes = {entity.id for entity in knowledge.entities.values() if entity.home}
    for label, language, text in _asked(knowledge):
        found = words(opened(text), knowledge.lexicon.texting)
        # An author spells names right: a near miss in a phrasing ("baisse", "appelle") is an ordinary word.
        mentions = names.find(found, {word.text for word in found})
        named = {index for m in mentions for index in range(m.start, m.end)}
        yield PhrasingRow(
            label=label,
            language=language,
            tokens=classed(found, mentions, {m.start for m in mentions if not homes.isdisjoint(m.ids())}),
            typed=tuple(word.text for word in found if not is_slot(word.text)),
            unnamed=tuple(word.text for i, word in enumerate(found) if i not in named and not is_slot(word.text)),
            sentence=_spoken(text, language, wording),
            ids=frozenset(id_ for mention in mentions for id_ in mention.ids()),
        )


def sentences_asked(knowledge: Knowledge, wording: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Every authored question as it is read aloud, with its label."""
    return ((label, _spoken(text, language, wording)) for label, language, text in _asked(knowledge))


def _spoken(text: str, language: Language, wording: Mapping[str, tuple[str, str]]) -> str:
    return SLOT.sub(lambda match: read_as(match[1], language, wording), text)


def read_as(group: str, language: str, wording: Mapping[str, tuple[str, str]]) -> str:
    """The words that stand for a class of names in a sentence that is read whole."""
    french, english = wording.get(group, wording["entity"])
    return english if language == "en" else french


def _asked(knowledge: Knowledge) -> Iterator[tuple[str, Language, str]]:
    """Every phrasing with its label and language, in the order of the files."""
    for intent in knowledge.intents.values():
        label = f"intent:{intent.id}"
        yield from ((label, language, text) for language, text in intent.phrasings.all())
        yield label, "fr", intent.ask.fr
        yield label, "en", intent.ask.in_("en")
    for topic in knowledge.topics.values():
        label = f"topic:{topic.id}"
        yield from ((label, language, text) for language, text in topic.phrasings.all())
        for one in (topic.question, topic.title):
            yield label, "fr", one.fr
            yield label, "en", one.in_("en")
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield from ((f"fact:{fact.intent}:{entity.id}", language, text) for language, text in fact.phrasings.all())
    for smalltalk in knowledge.smalltalk.values():
        yield from ((f"smalltalk:{smalltalk.id}", language, text) for language, text in smalltalk.phrasings.all())
