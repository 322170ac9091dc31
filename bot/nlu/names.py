"""Find what an utterance speaks of: entities, relation values, names from elsewhere. Knows names, not questions."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.nlu.aliases import ACRONYM, gathered
from bot.nlu.languages.function_words import function_words
from bot.nlu.mention import Mention
from bot.nlu.text import sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.text import Word


class Names:
    """Every alias of the knowledge, ready to be found. Frozen after construction."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._aliases = gathered(knowledge)
        self._longest = max((len(parts) for parts in self._aliases), default=0)
        self._misspelt: Mapping[tuple[str, int], list[str]] = self._letters()

    def _letters(self) -> Mapping[tuple[str, int], list[str]]:
        """The words of names that a slip is forgiven in, by first letter and length."""
        parts = {part for alias in self._aliases.values() if not alias.guarded for part in alias.parts}
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for part in sorted(part for part in parts if len(part) > ACRONYM):
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
            if len(part) >= ACRONYM:
                found[sound(part)].append(part)
        return {key: tuple(parts) for key, parts in found.items()}

    def find(self, utterance: Sequence[Word], ordinary: Collection[str] = ()) -> tuple[Mention, ...]:
        """The mentions of an utterance, in order, none overlapping; longest first, exact ones before repaired ones.

        Args:
            ordinary: words that are known for themselves and so are never taken for a misspelt name.
        """
        spellings = [self._spellings(word.text, ordinary) for word in utterance]
        texts = [word.text for word in utterance]
        proposals = [mention for start in range(len(utterance)) for mention in self._starting_at(start, spellings, texts)]
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
        if word in ordinary or len(word) < ACRONYM or not word.isalpha():
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
        spellings: Sequence[tuple[tuple[str, float], ...]],
        texts: Sequence[str],
    ) -> Iterator[Mention]:
        """Names that begin at this word, found word by word; small linking words inside are passed over."""
        linking = function_words().linking
        if texts[start] not in linking:
            yield from self._glued(start, texts)
        open_: list[tuple[tuple[str, ...], float]] = [((part,), score) for part, score in spellings[start]]
        end = start + 1
        steps = 1
        while open_ and steps <= self._longest:
            for parts, score in open_:
                alias = self._aliases.get(parts)
                if alias is not None and (score == 1.0 or not alias.guarded) and score >= 0.7:  # noqa: PLR2004
                    yield Mention(start, end, alias.referents, score, " ".join(parts))
            while end < len(texts) and texts[end] in linking and not spellings[end]:
                end += 1
            if end >= len(texts):
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

    def _glued(self, start: int, texts: Sequence[str]) -> Iterator[Mention]:
        for size in (1, 2, 3):
            if start + size > len(texts):
                return
            parts = self._together.get("".join(texts[start : start + size]))
            if parts is not None and len(parts) != size:
                yield Mention(start, start + size, self._aliases[parts].referents, 0.97, " ".join(parts))
