"""What reading a question needs of a base: its words, and how slips are mended. Knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Speller:
    """What reading a question needs of a base.

    Attributes:
        repaired: the words of a message with slips mended. is_known: whether a word is an everyday one or the base's.
        stops: words that carry no content. homes: ids of the region itself.
        wording: what a class of names is read as, in French and English. forms: see `bot.nlu.accents`.
        kinds: what each entity is tied to, by id. asking: words that begin a question.
    """

    repaired: Callable[[Sequence[str]], Sequence[str]]
    is_known: Callable[[str], bool]
    stops: Collection[str]
    homes: frozenset[str]
    wording: Mapping[str, tuple[str, str]]
    forms: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    asking: frozenset[str]
