"""Is somebody in danger, or close to somebody who is? A recogniser of its own, before all else. Knows no file, no channel.

A message becomes words in one spelling, and each word the groups of `emergency.yaml` that it stands in. A sign is a row of
words and groups. Whoever writes in need writes badly: unknown words are taken for the nearest word of a sign, glued ones
are cut (`jsaigne`), letters held down count once. Nothing that was read is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.knowledge.emergencies import ANCHOR_END, ANCHOR_START, DENYING, GAP, Emergencies, parsed
from bot.matching.spelling import BREAK, Spelling, stem
from bot.matching.text import fold
from bot.signs import Filed, Sign

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.knowledge.emergencies import Emergency
    from bot.knowledge.model import Knowledge, Language

_GAP_WORDS: Final = 6
"""Words that `..` passes over at most."""
NONE: Final = Emergencies(spellings={}, fillers=(), groups={}, harmless=(), information=(), kinds={})


@dataclass(frozen=True, slots=True)
class Recognised:
    """What somebody seems to need.

    Attributes:
        language: of the sign that told it.
    """

    emergency: Emergency
    language: Language


@dataclass(frozen=True, slots=True)
class _Denying:
    """As bits, the groups whose words take a sign back: in a gap of it, right after it, right before it."""

    within: int
    after: int
    before: int


class Recogniser:
    """Recognises emergencies by the signs of one knowledge."""

    def __init__(self, emergencies: Emergencies, ordinary: Collection[str] = ()) -> None:
        """Make the tables that reading needs.

        Args:
            ordinary: everyday words, none of which is a slip for a word of a sign.
        """
        self._fillers = frozenset(emergencies.fillers)
        self._groups: dict[str, int] = {}
        self._of_word: dict[str, int] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._filed = emergencies.groups
        self._written: set[str] = set()
        within, after, before = (self._group(f"<{name}>") if name in self._filed else 0 for name in DENYING)
        self._denying = _Denying(within, after, before)
        self._harmless = [self._sign(text) for text in emergencies.harmless]
        self._information = [self._sign(text) for text in emergencies.information]
        self._signs = Filed(
            (self._sign(text), (Recognised(emergency, language), sure))
            for emergency in emergencies.kinds.values()
            for sure, told in ((True, emergency.sure), (False, emergency.signs))
            for language, texts in told.items()
            for text in texts
        )
        self._spelling = Spelling(emergencies.spellings, self._fillers, frozenset(self._written), frozenset(ordinary))

    @classmethod
    def of(cls, knowledge: Knowledge) -> Recogniser:
        """The recogniser of a knowledge; one without `emergency.yaml` recognises nothing."""
        ordinary = chain.from_iterable(knowledge.lexicon.ordinary.values())
        return cls(knowledge.emergencies or NONE, frozenset(ordinary))

    def recognise(self, text: str) -> Recognised | None:
        """What somebody who writes this seems to need; None for whatever is no emergency. Well under a millisecond."""
        words = tuple(self._spelling.words(text))
        message = _Message(words, self._marks(words), self._denying)
        for sign in self._harmless:
            message.blank(sign)
        informs: bool | None = None
        for sign, (recognised, sure) in self._signs.among(message.held):
            if not message.holds(sign):
                continue
            if not sure and informs is None:
                informs = any(message.holds(about) for about in self._information)
            if sure or not informs:
                return recognised
        return None

    def read(self, text: str) -> tuple[str, ...]:
        """The words as the signs see them: for authors who wonder why."""
        return tuple(self._spelling.words(text))

    def _marks(self, words: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Of each place, the groups that something there stands in (as bits), by the number of its words."""
        marks: list[list[tuple[int, int]]] = []
        for place, word in enumerate(words):
            here = [(1, self._of_word[word])] if word in self._of_word else []
            for phrase, groups in self._phrases.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    here.append((len(phrase), groups))
            marks.append(here)
        return marks

    def _sign(self, text: str) -> Sign:
        items = tuple(item for item in parsed(text) if not (item.words and set(item.words) <= self._fillers))
        groups = tuple(self._group(item.name, item.words) if item.words or item.group else 0 for item in items)
        needed = 0
        for item, group in zip(items, groups, strict=True):
            if not item.excluded:
                needed |= group
        return Sign(items, groups, needed)

    def _group(self, name: str, words: Iterable[str] | None = None) -> int:
        """The bit of a group, whose words are filed under it when it is first met."""
        if name not in self._groups:
            bit = self._groups[name] = 1 << len(self._groups)
            for member in words or self._members(name.strip("<>")):
                self._file(member, bit)
        return self._groups[name]

    def _members(self, group: str) -> Iterator[str]:
        for member in self._filed[group]:
            if member.startswith("<"):
                yield from self._members(member.strip("<>"))
            else:
                yield member

    def _file(self, member: str, bit: int) -> None:
        written = [word for word in re.findall(r"[a-z]+|\d+", fold(member)) if word not in self._fillers]
        self._written.update(written)
        words = tuple(stem(word) for word in written)
        if len(words) == 1:
            self._of_word[words[0]] = self._of_word.get(words[0], 0) | bit
        elif words:
            self._phrases.setdefault(words[0], []).append((words, bit))


class _Message:
    """The marks of one message, where signs are looked for."""

    def __init__(self, words: tuple[str, ...], marks: list[list[tuple[int, int]]], denying: _Denying) -> None:
        self._words = words
        self._marks = marks
        self._denying = denying
        self._at = [self._together(here) for here in marks]
        self.held = self._together((1, groups) for groups in self._at)

    @staticmethod
    def _together(marks: Iterable[tuple[int, int]]) -> int:
        held = 0
        for _, groups in marks:
            held |= groups
        return held

    def holds(self, sign: Sign) -> bool:
        """Whether a sign stands somewhere."""
        return next(self._spans(sign), None) is not None

    def _spans(self, sign: Sign) -> Iterator[tuple[int, int]]:
        """Where a sign stands, from and to."""
        if sign.needed & ~self.held:
            return
        first = sign.items[0]
        wanted = 0 if first.kind or first.excluded else sign.groups[0]
        for start in range(len(self._words)):
            if wanted and not self._at[start] & wanted:
                continue
            if start and self._at[start - 1] & self._denying.before:
                continue
            if (end := self._follow(sign, 0, start)) is not None:
                yield start, end

    def blank(self, sign: Sign) -> None:
        """Take a sign out wherever it stands: what is there is only a manner of speaking."""
        if sign.needed & ~self.held:  # most of them: not worth a call
            return
        blanked = {place for start, end in self._spans(sign) for place in range(start, end)}
        if not blanked:
            return
        for place in blanked:
            self._marks[place], self._at[place] = [], 0
        self._words = tuple("" if place in blanked else word for place, word in enumerate(self._words))
        self.held = self._together((1, groups) for groups in self._at)

    def _follow(self, sign: Sign, at: int, place: int) -> int | None:
        """Where the sign ends whose item `at` is to stand at a place."""
        if at == len(sign.items):
            return None if self._is_denied(place) else place
        item = sign.items[at]
        if item.kind == ANCHOR_START:
            return self._follow(sign, at + 1, place) if place == 0 or self._words[place - 1] == BREAK else None
        if item.kind == ANCHOR_END:
            ended = place >= len(self._words) or self._words[place] == BREAK
            return place if ended else None
        if item.kind == GAP:
            return self._after_gap(sign, at, place)
        if place >= len(self._words):
            return None
        here = self._marks[place]
        if item.excluded:
            return (
                None
                if self._at[place] & sign.groups[at] or self._words[place] in ("", BREAK)
                else self._follow(sign, at + 1, place + 1)
            )
        for length, groups in here:
            if groups & sign.groups[at] and (end := self._follow(sign, at + 1, place + length)) is not None:
                return end
        return None

    def _after_gap(self, sign: Sign, at: int, place: int) -> int | None:
        for further in range(place, min(place + _GAP_WORDS, len(self._words) - 1) + 1):
            if (end := self._follow(sign, at + 1, further)) is not None:
                return end
            if self._words[further] == BREAK or self._at[further] & self._denying.within:
                return None
        return None

    def _is_denied(self, place: int) -> bool:
        """Whether what ends before a place is denied right after: "il me frappe pas"."""
        return place < len(self._words) and self._at[place] & self._denying.after != 0
