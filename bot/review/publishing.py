"""Staff answer a group: tried on everything that was asked, then written, then told. Knows no file format, no channel."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.errors import KamouraskaError
from bot.review import sweep
from bot.review.errors import GoneError, ReviewError
from bot.review.model import Standing
from bot.review.proposals import Provenance, Writer
from bot.review.recovery import Recovered, recover
from bot.review.trial import applied, as_text, ask_first, broken, refuse_private, served, texts_of, tried

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.errors import Problem
    from bot.review.desk import Desk
    from bot.review.dry_run import DryRun, KnowledgeVersion, Tell
    from bot.review.library import Library
    from bot.review.model import Act, QuestionGroup
    from bot.review.proposals import Proposal, ProposedFiles


@dataclass(frozen=True, slots=True)
class Preview:
    """What an answer would do.

    Attributes:
        changes: the files as they would be, by path; None for one that would go.
        refused: questions of the group that would not get this answer: while there are any, the group stays open.
        warnings: what the authors' checks would find that they do not find now, and that keeps nobody from publishing.
        waits: it was not published: somebody else is to approve it.
    """

    group: QuestionGroup
    changes: Mapping[str, str | None]
    run: DryRun
    entry: str | None
    refused: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    waits: bool = False

    def as_json(self) -> dict[str, Any]:
        """The object of `review answer --json`."""
        found = {"group": self.group.as_json(), "files": dict(self.changes), "entry": self.entry, "refused": self.refused}
        warnings = [asdict(problem) for problem in self.warnings]
        return {**found, "waits": self.waits, "warnings": warnings, **asdict(self.run)}


class BreaksError(ReviewError):
    """What was proposed breaks test questions, and nobody gave a reason to do so all the same."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*broken(preview.run.breaks))


@dataclass(frozen=True, slots=True)
class _Trial:
    preview: Preview
    draft: ProposedFiles
    base: KnowledgeVersion
    files: Mapping[str, bytes]


class Publishing:
    """Answers groups, one at a time; nothing is written that was not tried first.

    Attributes:
        desk: whose groups are answered.
        library: the knowledge that answers are written into.
        turn: held by whoever writes; corrections take it too.
        approval: whether what one writes waits for another to publish it (`bot.review.approval`).
    """

    def __init__(self, desk: Desk, library: Library, *, approval: bool = False) -> None:
        self.approval = approval
        self.desk = desk
        self.library = library
        self.turn = asyncio.Lock()

    async def preview(
        self,
        group_id: int,
        proposal: Proposal,
        by: str,
        person: str = "",
        *,
        replacing: str | None = None,
        tell: Tell | None = None,
    ) -> Preview:
        """Try an answer, and change nothing.

        Needs what `answer` needs.

        Args:
            person: a stable id of `by`'s, see `Writer`. tell: see `trial.tried`.

        Raises:
            ReplacesError: a file stands there already, and not the one that `replacing` names.
            ReviewError: the group is not free, or the proposal holds what must not become public.
            KnowledgeError: the files would not be valid, or the authors' checks would find a new error in them.
        """
        return (await self._tried(group_id, proposal, by, person, replacing, tell=tell)).preview

    async def answer(
        self,
        group_id: int,
        proposal: Proposal,
        by: str,
        *,
        override: str | None = None,
        replacing: str | None = None,
        writer: Writer = Writer(),  # noqa: B008 - frozen
        wrote: Act | None = None,
    ) -> Preview:
        """Try it, write it, and close every group that it answers; people who wait can then be told.

        Needs an open group that nobody else holds. Writes the files and has them answer; records their text before and
        after, the groups that closed, and why test questions might break. `undo` takes all of it back.

        The group itself closes only when each of its questions gets this very answer from what answers from now on; else it
        stays open, and the preview says what is still refused.

        Args:
            override: why it is right although test questions break; recorded.
            replacing: the token of a `ReplacesError` whose versions somebody looked at.
            writer: what is kept of `by` where it is to wait.
            wrote: the proposal of somebody else that `by` approves; without it, where approval is asked for, this is one.

        Raises:
            BreaksError: test questions break, and no reason was given.
        """
        async with self.turn:
            trial = await self._tried(group_id, proposal, by, writer.person, replacing, wrote)
            preview, changes = trial.preview, trial.draft.changes
            if preview.run.breaks and not (override or "").strip():
                raise BreaksError(preview)
            if self.approval and wrote is None:
                kept = {"proposal": asdict(proposal), "replacing": replacing, **asdict(writer)}
                return await self._propose(preview, by, kept | ({"note": override} if preview.run.breaks else {}))
            detail = {
                "files": texts_of(changes, trial.files),
                "closes": [opened.group for opened in preview.run.answers if opened.group != group_id],
                **({"note": override} if preview.run.breaks else {}),
                **({"wrote": wrote.by} if wrote else {}),
            }
            after = Standing("answered", proposal.kind, entry=preview.entry)
            if preview.refused:
                after = preview.group.standing
            return await self._publish(trial, by, after, detail)

    async def _publish(self, trial: _Trial, by: str, after: Standing, detail: Mapping[str, Any]) -> Preview:
        """Record it, write it, close what it answers by the way."""
        preview, group_id = trial.preview, trial.preview.group.id
        # Recorded first: of two programs that answer at once, the second is told, and has written nothing.
        group = await self.desk.actions.settle(preview.group, "answer", by, after, detail)
        try:
            await self.library.keep(trial.draft.changes, trial.files, trial.base)
        except KamouraskaError:
            await self.desk.actions.undo(group_id, by)
            await self.desk.actions.wrote(group_id)  # nothing is, and nothing is to be
            raise
        await self.desk.actions.wrote(group_id)
        await self._close(preview.run, group_id)
        return replace(preview, group=group)

    async def _propose(self, preview: Preview, by: str, detail: Mapping[str, Any]) -> Preview:
        """Keep what was written for another to publish; its group is held by its writer meanwhile."""
        held = Standing("claimed", holder=by.strip(), holder_person=detail["person"] or None)
        group = await self.desk.actions.settle(preview.group, "propose", by, held, detail)
        return replace(preview, group=group, waits=True)

    async def undo(self, group_id: int, by: str, *, replacing: str | None = None) -> QuestionGroup:
        """Take the last act back, with the files that it wrote and the groups that it closed.

        Records an act that names the one taken back; groups that staff have dealt with since stay as they are. Nothing
        undoes it: the answer is given again.

        Args:
            replacing: as for `answer`.

        Raises:
            NotPossibleError: nothing is left to undo.
            ReplacesError: somebody changed a file since, and `replacing` does not name it as it is now.
        """
        async with self.turn:
            last = await self.desk.actions.last_act(group_id)
            detail = last.detail or {}
            if not detail.get("files"):
                return await self.desk.actions.undo(group_id, by)
            files = dict(self.library.files())
            back: dict[str, bytes | None] = {}
            for path, (before, _) in detail["files"].items():
                back[path] = None if before is None else before.encode()
            changed = {path for path, (_, after) in detail["files"].items() if as_text(files.get(path)) != after}
            ask_first({path: back[path] for path in changed}, files, replacing)
            base = await self.library.tried(applied(files, back))
            group = await self.desk.actions.undo(group_id, by)
            await self.library.keep(back, files, base)
            await self.desk.actions.wrote(group_id)
            for closed in detail.get("closes", ()):
                await sweep.reopen(self.desk, closed, group_id, by)
            return group

    async def recover(self) -> tuple[Recovered, ...]:
        """Write what was recorded and not written, because the program was killed between the two; what was found.

        Records nothing: the acts are there, and `undo` takes them back as any.
        """
        async with self.turn:
            return await recover(self.desk, self.library)

    async def _tried(
        self,
        group_id: int,
        proposal: Proposal,
        by: str,
        person: str,
        replacing: str | None,
        wrote: Act | None = None,
        tell: Tell | None = None,
    ) -> _Trial:
        whose = (wrote.by, str((wrote.detail or {}).get("person", ""))) if wrote else (by, person)
        group = await self.desk.actions.free(group_id, *whose)
        if wrote is not None and (await self.desk.queue.show(group_id)).acts[-1].id != wrote.id:
            raise GoneError
        refuse_private(proposal)
        files = self.library.files()
        day, named = self.desk.today().isoformat(), f"{wrote.by}, {by}" if wrote else by
        draft = self.library.drafted(proposal, files, Provenance(group.id, group.askers, group.count, named, day))
        changes = draft.changes
        ask_first({path: content for path, content in changes.items() if path in files}, files, replacing)
        trial = await tried(self.desk, self.library, files, changes, in_hand=group, tell=tell)
        base = trial.base
        entry, refused = await served(self.desk, group, base, draft)
        shown = {path: as_text(content) for path, content in changes.items()}
        refused = tuple(dict.fromkeys((*trial.run.missed, *refused)))
        return _Trial(Preview(group, shown, trial.run, entry, refused, trial.warnings), draft, base, files)

    async def _close(self, run: DryRun, group_id: int) -> None:
        for opened in run.answers:
            if opened.group != group_id:
                await sweep.close_by_the_way(self.desk, opened.group, opened.entry, group_id)
