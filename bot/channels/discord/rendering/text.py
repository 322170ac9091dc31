"""Small operations on the text of a message: what to leave out of a question, how to show words as they are."""

from __future__ import annotations

import re
from typing import Final

_NAMED = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^:>]+:\d+|t:-?\d+(?::\w)?|id:\w+)>|@everyone|@here")
"""People, roles, channels, emoji, commands, moments: what Discord writes between angle brackets says nothing to us."""

_MARKDOWN: Final = str.maketrans({c: f"\\{c}" for c in "\\*_~`|<>#"} | {"[": "(", "]": ")"})


def asked(content: str) -> str:
    """The question inside a message: its words, without the people, channels and emoji that it names."""
    return " ".join(_NAMED.sub(" ", content).split())


def plain(words: str) -> str:
    """Words shown as they are inside a link, whatever Markdown they happen to look like."""
    return words.translate(_MARKDOWN)


def shortened(text: str, limit: int) -> str:
    """The text, or as much of it as the limit allows: cut between two words where one is near, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip() + "…"


def quoted(words: str, limit: int | None = None) -> str:
    """What a person wrote, on one line, as it was written: nothing in it turns bold, into a link or into a mention.

    Args:
        limit: characters of it that are shown; None for all.
    """
    # A space of no width after these keeps Discord from seeing an address or a mention.
    whole = " ".join(words.split())
    line = whole if limit is None else shortened(whole, limit)
    return plain(line).replace("://", ":\u200b//").replace("@", "@\u200b")


def code(line: str) -> str:
    """A line as it stands inside a fence, which no sign of its own may close."""
    return line.replace("`", "'")
