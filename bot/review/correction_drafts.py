"""What is kept of a correction under way on a channel of messages, between its form and its publication. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class CorrectionDraft:
    """A correction under way.

    Attributes:
        entry: the fact or topic that it is of.
        person: who writes it, by a stable id.
        fields: of the sheet, by name.
    """

    id: int
    entry: str
    person: str
    fields: Mapping[str, str]


class CorrectionDraftStore(Protocol):
    """Where they are kept; each raises `StoreError` when the store fails."""

    async def put_down(self, entry: str, person: str, fields: Mapping[str, str], today: date) -> int:
        """Keep one, instead of what the same person wrote of that entry before; its id, which no other had.

        It is kept no longer than a question of that day.
        """

    async def draft(self, id_: int) -> CorrectionDraft | None:
        """One; None when it was replaced or published."""

    async def draft_of(self, entry: str, person: str) -> CorrectionDraft | None:
        """What somebody was writing of an entry."""

    async def discard(self, id_: int) -> None:
        """Forget one."""
