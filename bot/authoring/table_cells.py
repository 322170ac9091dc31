"""Places in a table, and why what stands there cannot be taken. Pure; knows nothing of what the table says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.errors import Both


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table, as a person finds it there: the row counted from 1, heading included; the column by its name."""

    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that cannot be taken, and why; a cell without column is the row."""

    cell: Cell
    rule: str
    message: Both
