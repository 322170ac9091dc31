"""The review desk: what people brought is looked through by the staff here. Knows no channel and no SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, get_args

from bot.matching.text import fold
from bot.review.errors import AlreadyDoneError, ReviewError, UnknownGroupError, UnknownReasonError
from bot.review.export import ExportRow
from bot.review.intake import Intake
from bot.review.masking import clean
from bot.review.model import DISMISSALS, EVERYTHING, Act, Dismissal, Filters, Page, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.model import Group, StoredQuestion


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is known of one group."""

    group: Group
    questions: tuple[StoredQuestion, ...]
    acts: tuple[Act, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of `review show --json`: the list's item, its questions in full, and what was done."""
        return {
            **self.group.as_json(),
            "asked": [question.as_json() for question in self.questions],
            "acts": [act.as_json() for act in self.acts],
        }


class Desk(Intake):
    """What people bring, and what the staff do with it."""

    async def list(self, filters: Filters = Filters(), *, limit: int = 50, offset: int = 0) -> Page:  # noqa: B008 - frozen
        """Groups that ask something of the staff, most wanted first, unless the filters say otherwise."""
        return await self._store.page(_folded(filters), limit=limit, offset=offset)

    async def show(self, group_id: int) -> Dossier:
        """One group with its questions and the acts upon it.

        Raises:
            UnknownGroupError: there is none of that id.
        """
        group = await self._group(group_id)
        questions = await self._store.questions_of(group_id)
        return Dossier(group, tuple(questions), tuple(await self._store.acts_of(group_id)))

    async def dismiss(self, group_id: int, reason: str, by: str, *, dry_run: bool = False) -> Group:
        """Put a group aside, for good: questions that join it later are counted, and it stays aside.

        Args:
            group_id: the group.
            reason: one of `DISMISSALS`.
            by: name or role of who does it, for the audit trail.
            dry_run: change nothing; the group is returned as it would be.

        Raises:
            UnknownGroupError: there is none of that id.
            UnknownReasonError: the reason is not of the list.
            AlreadyDoneError: it is dismissed already, or somebody was faster.
            ReviewError: nobody is named as doing it.
        """
        after = Standing("dismissed", _dismissal(reason))
        if not by.strip():
            raise ReviewError("an act needs a name or a role: it goes into the audit trail")
        group = await self._group(group_id)
        if group.standing.state == "dismissed":
            raise await self._already_done(group_id)
        act = Act(group_id, "dismiss", by.strip(), self._now().isoformat(timespec="seconds"), group.standing, after)
        if not dry_run and not await self._store.record(act):
            raise await self._already_done(group_id)
        return replace(group, standing=after)

    async def export(self, filters: Filters = EVERYTHING) -> tuple[ExportRow, ...]:
        """Every question of the groups, most wanted group first; askers are numbers within their group."""
        return tuple(ExportRow(group, question) for group, question in await self._store.questions(_folded(filters)))

    async def purge(self, retention_days: int) -> int:
        """Remove what is older than that many days; how many questions were."""
        today = self._now().date()
        return await self._store.purge(today - timedelta(days=retention_days), today)

    async def _group(self, group_id: int) -> Group:
        group = await self._store.group(group_id)
        if group is None:
            raise UnknownGroupError(group_id)
        return group

    async def _already_done(self, group_id: int) -> ReviewError:
        acts: Sequence[Act] = await self._store.acts_of(group_id)
        return AlreadyDoneError(await self._group(group_id), acts[-1] if acts else None)


def _folded(filters: Filters) -> Filters:
    text = fold(clean(filters.text or "")).strip()
    return replace(filters, text=text or None)


def _dismissal(reason: str) -> Dismissal:
    for known in DISMISSALS:
        if reason == known:
            return known
    raise UnknownReasonError(reason, get_args(Dismissal))
