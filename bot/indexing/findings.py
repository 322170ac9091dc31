"""What `check` found by asking the engine, kept beside the database until a file changes. Never needed, never an error."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE_NAME: Final = "knowledge.checked"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """One file, which holds the findings of one state of the knowledge.

    Attributes:
        file: where it is.
        made_by: a digest of the code and the settings that decide what is found.
    """

    file: Path
    made_by: bytes

    def load(self, made_of: str) -> list[Problem] | None:
        """What was found of these files; None when that is not known."""
        try:
            kept = json.loads(self.file.read_bytes())
            return [Problem(**one) for one in kept["problems"]] if kept["key"] == self._key(made_of) else None
        except (OSError, ValueError, LookupError, TypeError) as error:
            _log.debug("no findings kept: %s: %r", self.file, error)
            return None

    def store(self, made_of: str, problems: Sequence[Problem]) -> None:
        """Keep what was found in place of what was kept before."""
        content = {"key": self._key(made_of), "problems": [asdict(problem) for problem in problems]}
        try:
            atomic_files.put(self.file, [json.dumps(content, ensure_ascii=False).encode()], mode=0o600)
        except OSError as error:
            _log.debug("findings not kept: %s: %s", self.file, error)

    def _key(self, made_of: str) -> str:
        return hashlib.sha256(self.made_by + made_of.encode()).hexdigest()
