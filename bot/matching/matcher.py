"""From an utterance to candidate entries: names masked, phrasings ranked, slots filled. Decides nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.matching import language
from bot.matching.concepts import Concepts
from bot.matching.coverage import Coverage
from bot.matching.evidence import Parts
from bot.matching.filling import Candidate, Filler
from bot.matching.lexical import LexicalMatcher, Phrasing
from bot.matching.mentions import Mention, Names, narrowed
from bot.matching.text import Word, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.model import Knowledge, Language, Phrasings
    from bot.matching.entries import Context
    from bot.matching.language import LanguageGuess

_SLOT: Final = re.compile(r"\{([a-z_]+)\}")
_SLOT_WORD: Final = "slotof"
_UNDERSCORE: Final = "qzq"
"""Stands for the underscore of a slot's name, which would cut its word in two."""
_TYPES: Final = ("organisation", "place", "person")
_TYING: Final = frozenset({"et", "pis", "puis", "mais", "and", "what", "how", "but", "also"})
"""Words that tie a question to the one before: "et Optech?", "what about Optech?"."""
_SHORTEST_NAME: Final = 4
_LONG_WORD: Final = 7
_RANKED: Final = 12
"""Labels a segment is compared with in full; the right one is among the first five in 97 % of the test questions."""
_SHORT: Final = 12
_MOST_CLAUSES: Final = 6
"""Of a longer message only the last clauses are read one by one: questions come last, and time stays bounded."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the utterance that is tried as the question: the whole message, or one clause of it."""

    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was seen in a question, before any decision.

    Attributes:
        words: the utterance. mentions: the names in it.
        guess: what speaks for French and for English.
        candidates: best first, each with the parts of its score.
    """

    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    guess: LanguageGuess
    candidates: tuple[Candidate, ...]

    @property
    def utterance(self) -> str:
        """The normalised text, what unanswered questions are grouped by."""
        return " ".join(word.text for word in self.words)


class Matcher:
    """The index over one knowledge, frozen after construction."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._texting = knowledge.lexicon.texting
        self._stopwords = knowledge.lexicon.stopwords
        self._names = Names(knowledge)
        phrasings, vocabulary, spoken_of = self._phrasings(knowledge)
        self._ordinary = (
            frozenset(vocabulary["fr"]) | vocabulary["en"] | {w for s in self._stopwords.values() for w in s}
        )
        self._vocabulary = vocabulary
        self._spelled = sorted(w for w in self._ordinary if len(w) >= _SHORTEST_NAME)
        self._used = frozenset(token for phrasing in phrasings for token in phrasing.tokens)
        self._concepts = Concepts(knowledge.lexicon.synonyms)
        self._lexical = LexicalMatcher.build(
            [Phrasing(phrasing.entry, self._concepts.added(phrasing.tokens)) for phrasing in phrasings]
        )
        stops = {word for words_ in self._stopwords.values() for word in words_}
        everyday = {word for words_ in knowledge.lexicon.ordinary.values() for word in words_} | self._names.parts
        labelled = [(phrasing.entry, phrasing.tokens) for phrasing in phrasings]
        told = {label: [w.text for w in words(text, self._texting)] for label, text in _told(knowledge)}
        self._coverage = Coverage(labelled, self._concepts, stops, everyday, told)
        self._ordinary |= everyday - self._names.parts
        self._filler = Filler(knowledge, spoken_of)

    def _phrasings(
        self, knowledge: Knowledge
    ) -> tuple[list[Phrasing], Mapping[Language, frozenset[str]], Mapping[str, frozenset[str]]]:
        """All phrasings masked, the words of each language, and for each label the ids that its phrasings name."""
        phrasings: list[Phrasing] = []
        vocabulary: dict[Language, set[str]] = {"fr": set(), "en": set()}
        spoken_of: dict[str, set[str]] = defaultdict(set)
        for label, group in _labelled(knowledge):
            for lang, text in group.all():
                found = words(_opened(text), self._texting)
                # An author spells names right: a near miss in a phrasing ("baisse", "appelle") is an ordinary word.
                mentions = self._names.find(found, {word.text for word in found})
                phrasings.append(Phrasing(label, self._masked(found, mentions, knowledge)))
                spoken_of[label].update(id_ for mention in mentions for id_ in mention.ids())
                inside = {i for m in mentions for i in range(m.start, m.end)}
                vocabulary[lang].update(
                    w.text for i, w in enumerate(found) if i not in inside and not w.text.startswith(_SLOT_WORD)
                )
        return (
            phrasings,
            {lang: frozenset(found) for lang, found in vocabulary.items()},
            {label: frozenset(ids) for label, ids in spoken_of.items()},
        )

    @staticmethod
    def _masked(
        found: Sequence[Word],
        mentions: Sequence[Mention],
        knowledge: Knowledge,
        start: int = 0,
        beside: Collection[int] = (),
    ) -> tuple[str, ...]:
        """The words, each name replaced by its class; the home region left out, since naming it narrows nothing.

        Args:
            start: place of the first word in the utterance. beside: where names begin that only describe another.
        """
        tokens: list[str] = []
        by_start = {mention.start: mention for mention in mentions}
        skip_to = start
        for index, word in enumerate(found, start):
            if index < skip_to:
                continue
            mention = by_start.get(index)
            if mention is None:
                slot = word.text.removeprefix(_SLOT_WORD)
                tokens.append(_class(slot.replace(_UNDERSCORE, "_")) if slot != word.text else word.text)
                continue
            skip_to = mention.end
            if index not in beside and not _is_home(mention, knowledge):
                tokens.append(_class(mention.group))
        return tuple(tokens)

    def read(self, text: str, knowledge: Knowledge, context: Context | None = None) -> Reading:
        """Everything that can be seen in a question.

        Args:
            text: as received; any length, but callers cap it.
            context: what the conversation spoke of, to complete an ellipsis.
        """
        found = words(text, self._texting)
        mentions = narrowed(self._names.find(found, self._ordinary), found, self._is_known)
        guess = language.guess(found, self._stopwords, self._vocabulary)
        best: dict[object, Candidate] = {}
        for segment in _segments(found):
            within = tuple(m for m in mentions if m.start >= segment.start and m.end <= segment.end)
            beside = self._filler.beside(within)
            inside = tuple(m for m in within if m.start not in beside)
            stretch = found[segment.start : segment.end]
            tokens = self._weighty(self._masked(stretch, within, knowledge, segment.start, beside))
            ranked = self._ranked(tokens, segment)
            proposed = list(self._filler.fill(ranked, inside, mentions, context, whole=segment.whole))
            if segment.whole and len(inside) == 1 and self._is_bare(tokens):
                opened = found[segment.start].text in _TYING
                proposed.extend(self._filler.bare(inside, context, opened=opened))
            for candidate in proposed:
                kept = best.get((candidate.entry, candidate.gap))
                if kept is None or candidate.evidence > kept.evidence:
                    best[candidate.entry, candidate.gap] = candidate
        ordered = sorted(best.values(), key=lambda c: (-c.evidence, c.label, str(c.entry)))
        return Reading(found, mentions, guess, tuple(ordered))

    def _ranked(self, tokens: Sequence[str], segment: Segment) -> Iterator[tuple[str, Parts]]:
        """The labels whose phrasings are nearest, with what speaks for them."""
        weighed = self._coverage.weigh(tokens)
        for item in self._lexical.rank(self._concepts.added(tokens), limit=_RANKED):
            parts = dict(item.parts)
            coverage, left = self._coverage.share(weighed, item.entry)
            nearest = self._lexical.phrasings[item.phrasing].tokens
            yield (
                item.entry,
                Parts(
                    classifier=parts["classifier"],
                    similarity=parts["similarity"],
                    coverage=coverage,
                    left=left,
                    back=self._coverage.back(weighed, nearest),
                    strangers=len(weighed.strangers),
                    clause=not segment.whole,
                ),
            )

    def _weighty(self, tokens: Sequence[str]) -> tuple[str, ...]:
        """The tokens without function words that no phrasing uses, which being new would count against the question."""
        return tuple(t for t in tokens if t in self._used or not any(t in stops for stops in self._stopwords.values()))

    def _is_bare(self, tokens: Sequence[str]) -> bool:
        """Whether nothing but a name and function words was said."""
        return all(t.startswith("<") or any(t in stops for stops in self._stopwords.values()) for t in tokens)

    def _is_known(self, word: str) -> bool:
        """Whether a word, or what it is a slip of, is one that the base uses."""
        if word in self._ordinary or not word.isalpha() or len(word) < _SHORTEST_NAME:
            return True
        allowed = 1 if len(word) < _LONG_WORD else 2
        return (
            process.extractOne(word, self._spelled, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
            is not None
        )


def _is_home(mention: Mention, knowledge: Knowledge) -> bool:
    return any(referent.kind == "entity" and knowledge.entities[referent.id].home for referent in mention.referents)


def _class(group: str) -> str:
    """The token that stands for a name. Entities share one, whatever their type: who can be asked what is checked later."""
    return "<entity>" if group in _TYPES or group == "entity" else f"<{group}>"


def _labelled(knowledge: Knowledge) -> Iterator[tuple[str, Phrasings]]:
    """Everything that has phrasings, with its label."""
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
    """What each label answers, both languages together."""
    for topic in knowledge.topics.values():
        parts = (topic.title, topic.question, *([topic.answer] if topic.answer else []))
        yield f"topic:{topic.id}", " ".join(f"{part.fr} {part.en or ''}" for part in parts)
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            yield f"fact:{fact.intent}:{entity.id}", f"{fact.text.fr} {fact.text.en or ''}"
    for intent in knowledge.intents.values():
        yield f"intent:{intent.id}", f"{intent.title.fr} {intent.title.en or ''} {intent.ask.fr} {intent.ask.en or ''}"


def _opened(text: str) -> str:
    """A phrasing with each slot as a word of its own, which folding leaves whole."""
    return _SLOT.sub(lambda match: f" {_SLOT_WORD}{match[1].replace('_', _UNDERSCORE)} ", text)


def _segments(found: Sequence[Word]) -> Iterator[Segment]:
    """The whole message, then, if it is long and has several clauses, each of the last ones alone.

    The clauses of a short message belong together: in "Promutuel Gaspésie, quelle catégorie?" the first one is the subject.
    """
    if not found:
        return
    yield Segment(0, len(found), whole=True)
    starts = [i for i, word in enumerate(found) if i == 0 or word.clause != found[i - 1].clause]
    if len(starts) == 1 or len(found) <= _SHORT:
        return
    for start, end in list(zip(starts, [*starts[1:], len(found)], strict=True))[-_MOST_CLAUSES:]:
        yield Segment(start, end, whole=False)
