"""Which entities a few typed words mean: accents missing, letters slipped, words cut short. Pure; lists and ranks nobody."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.languages.function_words import function_words
from bot.nlu.spelling import stem
from bot.nlu.synonyms import by_stem
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Words
    from bot.knowledge.relations import RelationValue

_TELLING: Final = frozenset({"activity", "mission", "role", "services", "products", "programmes"})
"""Facts that say what somebody does; in the others too much else is named."""
_MOST_WORDS: Final = 12
"""Typed words that are looked at: each that nobody bears is compared with every name."""
_PREFIX: Final = 3
"""Letters from which the beginning of a word stands for it."""
_ENDING: Final = 3
"""Letters that may differ at the end of a word that nobody uses: of « soudeur », « soud » finds « soudage »."""
_ROOT: Final = 4
"""Letters that must then be left."""
_SHORTEST_SLIP: Final = 4
_LONG: Final = 8
_LONGER: Final = 12
"""Letters of a word from which one slip is forgiven, from which two, and from which three."""
_GLUED: Final = 7
"""Letters from which a name is known when it is written in one word, or cut in two."""


@dataclass(frozen=True, slots=True)
class _Findable:
    """An entity by the words that find it.

    Attributes:
        levels: those of its names, of what it is tied to, and of what it does; folded, each with its stem.
        glued: its names, each without blanks.
    """

    id: str
    levels: tuple[frozenset[str], ...]
    glued: frozenset[str]


class EntitySearch:
    """The entities of one knowledge, to be found by words. Frozen once made."""

    def __init__(self, knowledge: Knowledge) -> None:
        groups = knowledge.lexicon.synonyms.values()
        self._synonyms: Mapping[str, frozenset[str]] = by_stem(groups)
        self._texting = knowledge.lexicon.texting
        self._stops = knowledge.lexicon.stops
        tied = _tied(knowledge)
        self._findable = tuple(_findable(entity, tied) for entity in knowledge.entities.values())
        # Of what is told, words are taken as they are: a slip in « soudure » is no other organisation's name.
        self._spelled = tuple(sorted({word for one in self._findable for level in one.levels[:2] for word in level}))
        self._told = tuple(sorted({word for one in self._findable for word in one.levels[-1]}))
        self._glued = tuple(sorted({name for one in self._findable for name in one.glued if len(name) >= _GLUED}))
        # A page with filters looks for the same words once for each of them.
        self._found = lru_cache(maxsize=1)(self._looked_for)

    def found(self, text: str) -> Mapping[str, int]:
        """The ids of the entities that every word of the text speaks of, each with how closely.

        0: all stand in its names; 1: some in the names of what it is tied to, such as its town or its sector;
        2: some only in what it does.
        """
        return self._found(text)

    def _looked_for(self, text: str) -> Mapping[str, int]:
        typed = self._typed(text)
        if not typed:
            return {}
        meant = [self._meant(word) for word in typed]
        whole = self._near("".join(typed), self._glued) if len("".join(typed)) >= _GLUED else frozenset()
        found = {}
        for one in self._findable:
            level = 0 if whole & one.glued else _closeness(one, meant)
            if level is not None:
                found[one.id] = level
        return found

    def _typed(self, text: str) -> list[str]:
        """The words that say something; all of them where none does."""
        every = [word.text for word in words(text, self._texting)]
        aside = function_words().linking | self._stops
        telling = [word for word in every if word not in aside]
        return list(dict.fromkeys(telling or every))[:_MOST_WORDS]

    def _meant(self, word: str) -> frozenset[str]:
        """The words and stems that a typed word may stand for."""
        meant = {word, stem(word), *self._synonyms.get(stem(word), ())}
        begun = {known for known in self._spelled if known.startswith(word)} if len(word) >= _PREFIX else set()
        if begun or not meant.isdisjoint(self._told):
            return frozenset(meant | begun)
        root = word[:-_ENDING]
        kin = {known for known in self._told if known.startswith(root)} if len(root) >= _ROOT else set()
        return frozenset(meant | kin | self._near(word, self._spelled))

    @staticmethod
    def _near(word: str, known: tuple[str, ...]) -> frozenset[str]:
        """The words that this one may be, mistyped; the first letter is seldom missed."""
        if len(word) < _SHORTEST_SLIP or word.isdigit():
            return frozenset({word})
        slips = 1 if len(word) < _LONG else 2 if len(word) < _LONGER else 3
        alike = [other for other in known if other[0] == word[0] and abs(len(other) - len(word)) <= slips]
        hits = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return frozenset(other for other, _, _ in hits)


def _closeness(one: _Findable, meant: Iterable[frozenset[str]]) -> int | None:
    """The level at which the word that fits least is found; None when one is not found at all."""
    worst = 0
    for alternatives in meant:
        level = next((level for level, known in enumerate(one.levels) if not alternatives.isdisjoint(known)), None)
        if level is None:
            return None
        worst = max(worst, level)
    return worst


def _findable(entity: Entity, tied: Mapping[tuple[str, str], frozenset[str]]) -> _Findable:
    names = [_parts(text) for text in (*_both(entity.name), *entity.aliases)]
    told = [part for fact in entity.facts if fact.intent in _TELLING for text in _both(fact.text) for part in _parts(text)]
    levels = (
        _with_stems(part for parts in names for part in parts),
        frozenset(part for id_, link in entity.links.items() for value in link.values for part in tied[id_, value]),
        _with_stems(told),
    )
    return _Findable(entity.id, levels, frozenset("".join(parts) for parts in names))


def _tied(knowledge: Knowledge) -> dict[tuple[str, str], frozenset[str]]:
    """How people name each value, or entity, that a relation leads to; each once, since a town has many."""
    named: dict[tuple[str, str], Entity | RelationValue] = {}
    for entity in knowledge.entities.values():
        for id_, link in entity.links.items():
            values = knowledge.relations[id_].values
            named |= {(id_, value): values.get(value) or knowledge.entities[value] for value in link.values}
    return {
        tie: _with_stems(part for text in (*_both(one.name), *one.aliases) for part in _parts(text))
        for tie, one in named.items()
    }


def _both(text: Words) -> Iterator[str]:
    yield text.fr
    if text.en is not None:
        yield text.en


def _parts(text: str) -> list[str]:
    linking = function_words().linking
    return [word.text for word in words(text) if word.text not in linking]


def _with_stems(found: Iterable[str]) -> frozenset[str]:
    kept = frozenset(found)
    return kept | {stem(word) for word in kept}
