"""Questions with their groups as rows, and rows as CSV. Knows no file: the caller writes what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.csv_text import csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.review.model import QuestionGroup, StoredQuestion

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


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One question and what its group says of it."""

    group: QuestionGroup
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
    """The rows as CSV, a heading first, and nothing in them that a spreadsheet runs."""
    return csv_text([COLUMNS, *(row.as_json().values() for row in rows)])
