"""From what somebody typed in a hurry to words of a known list: glued words, slips, texting. Knows no sign and no meaning."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.matching.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

BREAK: Final = "."
"""Stands for the end of a sentence among words."""

_LONG_ENOUGH: Final = 5
"""Letters of a word in which a slip is forgiven: shorter ones have too many neighbours."""
_SWAPPED: Final = 4
"""Letters of a word in which only two that changed places are forgiven: `wnat`."""
_WORDS_READ: Final = 400
"""Words of a message that are looked at, first and last ones: nobody in need writes more, and no message takes long."""

_TOKEN: Final = re.compile(r"[a-z]+|\d+|[.!?;\n]+")
_CONTRACTED: Final = re.compile(r"(?<=[a-z])n't\b")
_HELD: Final = re.compile(r"([a-z])\1{2,}")
_GLUED: Final = re.compile(r"(qu|[jmtsldnc])([a-z]{3,})")
_APART: Final = {"j": "je", "m": "me", "t": "te", "s": "se"}


def stem(word: str) -> str:
    """A folded word without the ending of number, gender or infinitive, which are the first thing to go in haste."""
    if len(word) > _SWAPPED and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > _SWAPPED and word.endswith(("ee", "ue", "ie")):
        return word[:-1]
    return word[:-1] if len(word) > _LONG_ENOUGH and word.endswith("er") else word


class Spelling:
    """Reads words as those of a list, wherever they can be taken for one."""

    def __init__(
        self, spellings: Mapping[str, str], fillers: frozenset[str], known: frozenset[str], ordinary: frozenset[str]
    ) -> None:
        """Make the tables.

        Args:
            spellings: as written → the words that are meant.
            fillers: words that are passed over.
            known: the list.
            ordinary: everyday words, none of which is a slip for one of the list.
        """
        self._spellings = {written: meant.split() for written, meant in spellings.items()}
        self._fillers = fillers
        self._known = known | fillers | frozenset(chain.from_iterable(self._spellings.values()))
        self._stems = frozenset(map(stem, self._known))
        self._ordinary = ordinary
        self._near = _neighbourhood(self._known)

    def words(self, text: str) -> Iterator[str]:
        """The words that somebody meant, in one spelling and without fillers; `BREAK` where a sentence ends."""
        tokens = _TOKEN.findall(_CONTRACTED.sub("nt", fold(text).replace("...", " ").replace("_", " ")))
        if len(tokens) > _WORDS_READ:
            tokens = tokens[: _WORDS_READ // 2] + tokens[-_WORDS_READ // 2 :]
        for token in tokens:
            if token[0] in ".!?;\n":
                yield BREAK
                continue
            for word in self._meant(token):
                if word not in self._fillers:
                    yield stem(word)

    def _meant(self, token: str) -> Sequence[str]:
        """The word or words that somebody meant by a token."""
        if token in self._spellings:
            return self._spellings[token]
        if token in self._known or token.isdigit():
            return (token,)
        shorter = _HELD.sub(r"\1", token)
        if shorter != token:
            return self._meant(shorter)
        if stem(token) in self._stems:
            return (token,)
        if token in self._ordinary:
            return (token,)
        if (glued := _GLUED.fullmatch(token)) is not None and glued[2] in self._known:
            return (_APART.get(glued[1], glued[1]), glued[2])
        if len(token) >= _SWAPPED and (near := self._nearest(token)) is not None:
            return (near,)
        return (token,)

    def _nearest(self, token: str) -> str | None:
        """A known word one slip away: a letter more, less, other, or two that changed places."""
        if len(token) < _LONG_ENOUGH:
            swapped = (token[:at] + token[at + 1] + token[at] + token[at + 2 :] for at in range(len(token) - 1))
            return next((word for word in swapped if word in self._known), None)
        for variant in (token, *_shortened(token)):
            for word in self._near.get(variant, ()):
                if abs(len(word) - len(token)) <= 1 and word[0] == token[0] and _one_slip(word, token):
                    return word
        return None


def _shortened(word: str) -> Iterator[str]:
    """The word without each of its letters in turn."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _neighbourhood(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Each word under itself and under itself without each letter: two words one slip apart share one of these."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _LONG_ENOUGH:
            for variant in {word, *_shortened(word)}:
                found.setdefault(variant, []).append(word)
    return {variant: tuple(near) for variant, near in found.items()}


def _one_slip(one: str, other: str) -> bool:
    """Whether two words that share a shortened form are one slip apart, and not two."""
    if len(one) != len(other):
        return True  # one is the other with a letter less
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return last == first + 1 and one[first] == other[last] and one[last] == other[first]
