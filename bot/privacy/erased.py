"""Questions that hold a text, erased; and what is remembered of it, so that a copy put back brings none of them back.

What is kept of an erasure is a keyed digest of the words, in a list beside the database and in no backup: with it a copy
is searched anew, and without the key nobody learns from it what was erased. Pure; knows contracts and no SQL, no file.
"""

from __future__ import annotations

import hmac
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from bot.errors import KamouraskaError
from bot.nlu.text import fold, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    Holds: TypeAlias = "Callable[[str], bool]"
    """Whether a text is one of those that have to go."""

FEWEST_CHARACTERS: Final = 2
"""Letters or digits of what is looked for: one alone stands in every question."""

_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
_KEY_MARK: Final = 16
"""Hexadecimal digits that tell one key from another."""


class TooShortError(KamouraskaError):
    """What is to be looked for would be found everywhere."""

    def __init__(self) -> None:
        super().__init__(
            f"a text of {FEWEST_CHARACTERS} letters or digits at least: a shorter one stands in nearly every question",
            f"il faut un texte d’au moins {FEWEST_CHARACTERS} lettres ou chiffres\u00a0: plus court, "
            "il se trouve dans presque toutes les questions",
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What holds a text, or did until now.

    Attributes:
        groups: that the questions are of. heads: lines that stand for a group, of other groups too.
        acts: of the journal, whose texts go and which stay; comments: on answers, whose verdicts stay.
        cards: messages on Discord that a bot that runs has to draw anew or delete.
    """

    questions: int = 0
    groups: int = 0
    wishes: int = 0
    drafts: int = 0
    acts: int = 0
    comments: int = 0
    heads: int = 0
    cards: int = 0


@dataclass(frozen=True, slots=True)
class ErasedText:
    """That whatever held a text was erased on a day.

    Attributes:
        digest: keyed, of the text as it is compared. length: its characters. mark: which key it was made with.
    """

    digest: str
    length: int
    mark: str
    day: date


@dataclass(frozen=True, slots=True)
class ErasedAsker:
    """That what one person had left was erased on a day; by the digest under which it was kept."""

    asker: str
    day: date


Erased: TypeAlias = ErasedText | ErasedAsker


@dataclass(frozen=True, slots=True)
class Reapplied:
    """What a restored copy lost to the list.

    Attributes:
        removed: questions, and what else people left who had theirs erased.
        unusable: entries made with another key, which nobody can apply any more.
    """

    removed: int
    unusable: int


class ErasureStore(Protocol):
    """Where texts are looked for and removed. Each method raises `StoreError` when the store fails."""

    async def count(self, holds: Holds) -> Found:
        """What would go."""

    async def erase(self, holds: Holds, until: date | None = None) -> Found:
        """Remove it, whole or not at all; what was asked after `until` stays."""

    async def erase_asker(self, asker: str, until: date) -> int:
        """Remove what one asker left until a day; how many questions, wishes and verdicts were."""

    async def overwrite(self) -> None:
        """Have nothing of what was removed stand in the store's files any more.

        Raises:
            StoreError: another program keeps the store from it; what was removed is removed all the same.
        """


class ErasedList(Protocol):
    """The list of what was erased, kept outside of backups."""

    async def add(self, entries: Sequence[Erased]) -> None:
        """Keep entries, on the disk once this returns; raises `StoreError` when they cannot be."""


@dataclass(frozen=True, slots=True)
class TextErasure:
    """Erases every question that holds a text.

    Attributes:
        store: where they are.
        remembered: told before anything goes, so that no crash in between lets a restore bring it back.
        secret: keys the digests of the list.
    """

    store: ErasureStore
    remembered: ErasedList
    secret: bytes = field(repr=False)

    async def count(self, text: str) -> Found:
        """What holds the text; nothing is changed.

        Raises:
            TooShortError: it would be found everywhere.
        """
        return await self.store.count(holding(text))

    async def erase(self, text: str, today: date) -> Found:
        """Remove what holds the text, from the files of the store too.

        Raises:
            TooShortError: it would be found everywhere; nothing was removed.
            StoreError: the store or the list failed.
        """
        holds = holding(text)
        await self.remembered.add(tuple(_entries(text, today, self.secret)))
        found = await self.store.erase(holds)
        await self.store.overwrite()
        return found


def holding(text: str, *, by_letters: bool = False) -> Holds:
    """Whether a text holds another: case, accents, signs and blanks aside, and `St-` read as `Saint`.

    Args:
        by_letters: without that reading, which is slow where a whole file is looked at.

    Raises:
        TooShortError: it would be found everywhere.
    """
    sought = tuple(_forms(text))
    if not any(sum(map(str.isalnum, form)) >= FEWEST_CHARACTERS for form in sought):
        raise TooShortError

    def holds(other: str) -> bool:
        said = (_letters(other),) if by_letters else tuple(_forms(other))
        return any(form in each for each in said for form in sought)

    return holds


def holding_any(entries: Sequence[ErasedText], secret: bytes) -> Holds:
    """The same for texts of which nothing but digests is left: each piece of a text that is as long is compared."""
    by_length: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        by_length[entry.length].add(entry.digest)

    def holds(other: str) -> bool:
        return any(
            _digest(said[start : start + length], secret) in digests
            for said in _forms(other)
            for length, digests in by_length.items()
            for start in range(len(said) - length + 1)
        )

    return holds


async def reapply(store: ErasureStore, entries: Sequence[Erased], secret: bytes) -> Reapplied:
    """Erase from a copy that was put back what had been erased since it was made.

    Only what is not younger than its erasure goes: the same words may have been asked again, by somebody else.

    Raises:
        StoreError: the store failed; what was put back must then not be used.
    """
    mark, removed = mark_of(secret), 0
    texts: dict[date, list[ErasedText]] = defaultdict(list)
    unusable = 0
    for entry in dict.fromkeys(entries):
        match entry:
            case ErasedAsker():
                removed += await store.erase_asker(entry.asker, entry.day)
            case ErasedText() if entry.mark == mark:
                texts[entry.day].append(entry)
            case ErasedText():
                unusable += 1
    for day, of_day in texts.items():
        removed += (await store.erase(holding_any(of_day, secret), day)).questions
    await store.overwrite()
    return Reapplied(removed, unusable)


def mark_of(secret: bytes) -> str:
    """What tells a key from others, and does not tell the key."""
    return hmac.digest(secret, b"erased-list", "sha256").hex()[:_KEY_MARK]


def _entries(text: str, day: date, secret: bytes) -> Iterator[ErasedText]:
    for form in dict.fromkeys(_forms(text)):
        yield ErasedText(_digest(form, secret), len(form), mark_of(secret), day)


def _digest(form: str, secret: bytes) -> str:
    # The secret has other uses: the word in front keeps them apart.
    return hmac.digest(secret, b"erased:" + form.encode("utf-8", "replace"), "sha256").hex()


def _forms(text: str) -> Iterator[str]:
    """A text as it is compared: its letters and digits, and the words that the bot reads, where there are any."""
    yield _letters(text)
    if said := key(text):
        yield said


def _letters(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()
