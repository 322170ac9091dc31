"""What the last measurement found, in a file beside the knowledge it was made on: counts that go with it wherever it is read.

`make eval` and `make eval-test` write it, nobody else does. Another knowledge has a file of its own, or none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from bot import atomic_files
from bot.knowledge.files import MEASURED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of the questions of one heap.

    Attributes:
        date: ISO day. commit: the program's, with `+` where files differed from it. authors: how many wrote the questions.
        rightly_refused: there is no answer, and none was given. missed: refused though there is one.
        false: answered though there is none.
    """

    date: str
    commit: str
    authors: int
    right: int
    wrong: int
    clarified: int
    rightly_refused: int
    missed: int
    false: int

    @property
    def n(self) -> int:
        """How many questions: each is in one of the six."""
        return self.right + self.wrong + self.clarified + self.rightly_refused + self.missed + self.false

    @property
    def answered(self) -> int:
        """How many got an answer, right or not."""
        return self.right + self.mistaken

    @property
    def mistaken(self) -> int:
        """How many got an answer that was not theirs, whether they have one or not."""
        return self.wrong + self.false

    @property
    def refused(self) -> int:
        """How many got none, rightly or not."""
        return self.rightly_refused + self.missed

    @classmethod
    def of(cls, figures: Mapping[str, Any], *, date: str, commit: str) -> Measured:
        """The counts that `Figures.as_json` gives, with the `authors` beside them."""
        return cls(
            date=date,
            commit=commit,
            authors=len(figures["authors"]),
            right=figures["right"],
            wrong=figures["wrong"],
            clarified=figures["clarified"],
            rightly_refused=figures["rightly_refused"],
            missed=figures["abstained"] - figures["rightly_refused"],
            false=figures["false"],
        )


_WHOLE: Final = TypeAdapter(dict[str, Measured])


def read(knowledge: Path) -> dict[str, Measured]:
    """What was measured on a knowledge folder, by heap; nothing where nobody measured.

    Raises:
        ValueError: the file is not one that `write` wrote.
        OSError: it cannot be read.
    """
    try:
        content = (knowledge / MEASURED).read_bytes()
    except FileNotFoundError:
        return {}
    return _WHOLE.validate_json(content)


def write(knowledge: Path, found: Mapping[str, Measured]) -> None:
    """Put what was found in the place of what was there of the same heaps; the others stay.

    Raises:
        ValueError, OSError: as of `read`; the file cannot be written.
    """
    every = read(knowledge) | dict(found)
    text = json.dumps(_WHOLE.dump_python(every), indent=2, sort_keys=True) + "\n"
    atomic_files.put(knowledge / MEASURED, [text.encode()])
