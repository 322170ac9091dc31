"""What staff do with a group: claim, release, dismiss, reopen, merge, split, undo. Knows no channel and no SQL.

Every act is made upon the group as it was seen: whoever comes second is told who did what, and overwrites nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from bot.review import notes
from bot.review.errors import AlreadyDoneError, FieldsError, NotPossibleError, ReviewError, UnknownReasonError
from bot.review.model import DISMISSALS, ERASED, OPEN, Act, Dismissal, Standing
from bot.review.proposal_check import fault
from bot.review.queue import existing
from bot.review.roles import is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.review.model import QuestionGroup, Verb
    from bot.review.ports import QuestionStore
    from bot.review.unwritten import Unwritten


class StaffActions:
    """The staff's acts. `by` is the name or role of who acts, for the audit trail; `person` an id of theirs, see `Writer`.

    Each records one act: its verb, who and when, how the group stood before and after. All of them raise
    `UnknownGroupError` when there is no such group, `AlreadyDoneError` when it does not stand as the act needs or
    somebody was faster, `ReviewError` when nobody is named, `StoreError` when the store fails; nothing is changed then.
    """

    def __init__(self, questions: QuestionStore, now: Callable[[], datetime]) -> None:
        self._questions = questions
        self._acts = questions.acts
        self._now = now

    async def claim(self, group_id: int, by: str, *, person: str = "", dry_run: bool = False) -> QuestionGroup:
        """Say that one is working on it; others are told so, and leave it alone until it is released.

        Needs a group that is new or reopened; makes `by` its holder. `release` or `undo` gives it back.

        Args:
            dry_run: change nothing; the group is returned as it would be.
        """
        group = await self._standing_in(group_id, ("new", "reopened"))
        after = replace(group.standing, state="claimed", holder=_named(by), holder_person=person or None)
        return replace(group, standing=after) if dry_run else await self._act(group, "claim", by, after)

    async def release(self, group_id: int, by: str) -> QuestionGroup:
        """Give a claimed group back to all, as it stood before; anybody may, so that no absence blocks it.

        Needs a claimed group. `undo` gives it back to whoever held it.
        """
        group = await self._standing_in(group_id, ("claimed",))
        acts = await self._acts.acts_of(group_id)
        claimed = next((act for act in reversed(acts) if act.after == group.standing and act.verb == "claim"), None)
        return await self._act(group, "release", by, claimed.before if claimed else Standing())

    async def dismiss(self, group_id: int, reason: str, by: str, *, person: str = "", dry_run: bool = False) -> QuestionGroup:
        """Put a group aside: what joins it later is counted, and it stays aside until many more people ask.

        Needs an open group that nobody else holds; records the reason as its resolution. `reopen` or `undo` brings it
        back.

        Args:
            reason: one of `DISMISSALS`.
            dry_run: change nothing; the group is returned as it would be.

        Raises:
            UnknownReasonError: the reason is not of the list.
        """
        after = Standing("dismissed", _dismissal(reason))
        _named(by)
        group = await self.free(group_id, by, person)
        return replace(group, standing=after) if dry_run else await self._act(group, "dismiss", by, after)

    async def reopen(self, group_id: int, by: str) -> QuestionGroup:
        """Put a settled group back into the queue.

        Needs a group that was answered or dismissed; the knowledge stays as it is. `undo` settles it as before.
        """
        group = await self._standing_in(group_id, ("dismissed", "answered"))
        return await self._act(group, "reopen", by, Standing("reopened"))

    async def merge(self, group_id: int, into: int, by: str, *, person: str = "", dry_run: bool = False) -> QuestionGroup:
        """Say that two groups are one question: the questions go over, and so will those that mean the same.

        Needs an open group that nobody else holds; moves its questions, wishes and meanings, and records which. `undo`
        moves them back.

        Args:
            into: the group that takes them.
            dry_run: change nothing; the group is returned as it would be.

        Raises:
            FieldsError: into itself, or into nothing.
            NotPossibleError: into a group that was merged away.
        """
        if into < 1:
            raise FieldsError((fault("into", "missing"),))
        if group_id == into:
            raise FieldsError((fault("into", "itself"),))
        _named(by)
        group, target = await self.free(group_id, by, person), await existing(self._questions, into)
        if target.standing.state == "merged":
            raise NotPossibleError(
                f"group {into} was itself merged into group {target.standing.into}",
                f"le groupe {into} est lui-même fusionné dans le groupe {target.standing.into}",
            )
        after = Standing("merged", "duplicate", into=into)
        if not dry_run and not await self._acts.merge(self._written(group, "merge", by, after), into):
            raise await self._already_done(group_id)
        return replace(group, standing=after)

    async def split(self, group_id: int, texts: Sequence[str], by: str, *, person: str = "") -> int:
        """Give the questions of these texts a group of their own, which is returned.

        Needs an open group that nobody else holds; moves their wishes too, and the meanings that only they have, and
        records which. `undo` moves them back, as long as nobody has dealt with the new group.

        Raises:
            NotPossibleError: no question has one of these texts, or none would be left.
        """
        group = await self.free(group_id, by, person)
        asked = {question.text for question in await self._questions.questions_of(group_id)}
        if asked.isdisjoint(texts) or asked <= set(texts):
            raise NotPossibleError(
                "a part is some of the questions, neither none nor all", "une partie\u00a0: ni aucune question, ni toutes"
            )
        first = next(text for text in texts if text in asked)
        new = await self._acts.split(self._written(group, "split", by, group.standing), texts, notes.normal(first))
        if new is None:
            raise await self._already_done(group_id)
        return new

    async def last_act(self, group_id: int) -> Act:
        """What `undo` would take back; changes nothing.

        Raises:
            NotPossibleError: nothing is left to undo, or what it wrote was erased since.
        """
        group = await existing(self._questions, group_id)
        acts = await self._acts.acts_of(group_id)
        undone = {act.undoes for act in acts}
        standing = [act for act in acts if act.verb != "undo" and act.id not in undone]
        if not standing or standing[-1].after != group.standing:
            raise NotPossibleError(
                f"nothing is left to undo with group {group_id}", f"il n’y a plus rien à annuler pour le groupe {group_id}"
            )
        if "files" in (standing[-1].detail or {}).get(ERASED, ()):
            raise NotPossibleError(
                f"what group {group_id} was answered with held a text that was erased since: take it out of its file by hand",
                f"la réponse au groupe {group_id} contenait un texte effacé depuis\u00a0: retirez-la de son fichier à la main",
            )
        return standing[-1]

    async def undo(self, group_id: int, by: str) -> QuestionGroup:
        """Take the last act back: the group stands exactly as before, what was moved returns.

        Records an act of its own, which names the one that it took back. Nothing undoes it: the act is done again. Files
        that an answer wrote are for `Publishing.undo`.

        Raises:
            NotPossibleError: nothing is left to undo.
        """
        last = await self.last_act(group_id)
        group = await existing(self._questions, group_id)
        act = replace(self._written(group, "undo", by, last.before), undoes=last.id)
        if not await self._acts.undo(act, last):
            raise await self._already_done(group_id)
        return await existing(self._questions, group_id)

    async def settle(
        self, group: QuestionGroup, verb: Verb, by: str, after: Standing, detail: Mapping[str, Any]
    ) -> QuestionGroup:
        """Write down that a group is answered, with what was written where; for whoever answers.

        Needs the group to stand as it was seen; records `detail`, which undoing needs. `undo` takes it back.
        """
        return await self._act(group, verb, by, after, detail)

    async def wrote(self, group_id: int) -> None:
        """Know that what an answer, or taking it back, changes of the knowledge is written."""
        await self._acts.wrote(group_id)

    async def unwritten(self) -> Sequence[Unwritten]:
        """What was recorded and perhaps not written: the program was killed between the two."""
        return await self._acts.unwritten()

    async def proposed(self) -> Sequence[Act]:
        """What was proposed last to groups and entries, and waits for somebody's approval."""
        return await self._acts.proposed()

    async def free(self, group_id: int, by: str, person: str = "") -> QuestionGroup:
        """The group, if it is open and nobody else holds it; changes nothing."""
        group = await self._standing_in(group_id, OPEN)
        if is_held(group.standing, by, person):
            raise await self._already_done(group_id)
        return group

    async def _act(
        self, group: QuestionGroup, verb: Verb, by: str, after: Standing, detail: Mapping[str, Any] | None = None
    ) -> QuestionGroup:
        if not await self._acts.record(replace(self._written(group, verb, by, after), detail=detail)):
            raise await self._already_done(group.id)
        return await existing(self._questions, group.id)

    def _written(self, group: QuestionGroup, verb: Verb, by: str, after: Standing) -> Act:
        return Act(group.id, verb, _named(by), self._now().isoformat(timespec="seconds"), group.standing, after)

    async def _standing_in(self, group_id: int, states: Sequence[str]) -> QuestionGroup:
        group = await existing(self._questions, group_id)
        if group.standing.state not in states:
            raise await self._already_done(group_id)
        return group

    async def _already_done(self, group_id: int) -> ReviewError:
        acts: Sequence[Act] = await self._acts.acts_of(group_id)
        return AlreadyDoneError(await existing(self._questions, group_id), acts[-1] if acts else None)


def is_held(standing: Standing, by: str, person: str) -> bool:
    """Whether somebody else holds a group."""
    holder = standing.holder
    return holder is not None and not is_same(by, person, holder, standing.holder_person or "")


def _named(by: str) -> str:
    if not by.strip():
        raise ReviewError("an act needs a name or a role: it goes into the audit trail")
    return by.strip()


def _dismissal(reason: str) -> Dismissal:
    for known in DISMISSALS:
        if reason == known:
            return known
    raise UnknownReasonError(reason, get_args(Dismissal))
