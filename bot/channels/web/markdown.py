"""The small Markdown of answers → safe HTML: bold, italics, links, lists, line breaks. Knows nothing of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_RULES: Final = ("emphasis", "link", "autolink", "list", "newline", "escape")
# Answers list with "•" where Discord should not indent; for Markdown that is a plain paragraph.
_BULLET: Final = re.compile(r"^([ \t]*)•[ \t]+", re.MULTILINE)
# Discord makes a bare address clickable; so do we, unless it already stands in `<…>`, in `[…]` or behind `](`.
_BARE_ADDRESS: Final = re.compile(r"(?<![<\[\w])(?<!\]\()https://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»'\"*_]")


class _SmallMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name for it
        """Only https becomes a link; any other scheme stays the text that was typed."""
        return url.startswith("https://")


def _open_link(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, _env: EnvType) -> str:
    """A new tab, so that following a source does not cost the conversation."""
    tokens[index].attrSet("target", "_blank")
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, _env)


def _parser() -> MarkdownIt:
    parser = _SmallMarkdown("zero", {"html": False, "breaks": True}).enable(list(_RULES))
    rule: Any = _open_link  # the library's own signature for rules is wider than its documentation
    parser.add_render_rule("link_open", rule)
    return parser


_PARSER: Final = _parser()


def html(text: str) -> Markup:
    """The text as HTML. Whatever is not of the small kind, tags included, comes out as it was written."""
    text = _BULLET.sub(r"\1- ", text)
    text = _BARE_ADDRESS.sub(r"<\g<0>>", text)
    return Markup(_PARSER.render(text))  # noqa: S704 - the parser escapes everything and knows six rules
