"""The small Markdown of answers → safe HTML, or plain text: bold, italics, links, lists, line breaks. Knows no channel.

Discord shows it by itself, and a terminal with colours has rich draw it; here it is read for pages, pipes and files.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_WITHIN_A_LINE: Final = ("emphasis", "link", "autolink", "escape")
# Answers list with "•" where Discord should not indent; for Markdown that is a plain paragraph.
_BULLET: Final = re.compile(r"^([ \t]*)•[ \t]+", re.MULTILINE)
# Discord makes a bare address clickable; so do we, unless it already stands in `<…>`, in `[…]` or behind `](`.
_BARE_ADDRESS: Final = re.compile(
    r"(?<![<\[\w])(?<!\]\()https://(?:[^\s<>()\[\]]|\([^\s<>()\[\]]*\))*(?:[^\s<>()\[\].,;:!?»'\"*_]|\([^\s<>()\[\]]*\))"
)
"""With the parentheses in it that close, and no sentence's mark behind it."""
_MARKED: Final = re.compile(r"[*_\[\\`<]")


def html(text: str) -> str:
    """The text as HTML. Whatever is not of the small kind, tags included, comes out as it was written."""
    text = _BULLET.sub(r"\1- ", text)
    text = _BARE_ADDRESS.sub(r"<\g<0>>", text)
    rendered: str = _html_parser().render(text)
    return rendered


def plain(text: str) -> str:
    """The text without its marks; a link as its words and, in angle brackets, its address.

    A lone carriage return ends a line too: a terminal would write the next words over the last ones.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Only where there is something to take off: most short answers need no parser, and importing it costs 40 ms.
    if _MARKED.search(text) is None:
        return text
    return "\n".join(map(_plain_line, _BARE_ADDRESS.sub(r"<\g<0>>", text).split("\n")))


def _parser(*rules: str) -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero", {"html": False, "breaks": True}).enable([*_WITHIN_A_LINE, *rules])


@cache
def _html_parser() -> MarkdownIt:
    parser = _parser("list", "newline")
    parser.validateLink = _is_https  # type: ignore[method-assign] # markdown-it asks the instance
    parser.core.ruler.push("tidy_links", _tidy_links)
    return parser


@cache
def _plain_parser() -> MarkdownIt:
    """Only what stands within a line: lists and line breaks read well as they are."""
    return _parser("backticks")


def _is_https(url: str) -> bool:
    """Only https becomes a link; any other scheme stays the text that was typed."""
    return url.startswith("https://")


def _tidy_links(state: StateCore) -> None:
    for token in state.tokens:
        if token.children:
            token.children = list(_tidied(token.children))


def _tidied(tokens: Sequence[Token]) -> Iterator[Token]:
    """Links in a new tab, so that following a source does not cost the conversation; `[text]()` is its text alone."""
    dropping = False
    for token in tokens:
        if token.type == "link_open":
            href = token.attrGet("href")
            dropping = not href
            if href:
                token.attrs = {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
        if not (dropping and token.type in {"link_open", "link_close"}):
            yield token


def _plain_line(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    parts = [part for token in _plain_parser().parseInline(line) for part in _words(token.children or ())]
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
