"""Answers found by any of their words: titles, names, phrasings, texts, sources. Pure; knows no channel."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.model import LANGUAGES
from bot.nlu.languages.function_words import function_words
from bot.nlu.model import Entry
from bot.nlu.spelling import stem
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Fact, Topic, Words

_WORD: Final = re.compile(r"[a-z0-9]+")
_SLOT: Final = re.compile(r"\{\w*\}")
_NAMED, _ASKED, _SAID = 4.0, 2.0, 1.0
"""What a word weighs that stands in a title or a name, in a way to ask, in the text or a source."""
_WHOLE, _BEGUN, _NEAR = 1.0, 0.8, 0.5
"""By how much that counts where the word is the very one, only its beginning, or a slip away."""
_MOST_WORDS: Final = 12
"""Typed words that are looked at; a slip in each is looked for among all that are known."""
_SLIP: Final = 4
"""Letters of a word from which one slip is forgiven; from twice as many, two."""


class AnswerSearch:
    """Every fact and topic of one knowledge, to be found by words. Frozen once made."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._stops = function_words().linking | knowledge.lexicon.stops
        self.entries: tuple[str, ...] = tuple(_entries(knowledge))
        """The ids of all of them, as the knowledge holds them."""
        found: dict[str, dict[int, float]] = defaultdict(dict)
        parts = cache(_parts)  # the names of an entity, the ways to ask of an intent stand with each of their facts
        for number, weighed in enumerate(_entries(knowledge).values()):
            for weight, texts in weighed:  # what weighs most comes last, and stays
                for word in frozenset().union(*map(parts, texts)):
                    found[word][number] = weight
        self._found: Mapping[str, Mapping[int, float]] = found
        self._known = sorted(found)

    def found(self, text: str) -> tuple[str, ...]:
        """The ids of what speaks of every word, what is named so first; where nothing does, of what speaks of most of them.

        An id alone finds what bears it. Without a word that says something, nothing is found.
        """
        if text.strip() in self.entries:
            return (text.strip(),)
        every = [word for word in _WORD.findall(fold(text)) if word]
        typed = list(dict.fromkeys([word for word in every if word not in self._stops] or every))[:_MOST_WORDS]
        scores: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for word in typed:
            for number, score in self._speaking_of(word).items():
                scores[number] += score
                counts[number] += 1
        most = max(counts.values(), default=0)
        ranked = sorted((-scores[number], self.entries[number]) for number, count in counts.items() if count == most)
        return tuple(entry for _, entry in ranked)

    def _speaking_of(self, word: str) -> dict[int, float]:
        """What speaks of a word, each with how much that says: a word that many share says little."""
        scores: dict[int, float] = {}
        for known, likeness in self._meant(word):
            bearing = self._found[known]
            rarity = 1.0 + math.log(len(self.entries) / len(bearing))
            for number, weight in bearing.items():
                scores[number] = max(weight * likeness * rarity, scores.get(number, 0.0))
        return scores

    def _meant(self, word: str) -> Iterator[tuple[str, float]]:
        """The known words that a typed one may be: itself, its stem, those that it begins; else those a slip away."""
        begun = self._known[bisect_left(self._known, word) : bisect_left(self._known, f"{word}~")]
        if begun:
            yield from ((known, _WHOLE if known == word else _BEGUN) for known in begun)
        elif (root := stem(word)) in self._found:
            yield root, _BEGUN
        elif len(word) >= _SLIP and not word.isdigit():
            slips = 1 if len(word) < 2 * _SLIP else 2
            alike = [known for known in self._known if known[0] == word[0] and abs(len(known) - len(word)) <= slips]
            near = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
            yield from ((known, _NEAR) for known, _, _ in near)


class AnswerFinder:
    """The search over what answers at the moment: a reload brings another."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        self._engine = engine
        self._made: tuple[Knowledge, AnswerSearch] | None = None

    def search(self) -> AnswerSearch:
        """The search; it takes some tenths of a second to make, which a server has done in a thread."""
        knowledge, made = self._engine().knowledge, self._made
        if made is None or made[0] is not knowledge:
            made = self._made = (knowledge, AnswerSearch(knowledge))
        return made[1]


_Weighed = list[tuple[float, list[str]]]
"""Texts with what their words weigh, the lightest first."""


def _entries(knowledge: Knowledge) -> dict[str, _Weighed]:
    """What each is found by, by its id."""
    found = {Entry("topic", topic.id).id: _of_topic(topic, knowledge) for topic in knowledge.topics.values()}
    for entity in knowledge.entities.values():
        named = [*_both(entity.name), *entity.aliases]
        for fact in entity.facts:
            found[Entry("fact", fact.intent, (entity.id,)).id] = _of_fact(fact, named, entity, knowledge)
    return found


def _of_topic(topic: Topic, knowledge: Knowledge) -> _Weighed:
    said = [text for words in (topic.answer, topic.advice) if words is not None for text in _both(words)]
    asked = [*_both(topic.question), *(text for _, text in topic.phrasings.all())]
    named = [topic.id, *_both(topic.title)]
    return [(_SAID, [*said, *_cited(topic.sources, knowledge)]), (_ASKED, asked), (_NAMED, named)]


def _of_fact(fact: Fact, named: list[str], entity: Entity, knowledge: Knowledge) -> _Weighed:
    intent = knowledge.intents[fact.intent]
    titles = [fact.intent, entity.id, *_both(intent.title), *named]
    asked = [*_both(intent.ask), *(text for phrasings in (fact.phrasings, intent.phrasings) for _, text in phrasings.all())]
    return [(_SAID, [*_both(fact.text), *_cited(fact.sources, knowledge)]), (_ASKED, asked), (_NAMED, titles)]


def _cited(ids: Iterable[str], knowledge: Knowledge) -> list[str]:
    sources = [knowledge.sources[id_] for id_ in ids if id_ in knowledge.sources]
    return [text for source in sources for text in (source.id, source.title, source.url or "", source.date or "")]


def _both(words: Words) -> list[str]:
    return [words.in_(language) for language in LANGUAGES if words.has(language)]


def _parts(text: str) -> frozenset[str]:
    found = _WORD.findall(fold(_SLOT.sub(" ", text)))
    return frozenset((*found, *map(stem, found)))
