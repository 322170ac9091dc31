"""What a message tells of somebody: the words that the tagger marks, and what belongs to them. Knows no shape of its own.

A message tells of nobody until one of its words surely does; of one that does, what may be personal goes, too: whoever gives a
name gives a telephone, and half a name tells as much as the whole. What the knowledge speaks of stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.privacy.marks import HIDDEN, MARK, NUMBER
from bot.privacy.tagger import MARKS, tagger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.privacy.public import Public
    from bot.privacy.tagger import TaggedWord

_SURE: Final = 0.8
"""How likely a word is personal by which a message begins to tell of somebody."""
_LIKELY: Final = 0.01
"""How likely one is at the least that goes with it."""
_HOLDS: Final = frozenset("-_@./")
"""Signs that hold two words together, where no blank stands beside."""
_HOLDS_DIGITS: Final = frozenset("./")
"""Of these, those that part sentences between letters."""
_BETWEEN: Final = 2
"""Signs that may stand between two words that go, and go with them."""
_FIGURES: Final = 3
"""Digits that make a number of what is neither a name nor an address."""


def mask_told(text: str, public: Public) -> str:
    """The text without what it tells of somebody."""
    return hidden(text, tagger().words(text), public)


def hidden(text: str, words: Sequence[TaggedWord], public: Public) -> str:
    """The text without what its words tell, as likely as each is to be personal."""
    kept: list[str] = []
    end = 0
    for first, last in _spans(words, _grown(words, text, _told(words, text)), text):
        span = text[words[first].start : words[last].end]
        if not (public.is_name(span) or public.is_phone(span)):
            kept += (text[end : words[first].start], _mark(span, words[first : last + 1]))
            end = words[last].end
    return "".join((*kept, text[end:])) if kept else text


def _told(words: Sequence[TaggedWord], text: str) -> list[bool]:
    """Of each word whether it goes."""
    tells = MARK.search(text) is not None or any(word.chance >= _SURE for word in words)
    return [tells and word.chance >= _LIKELY for word in words]


def _grown(words: Sequence[TaggedWord], text: str, told: list[bool]) -> list[bool]:
    """With what is held to a word that goes: the other half of a name, the other digits of a number."""
    told = list(told)
    for order in (range(len(words)), range(len(words) - 1, -1, -1)):
        step = order.step
        for at in order:
            if not told[at] or not _is_word(words[at], text):
                continue
            for other in (at + step, at + 2 * step):
                if 0 <= other < len(words) and _held(words, text, min(at, other), max(at, other)):
                    told[min(at, other) : max(at, other) + 1] = [True] * (abs(other - at) + 1)
    return told


def _held(words: Sequence[TaggedWord], text: str, first: int, last: int) -> bool:
    """Whether two words, next to each other or with a sign between, are one."""
    if not (_is_word(words[first], text) and _is_word(words[last], text)):
        return False
    between = text[words[first].end : words[last].start]
    digits = text[words[first].end - 1].isdigit() and text[words[last].start].isdigit()
    return not between or (between in _HOLDS and (digits or between not in _HOLDS_DIGITS))


def _spans(words: Sequence[TaggedWord], told: Sequence[bool], text: str) -> Iterator[tuple[int, int]]:
    """First and last word of what goes together, over the signs between them."""
    first = last = -1
    for at, word in enumerate(words):
        if told[at] and _is_word(word, text):
            if first < 0:
                first = at
            last = at
        elif first >= 0 and (_ends(word, text) or at - last > _BETWEEN):
            yield first, last
            first = -1
    if first >= 0:
        yield first, last


def _ends(word: TaggedWord, text: str) -> bool:
    """Whether nothing goes with what stands before it: a word that stays, a mark, a telephone that stays."""
    return _is_word(word, text) or word.end - word.start > 1


def _is_word(word: TaggedWord, text: str) -> bool:
    return text[word.start].isalnum()


def _mark(span: str, words: Sequence[TaggedWord]) -> str:
    chances = [sum(word.chance for word in words if word.kind == kind) for kind in range(len(MARKS))]
    mark = MARKS[chances.index(max(chances))]
    return NUMBER if mark == HIDDEN and sum(map(str.isdigit, span)) >= _FIGURES else mark
