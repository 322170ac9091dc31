"""The small Markdown of answers → plain text, line by line, for pipes and files. Knows no terminal and no colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED: Final = re.compile(r"[*_\[\\`<]")


def plain(text: str) -> str:
    """The text without its marks; a link as its words and, in angle brackets, its address.

    A lone carriage return ends a line too: a terminal would write the next words over the last ones.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _MARKED.search(text):
        return text
    # Only where there is something to take off: most short answers need no parser, and importing it costs 40 ms.
    from markdown_it import MarkdownIt

    # Only what stands within a line: lists and line breaks read well as they are.
    parser = MarkdownIt("zero").enable(["emphasis", "link", "autolink", "escape", "backticks"])
    return "\n".join(_line(parser, line) for line in text.split("\n"))


def _line(parser: MarkdownIt, line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    parts = [part for token in parser.parseInline(line) for part in _words(token.children or ())]
    return indent + "".join(parts).lstrip()


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    shown: list[str] = []
    address = None
    for token in tokens:
        if token.type == "link_open":
            address, shown = str(token.attrGet("href") or ""), []
        elif token.type == "link_close":
            if address and address.removeprefix("mailto:") not in "".join(shown):
                yield f" <{address}>"
            address = None
        else:
            shown.append(token.content)
            yield token.content
