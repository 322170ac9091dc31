"""Which words of a message ask: greetings before them, thanks, wishes and a signature after them are left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIGNED: Final = re.compile(r"(?:(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*\.?[ \t]*){1,3}$")
"""Each word begins where none went on: cut in another place, `A-A-A-A…` took time by the fourth power of its length."""
_LAST: Final = 100
"""Characters of a message in which a signature is looked for."""
_IN_A_WORD: Final = re.compile(r"[\w]+")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Courtesies:
    """What is said before and after a question and asks nothing, as folded words.

    Attributes:
        before: said first. after: said last.
    """

    before: frozenset[Phrase]
    after: frozenset[Phrase]

    @classmethod
    def of(cls, before: Iterable[str], after: Iterable[str]) -> Courtesies:
        """From sentences whose words are folded already."""
        return cls(frozenset(tuple(one.split()) for one in before), frozenset(tuple(one.split()) for one in after))

    def asked(self, words: Sequence[str], text: str) -> tuple[int, int]:
        """Where the words that ask begin and end; all of them, where nothing would be left.

        Args:
            words: folded, all of the message. text: the message as typed, whose capitals tell a signature.
        """
        start, end = 0, len(words)
        while size := _begins(words[start:end], self.before):
            start += size
        signature = _signature(text)
        if 0 < signature < end - start and _begins(words[start : end - signature][::-1], _turned(self.after)):
            end -= signature
        while size := _begins(words[start:end][::-1], _turned(self.after)):
            end -= size
        return (start, end) if start < end else (0, len(words))


def _turned(phrases: frozenset[Phrase]) -> frozenset[Phrase]:
    return frozenset(phrase[::-1] for phrase in phrases)


def _begins(words: Sequence[str], phrases: frozenset[Phrase]) -> int:
    """How many words the longest of these phrases takes up at the beginning; 0 when none stands there."""
    longest = max(map(len, phrases), default=0)
    return next((size for size in range(min(longest, len(words)), 0, -1) if tuple(words[:size]) in phrases), 0)


def _signature(text: str) -> int:
    """How many words the message ends with that are all written with a capital: a name, perhaps."""
    found = _SIGNED.search(text.rstrip(" \n\t.!")[-_LAST:])
    return len(_IN_A_WORD.findall(found.group())) if found is not None else 0
