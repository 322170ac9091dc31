"""The signs of an emergency, filed so that a message is held against the few of a thousand that it may bear. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.knowledge.emergencies import Item

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of items, and as bits the groups that a message must hold for it to be looked for at all."""

    items: tuple[Item, ...]
    groups: tuple[int, ...]
    needed: int


class Filed(Generic[Told]):
    """Signs in their order, with what they tell; each filed under one of the groups that it needs, 0 when it needs none."""

    def __init__(self, signs: Iterable[tuple[Sign, Told]]) -> None:
        self._of: dict[int, list[tuple[int, Sign, Told]]] = {}
        for place, (sign, told) in enumerate(signs):
            # The highest bit is the group met last, which fewer signs need: "<me>" was met with the first.
            self._of.setdefault(sign.needed.bit_length(), []).append((place, sign, told))

    def among(self, held: int) -> Iterator[tuple[Sign, Told]]:
        """The signs that need no other groups than those that a message holds, in their order."""
        found = chain.from_iterable(self._of.get(length, ()) for length in (0, *_lengths(held)))
        for _, sign, told in sorted(found, key=itemgetter(0)):
            if not sign.needed & ~held:
                yield sign, told


def _lengths(held: int) -> Iterator[int]:
    """For each bit, the length of the number that has it as its highest."""
    while held:
        yield (length := held.bit_length())
        held ^= 1 << (length - 1)
