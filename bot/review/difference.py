"""What stood there and what stands there now, line by line, for a person to read. Pure."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Sign = Literal["-", "+"]


def difference(before: str, after: str) -> Iterator[tuple[Sign, str]]:
    """The lines that went and those that came, in the order of the text; lines that stayed are left out."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))
    for line in lines[2:]:
        if not line.startswith("@@"):
            yield ("-" if line[0] == "-" else "+"), line[1:]
