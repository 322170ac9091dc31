"""What staff do with a group: claim, release, dismiss, reopen, merge, split, undo. Knows no channel and no SQL.

Every act is made upon the group as it was seen: whoever comes second is told who did what, and overwrites nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from bot.review import noting
from bot.review.errors import (
    AlreadyDoneError,
    FieldsError,
    NotPossibleError,
    ReviewError,
    UnknownGroupError,
    UnknownReasonError,
)
from bot.review.intake import Intake
from bot.review.model import DISMISSALS, OPEN, Act, Dismissal, Standing
from bot.review.written import fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.review.model import Group, Unwritten, Verb


class Casework(Intake):
    """The staff's acts. `by` is the name or role of who acts, for the audit trail.

    All of them raise `UnknownGroupError` when there is no such group, `AlreadyDoneError` when it does not stand as the
    act needs or somebody was faster, `ReviewError` when nobody is named, `StoreError` when the store fails.
    """

    async def claim(self, group_id: int, by: str) -> Group:
        """Say that one is working on it; others are told so, and leave it alone until it is released."""
        group = await self._standing_in(group_id, ("new", "reopened"))
        return await self._act(group, "claim", by, replace(group.standing, state="claimed", holder=_named(by)))

    async def release(self, group_id: int, by: str) -> Group:
        """Give a claimed group back to all, as it stood before; anybody may, so that no absence blocks it."""
        group = await self._standing_in(group_id, ("claimed",))
        acts = await self._store.acts_of(group_id)
        claimed = next((act for act in reversed(acts) if act.after == group.standing and act.verb == "claim"), None)
        return await self._act(group, "release", by, claimed.before if claimed else Standing())

    async def dismiss(self, group_id: int, reason: str, by: str, *, dry_run: bool = False) -> Group:
        """Put a group aside: what joins it later is counted, and it stays aside until many more people ask.

        Args:
            reason: one of `DISMISSALS`.
            dry_run: change nothing; the group is returned as it would be.

        Raises:
            UnknownReasonError: the reason is not of the list.
        """
        after = Standing("dismissed", _dismissal(reason))
        _named(by)
        group = await self._free(group_id, by)
        return replace(group, standing=after) if dry_run else await self._act(group, "dismiss", by, after)

    async def reopen(self, group_id: int, by: str) -> Group:
        """Put a settled group back into the queue."""
        group = await self._standing_in(group_id, ("dismissed", "answered"))
        return await self._act(group, "reopen", by, Standing("reopened"))

    async def merge(self, group_id: int, into: int, by: str, *, dry_run: bool = False) -> Group:
        """Say that two groups are one question: the questions go over, and so will those that mean the same.

        Raises:
            FieldsError: into itself, or into nothing.
            NotPossibleError: into a group that was merged away.
        """
        if into < 1:
            raise FieldsError((fault("into", "missing"),))
        if group_id == into:
            raise FieldsError((fault("into", "itself"),))
        _named(by)
        group, target = await self._free(group_id, by), await self._group(into)
        if target.standing.state == "merged":
            raise NotPossibleError(
                f"group {into} was itself merged into group {target.standing.into}",
                f"le groupe {into} est lui-même fusionné dans le groupe {target.standing.into}",
            )
        after = Standing("merged", "duplicate", into=into)
        if not dry_run and not await self._store.merge(self._written(group, "merge", by, after), into):
            raise await self._already_done(group_id)
        return replace(group, standing=after)

    async def split(self, group_id: int, texts: Sequence[str], by: str) -> int:
        """Give the questions of these texts a group of their own, which is returned.

        Raises:
            NotPossibleError: no question has one of these texts, or none would be left.
        """
        group = await self._free(group_id, by)
        asked = {question.text for question in await self._store.questions_of(group_id)}
        if asked.isdisjoint(texts) or asked <= set(texts):
            raise NotPossibleError(
                "a part is some of the questions, neither none nor all", "une partie\u00a0: ni aucune question, ni toutes"
            )
        first = next(text for text in texts if text in asked)
        new = await self._store.split(self._written(group, "split", by, group.standing), texts, noting.normal(first))
        if new is None:
            raise await self._already_done(group_id)
        return new

    async def last_act(self, group_id: int) -> Act:
        """What `undo` would take back.

        Raises:
            NotPossibleError: nothing is left to undo.
        """
        group = await self._group(group_id)
        acts = await self._store.acts_of(group_id)
        undone = {act.undoes for act in acts}
        standing = [act for act in acts if act.verb != "undo" and act.id not in undone]
        if not standing or standing[-1].after != group.standing:
            raise NotPossibleError(
                f"nothing is left to undo with group {group_id}", f"il n’y a plus rien à annuler pour le groupe {group_id}"
            )
        return standing[-1]

    async def undo(self, group_id: int, by: str) -> Group:
        """Take the last act back: the group stands exactly as before, what was moved returns.

        Raises:
            NotPossibleError: nothing is left to undo.
        """
        last = await self.last_act(group_id)
        group = await self._group(group_id)
        act = replace(self._written(group, "undo", by, last.before), undoes=last.id)
        if not await self._store.undo(act, last):
            raise await self._already_done(group_id)
        return await self._group(group_id)

    async def settle(self, group: Group, verb: Verb, by: str, after: Standing, detail: Mapping[str, Any]) -> Group:
        """Write down that a group is answered, with what was written where; for whoever answers."""
        return await self._act(group, verb, by, after, detail)

    async def wrote(self, group_id: int) -> None:
        """Know that what an answer, or taking it back, changes of the knowledge is written."""
        await self._store.wrote(group_id)

    async def unwritten(self) -> Sequence[Unwritten]:
        """What was recorded and perhaps not written: the program was killed between the two."""
        return await self._store.unwritten()

    async def free(self, group_id: int, by: str) -> Group:
        """The group, if it is open and nobody else holds it."""
        return await self._free(group_id, by)

    async def _act(self, group: Group, verb: Verb, by: str, after: Standing, detail: Mapping[str, Any] | None = None) -> Group:
        if not await self._store.record(replace(self._written(group, verb, by, after), detail=detail)):
            raise await self._already_done(group.id)
        return await self._group(group.id)

    def _written(self, group: Group, verb: Verb, by: str, after: Standing) -> Act:
        return Act(group.id, verb, _named(by), self._at(), group.standing, after)

    async def _free(self, group_id: int, by: str) -> Group:
        group = await self._standing_in(group_id, OPEN)
        if group.standing.holder not in (None, by.strip()):
            raise await self._already_done(group_id)
        return group

    async def _standing_in(self, group_id: int, states: Sequence[str]) -> Group:
        group = await self._group(group_id)
        if group.standing.state not in states:
            raise await self._already_done(group_id)
        return group

    async def _group(self, group_id: int) -> Group:
        group = await self._store.group(group_id)
        if group is None:
            raise UnknownGroupError(group_id)
        return group

    async def _already_done(self, group_id: int) -> ReviewError:
        acts: Sequence[Act] = await self._store.acts_of(group_id)
        return AlreadyDoneError(await self._group(group_id), acts[-1] if acts else None)


def _named(by: str) -> str:
    if not by.strip():
        raise ReviewError("an act needs a name or a role: it goes into the audit trail")
    return by.strip()


def _dismissal(reason: str) -> Dismissal:
    for known in DISMISSALS:
        if reason == known:
            return known
    raise UnknownReasonError(reason, get_args(Dismissal))
