"""Questions with their groups as rows, and rows as CSV. Knows no file: the caller writes what it is given."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.review.model import Group, StoredQuestion

COLUMNS: Final = (
    "group",
    "utterance",
    "reason",
    "state",
    "resolution",
    "nearest",
    "score",
    "question",
    "language",
    "channel",
    "day",
    "asker",
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One question and what its group says of it."""

    group: Group
    question: StoredQuestion

    def as_json(self) -> dict[str, Any]:
        """The row by column."""
        group, question = self.group, self.question
        values = (
            group.id,
            group.utterance,
            group.reason,
            group.standing.state,
            group.standing.resolution,
            group.nearest,
            round(group.score, 1),
            question.text,
            question.language,
            question.channel,
            question.day,
            question.asker,
        )
        return dict(zip(COLUMNS, values, strict=True))


def to_csv(rows: Iterable[ExportRow]) -> str:
    """The rows as CSV (RFC 4180), a heading first.

    A text that a spreadsheet would run as a formula is preceded by an apostrophe: people may type `=HYPERLINK(…)` as a
    question, and staff open exports.
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_plain(value) for value in row.as_json().values()])
    return sheet.getvalue()


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
