"""What a change of the knowledge may matter to: by what a question came near before, and by its words. Asks nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.nlu.answer_texts import text_rows
from bot.nlu.languages.signs import signs
from bot.nlu.phrasings import sentences_asked
from bot.nlu.spelling import Spelling, stem
from bot.nlu.synonyms import by_stem
from bot.nlu.text import sound, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Intent, Smalltalk, Topic
    from bot.nlu.model import Reading

_Asked: TypeAlias = "Topic | Intent | Smalltalk"

_LIKENESS: Final = 0.6
_SHORTEST: Final = 4
_FEW: Final = 2
"""Words that a question shares with the text of an answer, from which on it may be what the text says."""


def near(reading: Reading) -> frozenset[str]:
    """What a question names or comes near: ids of entities, `topic:ID`, `smalltalk:ID`, `intent:ID`."""
    found = {id_ for mention in reading.mentions for id_ in mention.entities()}
    for candidate in reading.candidates:
        entry = candidate.entry
        found.update(entry.entities)
        found.add(f"{entry.kind if entry.kind in ('topic', 'smalltalk') else 'intent'}:{entry.name}")
    return frozenset(found)


class Touch:
    """What differs between two knowledges: which entries, and the words that they are asked by or that they say.

    Args:
        spelling: mends slips before the change; for `respells` alone.
    """

    def __init__(self, before: Knowledge, after: Knowledge, spelling: Spelling | None = None) -> None:
        # What is read by every question: words that open others, relations that lists go through.
        self._everything = before.lexicon != after.lexicon or before.relations != after.relations
        self._texting = after.lexicon.texting
        self._ids = frozenset(_differing_ids(before, after))
        synonyms = by_stem(after.lexicon.synonyms.values())
        # What every question is asked with says nothing of what is asked.
        stops = signs().question_words | after.lexicon.stops
        self._named = _Words(self._words(_named(before, after)), stops, synonyms)
        asked = self._words(_asked_by(before, after))
        self._spelling = spelling or Spelling([asked])
        self._asked = _Words(asked, stops, synonyms)
        self._new = Spelling([{word for word in asked if not self._spelling.sees(word)}])
        self._told = _Words(self._words(_newly_told(before, after)), stops, synonyms)

    def reaches(self, question: str) -> bool:
        """Whether the change may matter to a question of which nothing is known."""
        return self.concerns(question, ()) or self.shares(question)

    def concerns(self, question: str, near: Collection[str]) -> bool:
        """Whether the change may matter to a question whatever it asks: by what it came near, or by a name in it.

        Args:
            near: what it came near before the change, see `near`.
        """
        return self._everything or not self._ids.isdisjoint(near) or any(map(self._named.hold, self._words([question])))

    def respells(self, question: str) -> bool:
        """Whether a question may be read in other words than before: an unknown one is a slip of a new one, or no slip now."""
        unknown = [word for word in self._words([question]) if not self._spelling.sees(word)]
        read = zip(self._spelling.repaired(unknown), self._new.repaired(unknown), strict=True)
        return any(then != now and self._new.sees(then) for now, then in read)

    def shares(self, question: str) -> bool:
        """Whether a question shares words with what changed: any with what is asked, several with what is told."""
        found = self._words([question])
        return any(map(self._asked.hold, found)) or sum(map(self._told.hold, found)) >= _FEW

    def _words(self, texts: Iterable[str]) -> set[str]:
        return {word.text for text in texts for word in words(text, self._texting)}


def compared_otherwise(before: Knowledge, after: Knowledge, wording: Mapping[str, tuple[str, str]]) -> list[str]:
    """The sentences by which questions are compared with one of two knowledges and not with the other, asked or told.

    Args:
        wording: see `phrasings.sentences_asked`.
    """
    asked = {*sentences_asked(before, wording)} ^ {*sentences_asked(after, wording)}
    told = {*text_rows(before)} ^ {*text_rows(after)}
    return sorted({sentence for _, sentence in asked} | {text for row in told for text in (row.fr, row.en)})


class _Words:
    """Words, and whether one is among them, or like one of them: in its letters, its stem, its sound or its meaning."""

    def __init__(self, found: Collection[str], stops: Collection[str], synonyms: Mapping[str, frozenset[str]]) -> None:
        self._stops = stops
        self._synonyms = synonyms
        kept = sorted(word for word in found if word not in stops)
        self._long = [word for word in kept if len(word) >= _SHORTEST]
        self._keys = {key for word in kept for key in self._keys_of(word)}
        self._held: dict[str, bool] = {}

    def hold(self, word: str) -> bool:
        """Whether it is one of them, or like one."""
        if word in self._stops:
            return False
        if word not in self._held:
            alike = len(word) >= _SHORTEST and process.extractOne(
                word, self._long, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LIKENESS
            )
            self._held[word] = bool(alike) or not self._keys.isdisjoint(self._keys_of(word))
        return self._held[word]

    def _keys_of(self, word: str) -> Iterator[str]:
        yield stem(word)
        yield f"~{sound(stem(word))}"
        yield from self._synonyms.get(stem(word), ())


def _maps(knowledge: Knowledge) -> tuple[tuple[str, Mapping[str, _Asked]], ...]:
    return (("topic", knowledge.topics), ("intent", knowledge.intents), ("smalltalk", knowledge.smalltalk))


def _differing_ids(before: Knowledge, after: Knowledge) -> Iterator[str]:
    for (kind, old), (_, new) in zip(_maps(before), _maps(after), strict=True):
        yield from (f"{kind}:{id_}" for id_ in _differing(old, new))
    yield from _differing(before.entities, after.entities)


def _asked_by(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """What the entries that differ are asked by, and were not before or are no more."""
    for (_, old), (_, new) in zip(_maps(before), _maps(after), strict=True):
        for id_ in _differing(old, new):
            one, other = old.get(id_), new.get(id_)
            yield from _phrasings(one) ^ _phrasings(other)
            if one is not None and other is not None and type(one).__name__ == "Intent":
                yield from () if replace(one, phrasings=other.phrasings) == other else _phrasings(other)
    for id_ in _differing(before.entities, after.entities):
        yield from _fact_phrasings(before.entities.get(id_)) ^ _fact_phrasings(after.entities.get(id_))


def _named(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """The names that the entities that differ bear, and did not before or do no more."""
    for id_ in _differing(before.entities, after.entities):
        one, other = before.entities.get(id_), after.entities.get(id_)
        yield from {*(one.aliases if one is not None else ())} ^ {*(other.aliases if other is not None else ())}


def _newly_told(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """The texts of answers that were not there before."""
    for id_ in _differing(before.topics, after.topics):
        yield from _told_by_topic(after.topics.get(id_)) - _told_by_topic(before.topics.get(id_))
    for id_ in _differing(before.entities, after.entities):
        yield from _told_by_facts(after.entities.get(id_)) - _told_by_facts(before.entities.get(id_))


def _phrasings(one: _Asked | None) -> set[str]:
    if one is None:
        return set()
    found = {text for _, text in one.phrasings.all()}
    match getattr(one, "question", None), getattr(one, "title", None):
        case (None, _) | (_, None):
            return found
        case question, title:
            return found | {told.in_(language) for told in (question, title) for language in ("fr", "en")}


def _fact_phrasings(entity: Entity | None) -> set[str]:
    """What its facts are asked by without its names."""
    return set() if entity is None else {text for fact in entity.facts for _, text in fact.phrasings.all()}


def _told_by_topic(topic: Topic | None) -> set[str]:
    told = None if topic is None else topic.answer or topic.advice
    return set() if told is None else {told.fr, told.in_("en")}


def _told_by_facts(entity: Entity | None) -> set[str]:
    return set() if entity is None else {text for fact in entity.facts for text in (fact.text.fr, fact.text.in_("en"))}


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Collection[str]:
    return [id_ for id_ in sorted(old.keys() | new.keys()) if old.get(id_) != new.get(id_)]
