"""Long lists and long texts, a page at a time. Knows not what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together.

    Attributes:
        fence: how Discord is to show them, as code of that language; empty for plain text.
    """

    lines: tuple[str, ...]
    fence: str = ""


def laid_out(blocks: Iterable[Block], limit: int) -> list[str]:
    """All of the blocks on as many pages as they need, each of so many characters at most: nothing is left out.

    A line that no page has room for goes on in the next one; a fence is closed at the end of a page, and opened again.
    """
    made: list[str] = []
    page: list[str] = []
    for block in blocks:
        opening, closing = ([f"```{block.fence}"], ["```"]) if block.fence else ([], [])
        room = limit - sum(len(line) + 1 for line in (*opening, *closing))
        begun = False
        for line in (part for each in block.lines for part in _parts(each, room)):
            wanted = [*page, *([] if begun else opening), line]
            if len("\n".join([*wanted, *closing])) > limit:
                made.append("\n".join([*page, *(closing if begun else ())]))
                wanted = [*opening, line]
            page, begun = wanted, True
        page += closing if begun else ()
    return [*made, "\n".join(page)] if page else made


def _parts(line: str, room: int) -> Iterator[str]:
    """A line in pieces that have room, cut between words where one ends near the end of it."""
    while len(line) > room:
        space = line.rfind(" ", room // 2, room + 1)
        cut = space if space > 0 else room
        yield line[:cut]
        line = line[cut:].lstrip(" ")
    yield line
