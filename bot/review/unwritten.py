"""What was recorded and is perhaps not written: the program was killed between the two. Knows no store, no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unwritten:
    """An act that is recorded, and whose files are not known to be written.

    Attributes:
        files: by path, the text as it was before the act and as it is to be; None for no file.
        entry: as of an act.
    """

    group: int
    files: Mapping[str, tuple[str | None, str | None]]
    entry: str = ""
