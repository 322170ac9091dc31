"""Labelled pairs of questions, and how well they are told apart: read from `samples`, counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.review.grouping import likeness, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SAMPLES = Path(__file__).parent / "samples"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions, and whether they ask the same."""

    same: bool
    language: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found the same, rightly and wrongly, and what was not found.

    Attributes:
        wrong: pairs that were taken for one question and are not. missed: the contrary.
    """

    right: int
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        """Share of what was found the same that is, 0 to 1."""
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """Share of what is the same that was found, 0 to 1."""
        return self.right / (self.right + len(self.missed))


def pairs(name: str) -> tuple[Pair, ...]:
    """The pairs of a sample."""
    found = []
    for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, one, other = (part.strip() for part in line[1:].split("|"))
            found.append(Pair(line[0] == "=", language, one, other))
    return tuple(found)


def figures(meaning: Callable[[str], str], asked: Iterable[Pair]) -> Figures:
    """How well these pairs are told apart by their meanings."""
    right = 0
    wrong: list[Pair] = []
    missed: list[Pair] = []
    for pair in asked:
        keys = [f"{pair.language} {meaning(text)}" for text in (pair.one, pair.other)]
        found = likeness(parts(keys[0]), parts(keys[1])) > 0
        right += found and pair.same
        if found and not pair.same:
            wrong.append(pair)
        if pair.same and not found:
            missed.append(pair)
    return Figures(right, tuple(wrong), tuple(missed))
