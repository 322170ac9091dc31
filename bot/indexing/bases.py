"""Knowledges that a dry run asks: one engine, each question once; and one that asks only what a change can touch.

Whoever looks at a proposal waits for the dry run; whoever publishes it has everything asked anew. The quick one may
leave out a question only when three things hold: it shares no word with what was changed (nor a word that sounds or
looks like one, nor one of the same concept); it was not decided by a hair, since a new entry moves every score a
little; and what answered it is still there. The words of its answer are composed anew all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.answers.model import fitted
from bot.nlu.decide import least
from bot.nlu.meaning import Concepts
from bot.nlu.spelling import stem
from bot.nlu.text import sound, words
from bot.review.dry_run import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.answers.considered import Considered
    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Intent, Language, Smalltalk, Topic
    from bot.nlu.model import Entry
    from bot.nlu.text import Word

_Asked: TypeAlias = "Topic | Intent | Smalltalk"

HAIR: Final = 6.0
"""Points by which a question must be decided; the benchmark shows how much a change moves what it does not touch."""

_LIKENESS: Final = 0.6
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What an engine said to a question, and how clearly: how many points lie between it and another decision."""

    told: Told
    entry: Entry | None
    language: Language
    words: tuple[Word, ...]
    slack: float


@dataclass(frozen=True, slots=True)
class EngineBase:
    """An engine, as a dry run asks it: each question once, since one dry run follows another."""

    engine: Engine
    _seen: dict[tuple[str, Language | None], Seen] = field(default_factory=dict, repr=False, compare=False)

    @property
    def asked(self) -> int:
        """How many different questions it was asked."""
        return len(self._seen)

    def knows(self, question: str, language: Language | None = None) -> bool:
        """Whether it was asked that question before."""
        return (question, language) in self._seen

    def tell(self, question: str, language: Language | None = None) -> Told:
        """What it says to a question that stands alone."""
        return self.see(question, language).told

    def see(self, question: str, language: Language | None = None) -> Seen:
        """What it says, and how clearly."""
        if (seen := self._seen.get((question, language))) is None:
            considered = self.engine.consider(question, language=language)
            entry = considered.decision.entry
            told = Told(considered.decision.outcome, entry.id if entry is not None else None, considered.text)
            read = considered.reading.words if considered.reading is not None and entry is not None else ()
            seen = Seen(told, entry, considered.language, read, self._slack(considered))
            self._seen[question, language] = seen
        return seen

    def _slack(self, considered: Considered) -> float:
        """Points from the threshold, and from where another candidate would be as near."""
        if considered.reading is None:
            return 100.0
        settings = self.engine.settings
        candidates = considered.reading.candidates
        if not candidates:
            return settings.threshold
        scores, line = [candidate.score for candidate in candidates], least(candidates[0], settings)
        over = abs(scores[0] - line)
        if scores[0] < line or len(scores) == 1:
            return over
        return min(over, abs(scores[0] - scores[1] - settings.margin))


class QuickBase:
    """A changed base, of which only questions that the change can touch are asked.

    Args:
        before: the base that answers now. after: the one with the change.
    """

    def __init__(self, before: EngineBase, after: EngineBase) -> None:
        self._before = before
        self._after = after
        self._touch = Touch(before.engine.knowledge, after.engine.knowledge)

    def tell(self, question: str, language: Language | None = None) -> Told:
        """What the changed base says to a question that stands alone."""
        seen = self._before.see(question, language)
        if seen.slack < HAIR or not self._is_there(seen.entry) or self._touch.reaches(question):
            return self._after.tell(question, language)
        if seen.entry is None:
            return seen.told
        text = fitted(self._after.engine.compose(seen.entry, seen.language, seen.words).text)
        return Told(seen.told.outcome, seen.told.entry, text)

    def _is_there(self, entry: Entry | None) -> bool:
        if entry is None:
            return True
        known = self._after.engine.knowledge
        named: Mapping[str, object]
        match entry.kind:
            case "topic":
                named = known.topics
            case "smalltalk":
                named = known.smalltalk
            case _:
                named = known.intents
        return entry.name in named and known.entities.keys() >= set(entry.entities)


class Touch:
    """The words of what differs between two knowledges, and whether a question holds one of them, or one like it."""

    def __init__(self, before: Knowledge, after: Knowledge) -> None:
        # What is read by every question: words that open others, relations that lists go through.
        self._everything = before.lexicon != after.lexicon or before.relations != after.relations
        self._texting = after.lexicon.texting
        self._concepts = Concepts(after.lexicon.synonyms)
        self._stops = frozenset(word for group in after.lexicon.stopwords.values() for word in group)
        changed = {word.text for text in _changed(before, after) for word in words(text, self._texting)} - self._stops
        self._changed = sorted(word for word in changed if len(word) >= _SHORTEST)
        self._keys = {key for word in changed for key in self._keys_of(word)}
        self._reached: dict[str, bool] = {}

    def reaches(self, question: str) -> bool:
        """Whether the change may matter to a question."""
        return self._everything or any(self._is_like(word.text) for word in words(question, self._texting))

    def _is_like(self, word: str) -> bool:
        if word in self._stops:
            return False
        if word not in self._reached:
            near = len(word) >= _SHORTEST and process.extractOne(
                word, self._changed, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LIKENESS
            )
            self._reached[word] = bool(near) or not self._keys.isdisjoint(self._keys_of(word))
        return self._reached[word]

    def _keys_of(self, word: str) -> Iterator[str]:
        yield stem(word)
        yield f"~{sound(stem(word))}"
        yield from self._concepts.of(word)


def _changed(before: Knowledge, after: Knowledge) -> Iterator[str]:
    """Phrasings and names of every entry that is new, gone or otherwise."""
    pairs: tuple[tuple[Mapping[str, _Asked], Mapping[str, _Asked]], ...] = (
        (before.topics, after.topics),
        (before.intents, after.intents),
        (before.smalltalk, after.smalltalk),
    )
    for old, new in pairs:
        for id_ in _differing(old, new):
            yield from _apart(old.get(id_), new.get(id_))
    for id_ in _differing(before.entities, after.entities):
        yield from _names_apart(before.entities.get(id_), after.entities.get(id_))


def _apart(old: _Asked | None, new: _Asked | None) -> Collection[str]:
    """The phrasings that differ; all of them where anything else differs, too."""
    told = [{text for _, text in one.phrasings.all()} for one in (old, new) if one is not None]
    if old is None or new is None or replace(old, phrasings=new.phrasings) != new:
        return set().union(*told)
    return told[0] ^ told[1]


def _names_apart(old: Entity | None, new: Entity | None) -> Collection[str]:
    """The names that differ; all, and what its facts are asked by, where anything else differs, too."""
    if old is not None and new is not None and replace(old, aliases=new.aliases, shared=new.shared) == new:
        return set(old.aliases) ^ set(new.aliases)
    found: set[str] = set()
    for entity in (old, new):
        if entity is not None:
            found.update(entity.aliases)
            found.update(text for fact in entity.facts for _, text in fact.phrasings.all())
    return found


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> Collection[str]:
    return [id_ for id_ in sorted(old.keys() | new.keys()) if old.get(id_) != new.get(id_)]
