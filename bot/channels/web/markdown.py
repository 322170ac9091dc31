"""The small Markdown of answers → safe HTML: bold, italics, links, lists, line breaks. Knows nothing of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_RULES: Final = ("emphasis", "link", "autolink", "list", "newline", "escape")
# Answers list with "•" where Discord should not indent; for Markdown that is a plain paragraph.
_BULLET: Final = re.compile(r"^([ \t]*)•[ \t]+", re.MULTILINE)
# Discord makes a bare address clickable; so do we, unless it already stands in `<…>`, in `[…]` or behind `](`.
_BARE_ADDRESS: Final = re.compile(r"(?<![<\[\w])(?<!\]\()https://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»'\"*_]")


class _SmallMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name for it
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


def _parser() -> MarkdownIt:
    parser = _SmallMarkdown("zero", {"html": False, "breaks": True}).enable(list(_RULES))
    parser.core.ruler.push("tidy_links", _tidy_links)
    return parser


_PARSER: Final = _parser()


def html(text: str) -> Markup:
    """The text as HTML. Whatever is not of the small kind, tags included, comes out as it was written."""
    text = _BULLET.sub(r"\1- ", text)
    text = _BARE_ADDRESS.sub(r"<\g<0>>", text)
    return Markup(_PARSER.render(text))  # noqa: S704 - the parser escapes everything and knows six rules
