"""What a filled-in table of the queue would do, row by row. Knows no spreadsheet, changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.review.dry_run import DryRun
from bot.review.queue_table import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.authoring.table_cells import Refusal
    from bot.review.dry_run import KnowledgeVersion
    from bot.review.model import QuestionGroup
    from bot.review.proposals import Proposal, ProposedFiles
    from bot.review.queue_table import RowOrder

_NOTHING: Final = DryRun((), (), (), ())


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What a row would do, or did.

    Attributes:
        draft: the files of its answer; None where it is no answer. proposal: what it was drafted from.
        missed: questions of the group that would not get this answer: the group stays open.
    """

    order: RowOrder
    group: QuestionGroup
    draft: ProposedFiles | None = None
    proposal: Proposal | None = None
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What a table would do.

    Attributes:
        refused: cells because of which nothing is done.
        waits: the answers were proposed: somebody else is to approve them.
    """

    rows: tuple[RowPlan, ...]
    refused: tuple[Refusal, ...]
    run: DryRun = _NOTHING
    waits: bool = False
    base: KnowledgeVersion | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def answers(self) -> tuple[RowPlan, ...]:
        """The rows that change the knowledge."""
        return tuple(row for row in self.rows if row.draft is not None)

    @property
    def own(self) -> frozenset[int]:
        """The groups of its rows."""
        return frozenset(row.group.id for row in self.rows)

    def together(self) -> tuple[dict[str, bytes | None], list[Refusal]]:
        """The files of every answer; a row that would write what another one writes is refused."""
        changes: dict[str, bytes | None] = {}
        refused = []
        for row in self.answers:
            for path, content in (row.draft.changes if row.draft is not None else {}).items():
                if path in changes:
                    refused.append(refusal(row.order.row, "question_fr", "same_place", path=path))
                changes[path] = content
        return changes, refused
