"""Find what an utterance speaks of: entities, relation values, names from elsewhere. Knows names, not questions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.nlu.text import sound, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.text import Word

Kind = Literal["entity", "value", "elsewhere"]

LINKING: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "et", "and", "en", "in", "a", "au", "aux", "at"}
)
"""Small words that stand inside names, or between a name and the place that narrows it."""

_ACRONYM: Final = 4
"""Names in capitals of at most so many letters are taken letter by letter: `ABC` is no typo of `ADC`."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a name may stand for.

    Attributes:
        kind: entity, value of a relation, or a name from elsewhere.
        group: the type of the entity, the id of the relation, or `elsewhere`.
        id: the id of the entity or value; the folded name when it is from elsewhere.
    """

    kind: Kind
    group: str
    id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in an utterance, at the words `start` to `end` (excluded).

    Attributes:
        referents: what it may stand for; several when the name is shared.
        score: 1.0 for the name as written in the knowledge, less for each slip that was forgiven.
        name: the alias that was recognised, folded; empty when it was only pointed at.
        joint: whether it stands for all its referents at once ("the other two"), not for one of them.
    """

    start: int
    end: int
    referents: tuple[Referent, ...]
    score: float
    name: str
    joint: bool = False

    @property
    def group(self) -> str:
        """The group of its referents; they share one, or the first counts."""
        return self.referents[0].group

    @property
    def kind(self) -> Kind:
        """The kind of its referents."""
        return self.referents[0].kind

    def entities(self) -> tuple[str, ...]:
        """The entities that it may stand for, by id; a name may be an entity's and a value's at once."""
        return tuple(referent.id for referent in self.referents if referent.kind == "entity")

    def ids(self) -> tuple[str, ...]:
        """What it may stand for, by id."""
        return tuple(referent.id for referent in self.referents)


@dataclass(frozen=True, slots=True)
class _Alias:
    parts: tuple[str, ...]
    referents: tuple[Referent, ...]
    guarded: bool


class Names:
    """Every alias of the knowledge, ready to be found. Frozen after construction."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._aliases = _gather(knowledge)
        self._longest = max((len(parts) for parts in self._aliases), default=0)
        self._misspelt: Mapping[tuple[str, int], list[str]] = self._letters()

    def _letters(self) -> Mapping[tuple[str, int], list[str]]:
        """The words of names that a slip is forgiven in, by first letter and length."""
        parts = {part for alias in self._aliases.values() if not alias.guarded for part in alias.parts}
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for part in sorted(part for part in parts if len(part) > _ACRONYM):
            found[part[0], len(part)].append(part)
        return dict(found)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every word that stands in some alias."""
        return frozenset(part for alias in self._aliases for part in alias)

    @cached_property
    def _by_sound(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for part in sorted(self.parts):
            if len(part) >= _ACRONYM:
                found[sound(part)].append(part)
        return {key: tuple(parts) for key, parts in found.items()}

    def find(self, utterance: Sequence[Word], ordinary: Collection[str] = ()) -> tuple[Mention, ...]:
        """The mentions of an utterance, in order, none overlapping; longest first, exact ones before repaired ones.

        Args:
            ordinary: words that are known for themselves and so are never taken for a misspelt name.
        """
        spellings = [self._spellings(word.text, ordinary) for word in utterance]
        texts = [word.text for word in utterance]
        proposals = [
            mention for start in range(len(utterance)) for mention in self._starting_at(start, utterance, spellings, texts)
        ]
        proposals.sort(key=lambda m: (-len(m.name.split()) + (m.score < 1) * 0.5, -m.score, m.start))
        taken: set[int] = set()
        kept = []
        for mention in proposals:
            span = range(mention.start, mention.end)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(mention)
        return tuple(sorted(kept, key=lambda m: m.start))

    def _spellings(self, word: str, ordinary: Collection[str]) -> tuple[tuple[str, float], ...]:
        """The alias words that a word may be: itself, or, unless it is an ordinary word, its near neighbours."""
        if word in self.parts:
            return ((word, 1.0),)
        if word in ordinary or len(word) < _ACRONYM or not word.isalpha():
            return ()
        found: dict[str, float] = {}
        for part in self._by_sound.get(sound(word), ()):
            found[part] = 0.95
        allowed = 1 if len(word) < 8 else 2 if len(word) < 12 else 3  # noqa: PLR2004 - the lengths are the rule itself
        # People seldom miss the first letter, and `salaire` is no slip for `Gallaire`, nor `Bretonne` for `Breton`.
        near = [part for length in range(len(word) - 1, len(word) + 2) for part in self._misspelt.get((word[0], length), ())]
        hits = process.extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=4)
        for part, distance, _ in hits:
            found[part] = max(found.get(part, 0.0), 1.0 - distance / max(len(word), len(part)))
        return tuple(sorted(found.items(), key=lambda item: -item[1]))

    def _starting_at(
        self,
        start: int,
        utterance: Sequence[Word],
        spellings: Sequence[tuple[tuple[str, float], ...]],
        texts: Sequence[str],
    ) -> Iterator[Mention]:
        """Names that begin at this word, found word by word; small linking words inside are passed over."""
        if texts[start] not in LINKING:
            yield from self._glued(start, utterance, texts)
        open_: list[tuple[tuple[str, ...], float]] = [((part,), score) for part, score in spellings[start]]
        end = start + 1
        steps = 1
        while open_ and steps <= self._longest:
            for parts, score in open_:
                alias = self._aliases.get(parts)
                if alias is not None and (score == 1.0 or not alias.guarded) and score >= 0.7:  # noqa: PLR2004
                    yield Mention(start, end, alias.referents, score, " ".join(parts))
            while end < len(utterance) and texts[end] in LINKING and not spellings[end]:
                end += 1
            if end >= len(utterance):
                return
            open_ = [
                ((*parts, part), min(score, more) if score < 1 or more < 1 else 1.0)
                for parts, score in open_
                for part, more in spellings[end]
                if (*parts, part) in self._prefixes
            ]
            end += 1
            steps += 1

    @cached_property
    def _prefixes(self) -> frozenset[tuple[str, ...]]:
        return frozenset(parts[:n] for parts in self._aliases for n in range(1, len(parts) + 1))

    @cached_property
    def _together(self) -> Mapping[str, tuple[str, ...]]:
        """Long names written in one word, and one-word names that people cut in two ("inova weld")."""
        return {"".join(parts): parts for parts in self._aliases if len("".join(parts)) >= 7}  # noqa: PLR2004

    def _glued(self, start: int, utterance: Sequence[Word], texts: Sequence[str]) -> Iterator[Mention]:
        for size in (1, 2, 3):
            if start + size > len(utterance):
                return
            parts = self._together.get("".join(texts[start : start + size]))
            if parts is not None and len(parts) != size:
                yield Mention(start, start + size, self._aliases[parts].referents, 0.97, " ".join(parts))


_JOINING: Final = LINKING | {
    "ou",
    "or",
    "vs",
    "versus",
    "puis",
    "pis",
    "ainsi",
    "que",
    "avec",
    "with",
    "chez",
    "celle",
    "celui",
    "celles",
    "ceux",
    "that",
    "those",
}


def in_a_row(mentions: Sequence[Mention], utterance: Sequence[Word]) -> bool:
    """Whether nothing but small words stands between the names: "Fournil et Boisvert", or one that stands for several."""
    pairs = pairwise(sorted(mentions, key=lambda mention: mention.start))
    between = (utterance[one.end : other.start] for one, other in pairs)
    return all(word.text in _JOINING for words_ in between for word in words_)


def _gather(knowledge: Knowledge) -> dict[tuple[str, ...], _Alias]:
    """All aliases by their folded words, linking words left out; a name that several bear keeps them all.

    A name from elsewhere that somebody of the region bears too is the region's.
    """
    referents: dict[tuple[str, ...], dict[Referent, None]] = defaultdict(dict)
    guarded: set[tuple[str, ...]] = set()
    for text, referent in _named(knowledge):
        parts = _parts(text)
        if not parts or (referent.kind == "elsewhere" and any(r.kind != "elsewhere" for r in referents.get(parts, ()))):
            continue
        referents[parts][referent] = None
        if text.isupper() and len(parts) == 1 and len(parts[0]) <= _ACRONYM:
            guarded.add(parts)
    return {parts: _Alias(parts, tuple(found), parts in guarded) for parts, found in referents.items()}


def _named(knowledge: Knowledge) -> Iterator[tuple[str, Referent]]:
    """Every name with what it stands for; those from elsewhere last."""
    for entity in knowledge.entities.values():
        for alias in entity.aliases:
            yield alias, Referent("entity", entity.type, entity.id)
    yield from _with_places_renamed(knowledge)
    for relation in knowledge.relations.values():
        for value in relation.values.values():
            for alias in value.aliases:
                yield alias, Referent("value", relation.id, value.id)
    for name in sorted(knowledge.lexicon.elsewhere):
        yield name, Referent("elsewhere", "elsewhere", " ".join(word.text for word in words(name)))


def _with_places_renamed(knowledge: Knowledge) -> Iterator[tuple[str, Referent]]:
    """Names that hold a place's name, with the place's other names in its stead: "l'hôpital de la Poc"."""
    places = [[_parts(alias) for alias in entity.aliases] for entity in knowledge.entities.values() if entity.type == "place"]
    spelled = {parts for names in places for parts in names}
    for entity in knowledge.entities.values():
        if entity.type == "place":
            continue
        for alias in entity.aliases:
            parts = _parts(alias)
            for names in places:
                cut = next((cut for name in names if (cut := _without(parts, name)) is not None), None)
                if cut is None or cut in spelled:
                    continue
                for other in names:
                    yield " ".join((*cut, *other)), Referent("entity", entity.type, entity.id)


def _without(parts: tuple[str, ...], place: tuple[str, ...]) -> tuple[str, ...] | None:
    """What stands before a place's name at the end of another name; None when it does not end so."""
    rest = len(parts) - len(place)
    return parts[:rest] if rest > 0 and parts[rest:] == place else None


def _parts(text: str) -> tuple[str, ...]:
    every = tuple(word.text for word in words(text))
    return tuple(part for part in every if part not in LINKING) or every
