"""How much of a question an entry's own words explain, and what is left that nobody knows. Knows no names, no decision."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.matching.near import NearLengths
from bot.matching.text import sound
from bot.matching.words import opaque, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.matching.concepts import Concepts

_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SHORTEST = 4
_LONG = 7
_REMEMBERED = 4096  # repairs kept


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question's content words with their weights, repaired to the base's words where they were slips.

    Attributes:
        stems: what each content word is looked up by, with its weight.
        strangers: words that neither the base nor everyday language knows: names, most of the time.
    """

    stems: tuple[tuple[str, float], ...]
    strangers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a question a label explains.

    Attributes:
        coverage: the share of its weight that the label's phrasings hold, or, half as well, what it tells; 0 to 1, and 1 when
            there is nothing to weigh.
        left: how many of its words neither holds.
        years: how many of the years asked the label tells, less those it does not.
        unmet: how many of the things asked for, such as a price, it does not speak of.
    """

    coverage: float
    left: int
    unmet: int
    years: int


class Coverage:
    """Stems of every label's phrasings, with their rarity over labels (inverse document frequency)."""

    def __init__(
        self,
        phrasings: Iterable[tuple[str, Sequence[str]]],
        concepts: Concepts,
        stopwords: Collection[str],
        ordinary: Collection[str],
        told: Mapping[str, Sequence[str]],
        asked_for: Collection[str] = (),
    ) -> None:
        """Index the phrasings.

        Args:
            phrasings: (label, tokens) pairs, names already replaced by their class.
            told: the words of each label's answer, which explain a question's words half as well as phrasings do.
            asked_for: the concepts of things that one asks for.
            stopwords: words without weight.
            ordinary: everyday words, which are no strangers even when no phrasing uses them.
        """
        held: dict[str, set[str]] = defaultdict(set)
        spelled: set[str] = set()
        for label, tokens in phrasings:
            for token in tokens:
                if opaque(token) or token in stopwords:
                    continue
                spelled.add(token)
                held[label].add(stem(token))
                held[label].update(concepts.of(token))
        self._told: Mapping[str, frozenset[str]] = {
            label: frozenset(one for token in tokens if token not in stopwords for one in (stem(token), *concepts.of(token)))
            for label, tokens in told.items()
        }
        self._held: Mapping[str, frozenset[str]] = {label: frozenset(stems) for label, stems in held.items()}
        count: dict[str, int] = defaultdict(int)
        for stems in self._held.values():
            for one in stems:
                count[one] += 1
        self._rarity = {one: math.log((1 + len(held)) / (0.5 + n)) for one, n in count.items()}
        self._new = math.log((1 + len(held)) / 0.5)
        self._spelled = spelled
        self._by_sound = {sound(word): word for word in sorted(spelled) if len(word) >= _SHORTEST}
        self._near = NearLengths(sorted(word for word in spelled if len(word) >= _SHORTEST), (1, 2))
        self._mended: dict[str, str | None] = {}
        self._concepts = concepts
        self._asked_for = frozenset(asked_for)
        self._stopwords = stopwords
        self._ordinary = ordinary

    def weigh(self, tokens: Iterable[str]) -> Weighed:
        """The content words of a question, each with its weight, and the strangers among them."""
        stems: list[tuple[str, float]] = []
        strangers: list[str] = []
        for token in tokens:
            if opaque(token) or token in self._stopwords:
                continue
            known = token if token in self._spelled else self._remembered(token)
            if known is not None:
                stems.append((stem(known), self._rarity.get(stem(known), self._new)))
                continue
            meant = self._concepts.of(token)
            if meant:
                stems.append((meant[0], self._rarity.get(meant[0], self._new)))
                continue
            stems.append((stem(token), self._new))
            if token not in self._ordinary and len(token) >= _SHORTEST and token.isalpha():
                strangers.append(token)
        return Weighed(tuple(stems), tuple(strangers))

    def share(self, weighed: Weighed, label: str, told_by: str | None = None, *, unheard: Collection[str] = ()) -> Share:
        """How much of the question the label explains.

        Args:
            weighed: the question. label: what its phrasings are looked up by.
            told_by: the label of the very fact that would answer, whose words explain, too.
            unheard: stems that the label's phrasings are taken not to hold.
        """
        held, told = self._held.get(label, frozenset()), self._told.get(label, frozenset())
        if unheard:
            held = held.difference(unheard)
        if told_by is not None:
            told = told | self._told.get(told_by, frozenset())
        total = explained = 0.0
        left = years = unmet = 0
        for one, weight in weighed.stems:
            total += weight
            unmet += self._is_unmet(one, held, told)
            if _YEAR.fullmatch(one):
                years += 1 if one in told or one in held else -1
            if self._holds(held, one):
                explained += weight
            elif one in told:
                explained += weight / 2
            elif not one.isdigit():
                # A number asks for a limit or a year more often than for something of its own.
                left += 1
        return Share(explained / total if total else 1.0, left, unmet, years)

    def back(self, weighed: Weighed, phrasing: Sequence[str]) -> float:
        """The share of a phrasing's weight that the question holds, 0 to 1: what the question leaves unsaid counts here."""
        asked = {one for one, _ in weighed.stems}
        asked.update(concept for one in tuple(asked) for concept in self._concepts.of(one))
        total = held = 0.0
        for token in phrasing:
            if opaque(token) or token in self._stopwords:
                continue
            weight = self._rarity.get(stem(token), self._new)
            total += weight
            if stem(token) in asked or any(concept in asked for concept in self._concepts.of(token)):
                held += weight
        return held / total if total else 1.0

    def _is_unmet(self, one: str, held: frozenset[str], told: frozenset[str]) -> bool:
        """Whether a word asks for something that neither phrasings nor answer speak of."""
        wanted = self._asked_for.intersection(self._concepts.of(one) if not opaque(one) else (one,))
        return bool(wanted) and wanted.isdisjoint(held) and wanted.isdisjoint(told)

    def _holds(self, held: frozenset[str], one: str) -> bool:
        """Whether the label holds this stem or a concept of it."""
        return one in held or any(concept in held for concept in self._concepts.of(one))

    def _remembered(self, token: str) -> str | None:
        """A repair, made once: the clauses of a message share words, and people share slips."""
        if token not in self._mended:
            if len(self._mended) >= _REMEMBERED:
                self._mended.clear()
            self._mended[token] = self._repaired(token)
        return self._mended[token]

    def _repaired(self, token: str) -> str | None:
        if len(token) < _SHORTEST or token in self._ordinary:
            return None
        allowed = 1 if len(token) < _LONG else 2
        near = self._near.of(token, allowed)
        hit = process.extractOne(token, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed)
        return hit[0] if hit is not None else self._by_sound.get(sound(token))
