"""Long lists, a page at a time. Knows not what is listed."""

from __future__ import annotations

from typing import Final

ON_A_PAGE: Final = 12
"""Lines of a list that a phone shows with the sources and the buttons still in sight."""

_FEW: Final = 3
"""Lines too few for a page of their own."""

_ITEM: Final = "- "


def pages(text: str) -> list[str]:
    """The text as pages: one, unless it holds a long list; then each has what stands before the list, and some of its lines."""
    lines = text.split("\n")
    items = [number for number, line in enumerate(lines) if line.startswith(_ITEM)]
    if len(items) <= ON_A_PAGE + _FEW:
        return [text]
    begins, ends = items[0], items[-1] + 1
    starts = list(range(begins, ends, ON_A_PAGE))
    if ends - starts[-1] <= _FEW:
        starts.pop()
    stops = [*starts[1:], len(lines)]
    return ["\n".join([*lines[:begins], *lines[start:stop]]) for start, stop in zip(starts, stops, strict=True)]
