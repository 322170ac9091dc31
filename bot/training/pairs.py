"""Questions that ask the same and near misses, as blind authors wrote them: sets that pairs are made of."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Kind = Literal["same", "near", "other"]
BY_HAND: Final = "by-hand"
"""Whose sets were written one pair at a time, each in one language: two of them may ask the same."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Some questions that ask the same, in both languages, and some that only seem to; no traceback shows them.

    Attributes:
        near: near misses of the first ones; whether two of them ask the same nobody said.
    """

    author: str
    same: tuple[str, ...] = field(repr=False)
    near: tuple[str, ...] = field(repr=False)

    @property
    def questions(self) -> tuple[str, ...]:
        """All of them, those that ask the same first."""
        return (*self.same, *self.near)


def of_author(path: Path) -> Iterator[QuestionSet]:
    """The sets of a file, plain or compressed: a JSON object a line."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    for line in filter(None, text.splitlines()):
        found = json.loads(line)
        yield QuestionSet(path.name.partition(".")[0], tuple(found["same"]), tuple(found["near"]))


def placed(sets: Sequence[QuestionSet]) -> list[tuple[int, bool]]:
    """Of all questions in a row, the set that each is of, and whether it asks what that set asks."""
    return [(number, place < len(one.same)) for number, one in enumerate(sets) for place in range(len(one.questions))]


def paired(sets: Sequence[QuestionSet]) -> Iterator[tuple[int, int, Kind]]:
    """Every two questions of which is known whether they ask the same, by their places among all questions in a row.

    Questions of two authors, who may have asked the same, are not paired, nor those of two sets `BY_HAND`, nor two near misses
    of one set.
    """
    told = placed(sets)
    for (i, (mine, asks)), (j, (theirs, asks_too)) in combinations(enumerate(told), 2):
        if sets[mine].author != sets[theirs].author:
            continue
        if mine != theirs:
            if sets[mine].author != BY_HAND:
                yield i, j, "other"
        elif asks or asks_too:
            yield i, j, "same" if asks and asks_too else "near"
