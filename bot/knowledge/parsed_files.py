"""Files that were parsed before: where one of hundreds changed, the others are not parsed a second time. Knows no disk."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.knowledge import documents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.documents import Document

_NONE: Final[Mapping[bytes, Document]] = {}


class ParsedFiles:
    """What `documents.parse` says, each text parsed once. A file with a slip is parsed whenever it is asked for.

    Args:
        found: what was parsed earlier, by a digest of its text.
    """

    def __init__(self, found: Mapping[bytes, Document] = _NONE) -> None:
        self._found = found
        self._met: dict[bytes, Document] = {}
        self.new = 0
        """How many were parsed because nothing was known of them."""

    @property
    def met(self) -> Mapping[bytes, Document]:
        """All that was asked for, by a digest of its text."""
        return self._met

    def parse(self, path: str, text: str) -> Document:
        """As `documents.parse`. Nobody may change what is in the document: others get it too."""
        key = hashlib.sha256(text.encode()).digest()
        document = self._met.get(key) or self._found.get(key)
        if document is None:
            self.new += 1
            document = documents.parse(path, text)
            if document.problems:
                return document
        self._met[key] = document
        if document.path == path:
            return document
        return replace(document, path=path, doubts=tuple(replace(doubt, path=path) for doubt in document.doubts))
