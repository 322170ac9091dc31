"""What an author has still to write: every TODO of a skeleton. Knows documents, no schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.errors import Problem
    from bot.knowledge.documents import Document

TODO: Final = "todo"

_MARK: Final = re.compile(r"\bTODO\b")


def check(document: Document) -> Iterator[Problem]:
    """Every text that says TODO: it keeps the knowledge from loading, for nobody may get it as an answer."""
    for location, text in document.texts():
        if _MARK.search(text):
            yield document.problem(location, TODO, f"left to write: {text!r}")
