"""Words by their length, so that a slip is looked for only where it can be: each slip adds or drops one letter at most."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class NearLengths:
    """The words, in their order, that are at most some letters longer or shorter than a given word. Frozen once made."""

    def __init__(self, words: Iterable[str], slips: Sequence[int]) -> None:
        """Prepare for these numbers of slips."""
        kept = tuple(words)
        found: dict[tuple[int, int], list[str]] = defaultdict(list)
        for most in slips:
            for word in kept:
                for length in range(len(word) - most, len(word) + most + 1):
                    found[length, most].append(word)
        self._found = {key: tuple(near) for key, near in found.items()}

    def of(self, word: str, slips: int) -> Sequence[str]:
        """Those from which so many slips could make this word."""
        return self._found.get((len(word), slips), ())
