"""What reading a question needs of a base: its words, and how slips are mended. Knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Speller:
    """What reading a question needs of a base: its words and how slips are mended."""

    repaired: Callable[[Sequence[str]], Sequence[str]]
    is_known: Callable[[str], bool]
    stops: Collection[str]
    homes: frozenset[str]
    wording: Mapping[str, tuple[str, str]]
