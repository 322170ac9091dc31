"""Limits that change how the bot decides once a base grows past them, so that each is told and none is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LimitKind = Literal["classifier", "topics"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that the base is past.

    Attributes:
        kind: `classifier`, phrasings times labels up to which which label is meant is learned; past it the nearest phrasing
            decides alone, and four times as many false answers come. `topics`, labels up to which words are compared by the
            company that they keep.
        have: how many there are; most: up to how many it works.
    """

    kind: LimitKind
    have: int
    most: int
