"""What an author has still to write: every TODO of a skeleton. Knows documents, no schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.errors import Problem
    from bot.knowledge.documents import Document

TODO: Final = "todo"

MARK: Final = "TODO"
"""What a file must hold to be looked at: walking through every text of a large base takes as long as reading it."""

_WORD: Final = re.compile(rf"\b{MARK}\b")


def check(document: Document) -> Iterator[Problem]:
    """Every text that says TODO: it keeps the knowledge from loading, for nobody may get it as an answer."""
    for location, text in document.texts():
        if _WORD.search(text):
            yield document.problem(location, TODO, Both(f"left to write: {text!r}", f"reste à écrire\u00a0: {text!r}"))
