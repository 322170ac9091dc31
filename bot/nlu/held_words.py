"""The words of a knowledge by what holds them: the phrasings of labels, the texts of answers, the names of entities."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu.spelling import stem
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.frequencies import Frequencies
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.phrasings import PhrasingRow


@dataclass(frozen=True, slots=True)
class HeldWords:
    """Folded words.

    Attributes:
        asked: those of each label's phrasings. told: those of each text. named: those of each entity's aliases.
    """

    asked: tuple[frozenset[str], ...]
    told: tuple[frozenset[str], ...]
    named: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls,
        knowledge: Knowledge,
        labels: Sequence[str],
        rows: Iterable[PhrasingRow],
        texts: Iterable[tuple[Sequence[str], Sequence[str]]],
    ) -> HeldWords:
        """Gather them.

        Args:
            rows: the phrasings of these labels. texts: the words of each text, in French and in English.
        """
        asked: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            asked[row.label].update(row.typed)
        texting = knowledge.lexicon.texting
        return cls(
            asked=tuple(frozenset(asked[label]) for label in labels),
            told=tuple(frozenset((*french, *english)) for french, english in texts),
            named={
                entity.id: frozenset(word.text for alias in entity.aliases for word in words(alias, texting))
                for entity in knowledge.entities.values()
            },
        )

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return frozenset().union(*self.asked, *self.told, *self.named.values())


@dataclass(frozen=True, slots=True)
class HeldStems:
    """The stems of these words, and how rare each is.

    Attributes:
        asked: for each label, the stems in its phrasings. told: for each text, the stems in it.
        names: for each entity, the stems of its aliases. texts: for each stem, the texts that hold it.
        frequencies: how many labels and texts hold each.
    """

    asked: tuple[frozenset[str], ...]
    told: tuple[frozenset[str], ...]
    names: Mapping[str, frozenset[str]]
    texts: Mapping[str, Ints]
    frequencies: Frequencies

    @classmethod
    def of(cls, held: HeldWords, frequencies: Frequencies) -> HeldStems:
        """Stem them."""
        asked, told = stems_of(held.asked), stems_of(held.told)
        texts: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(told):
            for one in group:
                texts[one].append(number)
        return cls(
            asked=tuple(asked),
            told=tuple(told),
            names={id_: frozenset(map(stem, found)) for id_, found in held.named.items()},
            texts={one: np.array(numbers, np.int64) for one, numbers in texts.items()},
            frequencies=frequencies,
        )

    def weights(self, stems: Sequence[str]) -> Floats:
        """How rare each of these stems was over what could be answered when it was counted."""
        return self.frequencies.rarity(stems)


def stems_of(groups: Iterable[Iterable[str]]) -> list[frozenset[str]]:
    """The stems of the words of each group."""
    return [frozenset(map(stem, group)) for group in groups]
