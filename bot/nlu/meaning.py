"""What a question is about, as one line that spelling, order and small words do not change. Pure; decides nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words
from bot.nlu.spelling import stem
from bot.nlu.text import sound, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

_SPELT_BY_SOUND: Final = 4
"""Letters from which an unknown word goes by how it sounds; a shorter one sounds like too many."""

MOST_PARTS: Final = 24
"""Parts of a meaning: of 4,000 questions of the tests none has more than 22, a hostile one had 207. Each is compared with
each of another question's, and kept on the disk for as long as the question is."""
LONGEST_PART: Final = 40
"""Characters of a part: the longest that a question of the tests has is 48, a name of three bearers; a word of 2,000 letters
is nobody's."""
_DIGEST: Final = 8
"""Bytes of what stands for the rest: two questions that differ only in what was left out stay two."""
_MARK: Final = 1 + 2 * _DIGEST


def meaning(
    utterance: Sequence[Word],
    mentions: Sequence[Mention],
    *,
    left_out: Collection[int],
    stops: Collection[str],
    repaired: Callable[[Sequence[str]], Sequence[str]],
    sees: Callable[[str], bool],
    concepts: Callable[[str], Sequence[str]],
) -> str:
    """The names and content words of an utterance, each as its id, its concept, its stem or its sound, sorted and bounded.

    Args:
        left_out: where mentions begin that say nothing: the home region.
        stops: small words, left out unless they ask for something.
        repaired: mends the words that the base knows.
        sees: whether the base knows a word.
        concepts: the concept of a word that has one.
    """
    parts = {"=" + "|".join(sorted(mention.ids())) for mention in mentions if mention.start not in left_out}
    named = {index for mention in mentions for index in range(mention.start, mention.end)}
    left = [word.text for index, word in enumerate(utterance) if index not in named]
    small = function_words()
    kept = [text for text in left if text in small.telling_apart or not (text in stops or text in small.idle)]
    for text in _trusted(kept, repaired(kept)):
        if of := concepts(text):
            parts.add(of[0])
        elif sees(text) or len(text) < _SPELT_BY_SOUND or not text.isalpha():
            parts.add(stem(text))
        else:
            parts.add(f"~{sound(stem(text))}")
    return " ".join(bounded(parts))


def bounded(parts: Collection[str]) -> list[str]:
    """Parts, sorted; of too many the first, and a digest of all of them, which equals that of the same question alone."""
    kept = sorted(part if len(part) <= LONGEST_PART else _cut(part, LONGEST_PART) for part in parts)
    if len(kept) <= MOST_PARTS:
        return kept
    return [_cut(" ".join(sorted(parts)), _MARK), *kept[: MOST_PARTS - 1]]


def _cut(text: str, longest: int) -> str:
    """The beginning of a text and a digest of the whole, which no word looks like."""
    digest = hashlib.blake2b(text.encode(), digest_size=_DIGEST).hexdigest()
    return f"{text[: longest - _MARK]}#{digest}"


def _trusted(typed: Sequence[str], mended: Sequence[str]) -> Sequence[str]:
    """Words as they were mended, save where another letter would begin them: "urgent" is no slip of "argent"."""
    if len(typed) != len(mended):
        return mended
    return [new if new[:1] == old[:1] else old for old, new in zip(typed, mended, strict=True)]


class Concepts:
    """The synonym groups of the lexicon, looked up by stem."""

    def __init__(self, synonyms: Mapping[str, Iterable[str]]) -> None:
        found: dict[str, set[str]] = {}
        for group, members in synonyms.items():
            for member in members:
                for word in words(member):
                    found.setdefault(stem(word.text), set()).add(f"<~{group}>")
        self._groups = {key: tuple(sorted(groups)) for key, groups in found.items()}

    def of(self, token: str) -> tuple[str, ...]:
        """The concepts of a word, as opaque tokens; none for most words."""
        return self._groups.get(stem(token), ())
