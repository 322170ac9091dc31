"""What people who asked for it are told in person, and when nobody is: quiet hours. Knows no channel and no SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.knowledge.model import Language


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours of the region's clock in which nobody is written to; what comes up then is told after them.

    Attributes:
        begin: the first of them. end: the first after them; the same where there are none.
    """

    begin: int = 21
    end: int = 8

    def hold(self, now: datetime) -> bool:
        """Whether nobody is to be written to now."""
        if self.begin <= self.end:
            return self.begin <= now.hour < self.end
        return now.hour >= self.begin or now.hour < self.end


@dataclass(frozen=True, slots=True)
class StaffNotice:
    """Somebody of the staff who wants the week told to them.

    Attributes:
        address: where a channel reaches them. by: their name there.
        told: the last week that was told (`2026-W47`); empty before the first.
    """

    address: str
    by: str
    language: Language
    told: str = ""


class NoticeStore(Protocol):
    """Where it is kept who wants to be told; each method raises `StoreError` when the store fails."""

    async def every(self) -> Sequence[StaffNotice]:
        """Whoever wants the week."""

    async def want(self, notice: StaffNotice) -> None:
        """Tell somebody from now on."""

    async def unwant(self, address: str) -> bool:
        """Tell somebody no more; False where they were not told."""

    async def begin(self, notice: StaffNotice, week: str) -> bool:
        """Write down that a week is told to somebody now; False when it was, by this program or another."""
