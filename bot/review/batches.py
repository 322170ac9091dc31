"""Several groups dealt with at once: dismissed, merged into one, taken. Knows no channel and no SQL.

A batch is one act: done to all of its groups or to none, taken back from all that still stand as it left them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from bot.review.errors import AlreadyDoneError, NotPossibleError, UnknownGroupError
from bot.review.model import Act
from bot.review.queue import existing
from bot.wording import say_both
from bot.wording.batches import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.review.errors import ReviewError
    from bot.review.model import QuestionGroup, Standing
    from bot.review.ports import QuestionStore
    from bot.review.staff_actions import StaffActions

BatchVerb = Literal["claim", "dismiss", "merge"]

MOST: Final = 100
"""Groups in one batch: more than a page of the queue shows, and what one transaction does in a moment."""

BATCH: Final = "batch"
"""In the detail of an act: the groups that it was done to together."""


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What is to be done to several groups.

    Attributes:
        groups: their ids.
        reason: why they are dismissed. into: which of them takes the others, where they are merged.
    """

    verb: BatchVerb
    groups: tuple[int, ...]
    reason: str = ""
    into: int = 0

    @property
    def changed(self) -> tuple[int, ...]:
        """The groups that the batch changes: all but the one that takes the others."""
        return tuple(id_ for id_ in self.groups if self.verb != "merge" or id_ != self.into)


@dataclass(frozen=True, slots=True)
class BatchPart:
    """What a batch would do to one group.

    Attributes:
        group: as it stands. after: how it would stand; as it stands where that cannot be.
        refused: why it cannot.
    """

    group: QuestionGroup
    after: Standing
    refused: ReviewError | None = None


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch would do.

    Attributes:
        target: the group that would take the others, where they are merged.
    """

    order: BatchOrder
    parts: tuple[BatchPart, ...]
    target: QuestionGroup | None = None

    @property
    def refused(self) -> tuple[BatchPart, ...]:
        """The groups because of which it is not done."""
        return tuple(part for part in self.parts if part.refused is not None)

    @property
    def questions(self) -> int:
        """How many questions it is about."""
        return sum(part.group.count for part in self.parts)


class Batches:
    """The staff's acts on several groups at once; each group is changed, and its act recorded, as `StaffActions` does it."""

    def __init__(self, questions: QuestionStore, actions: StaffActions, now: Callable[[], datetime]) -> None:
        self._questions = questions
        self._actions = actions
        self._now = now

    async def plan(self, order: BatchOrder, by: str, person: str = "") -> BatchPlan:
        """What it would do to each group, and why it cannot be; changes nothing. For `person` see `StaffActions`.

        Raises:
            NotPossibleError: there are too few groups, or too many, or no group that takes the others.
            UnknownGroupError: one of them is not there.
            UnknownReasonError: the reason is not of the list.
            ReviewError: nobody is named.
        """
        order = replace(order, groups=tuple(dict.fromkeys(order.groups)))
        if not order.groups:
            raise NotPossibleError(*say_both(SENTENCES, "batch.none"))
        if len(order.groups) > MOST:
            raise NotPossibleError(*say_both(SENTENCES, "batch.too_many", most=MOST))
        if order.verb == "merge" and (len(order.groups) == 1 or order.into not in order.groups):
            raise NotPossibleError(*say_both(SENTENCES, "batch.one"))
        target = await existing(self._questions, order.into) if order.verb == "merge" else None
        return BatchPlan(order, tuple([await self._part(id_, order, by, person) for id_ in order.changed]), target)

    async def do(self, order: BatchOrder, by: str, person: str = "") -> BatchPlan:
        """Do it to every group or, where the plan refuses one, to none; the plan says which.

        Records one act a group, as if it were done alone, which names the groups of the batch. `undo` takes all back; so
        does undoing each for itself.

        Raises:
            NotPossibleError: as `plan`; or a group was changed by somebody else at this very moment.
        """
        plan = await self.plan(order, by, person)
        if plan.refused:
            return plan
        detail = {BATCH: list(plan.order.changed)}
        acts = [replace(self._act(part, order.verb, by), detail=detail) for part in plan.parts]
        if not await self._questions.acts.record_all(acts):
            raise NotPossibleError(*say_both(SENTENCES, "batch.meanwhile"))
        return plan

    async def undo(self, groups: Sequence[int], by: str) -> tuple[int, ...]:
        """Take a batch back; the groups that are as before. Those that somebody has dealt with since stay as they are.

        Args:
            groups: those that the batch changed.

        Raises:
            NotPossibleError: nothing of it is left to undo, or somebody was faster at this very moment.
        """
        found = [last for id_ in groups if (last := await self._last_of(id_, groups)) is not None]
        if not found:
            raise NotPossibleError(*say_both(SENTENCES, "batch.nothing"))
        at = self._now().isoformat(timespec="seconds")
        # The last one first: what came into a group goes out of it in the order in which it lay there.
        acts = [(Act(last.group, "undo", by, at, last.after, last.before, undoes=last.id), last) for last in reversed(found)]
        if not await self._questions.acts.undo_all(acts):
            raise NotPossibleError(*say_both(SENTENCES, "batch.meanwhile"))
        return tuple(last.group for last in found)

    async def around(self, group_id: int) -> tuple[int, ...]:
        """The groups of the batch that a group's last act belongs to; empty where it was done to that group alone."""
        try:
            last = await self._actions.last_act(group_id)
        except NotPossibleError:
            return ()
        return tuple((last.detail or {}).get(BATCH, ()))

    async def _part(self, id_: int, order: BatchOrder, by: str, person: str) -> BatchPart:
        group = await existing(self._questions, id_)
        try:
            if order.verb == "claim":
                after = await self._actions.claim(id_, by, person=person, dry_run=True)
            elif order.verb == "dismiss":
                after = await self._actions.dismiss(id_, order.reason, by, person=person, dry_run=True)
            else:
                after = await self._actions.merge(id_, order.into, by, person=person, dry_run=True)
        except (AlreadyDoneError, NotPossibleError) as error:
            return BatchPart(group, group.standing, error)
        return BatchPart(group, after.standing)

    async def _last_of(self, id_: int, groups: Sequence[int]) -> Act | None:
        """The last act upon a group, if it is this batch's."""
        try:
            last = await self._actions.last_act(id_)
        except (NotPossibleError, UnknownGroupError):
            return None  # undone already, or gone with the questions that were kept long enough
        return last if (last.detail or {}).get(BATCH) == list(groups) else None

    def _act(self, part: BatchPart, verb: BatchVerb, by: str) -> Act:
        at = self._now().isoformat(timespec="seconds")
        return Act(part.group.id, verb, by.strip(), at, part.group.standing, part.after)
