"""Staff correct a fact or a topic that exists, or say that it is still so: tried, written, taken back. Knows no file format."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bot.errors import KamouraskaError
from bot.review import sweep
from bot.review.dry_run import DryRun
from bot.review.errors import ChangedSinceError, GoneError, ReviewError
from bot.review.proposals import Confirmation, Correction
from bot.review.trial import applied, as_text, ask_first, broken, texts_of, tried

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.errors import Problem
    from bot.knowledge.model import Fact, Topic
    from bot.review.dry_run import Changed, KnowledgeVersion, Tell
    from bot.review.model import Act
    from bot.review.proposals import Revision
    from bot.review.publishing import Publishing

_NOTHING: Final = DryRun((), (), (), ())


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction, a confirmation, or taking one back does or did.

    Attributes:
        before, after: what stands under the entry's id, as YAML.
        changes: the files as they would be, by path; None for one that would go.
        warnings: what the authors' checks would find that they do not find now, and that keeps nobody from publishing.
        waits: it was not published: somebody else is to approve it.
    """

    entry: str
    before: str
    after: str
    changes: Mapping[str, str | None]
    run: DryRun = _NOTHING
    warnings: tuple[Problem, ...] = ()
    waits: bool = False

    @property
    def lost(self) -> tuple[Changed, ...]:
        """Test questions that would lose this or another entry; those that only want words which it no longer says are none."""
        return tuple(one for one in self.run.breaks if one.after.entry != one.before.entry)

    def as_json(self) -> dict[str, Any]:
        """The object of `review correct --json` and `review confirm --json`."""
        found: dict[str, Any] = {"entry": self.entry, "before": self.before, "after": self.after, "waits": self.waits}
        found |= {"files": dict(self.changes)}
        return {**found, "warnings": [asdict(problem) for problem in self.warnings], **asdict(self.run)}


class LosesAnswersError(ReviewError):
    """Test questions would no longer get the answer that they get, and nobody gave a reason to do so all the same."""

    def __init__(self, found: Corrected) -> None:
        self.found = found
        super().__init__(*broken(found.lost))


class Correcting:
    """Corrects and confirms entries, one at a time, in turn with whoever answers groups.

    Each act is written down before its files, with their text and the entry's before and after, so that a kill between the
    two is healed at the next start.
    """

    def __init__(self, publishing: Publishing) -> None:
        self._desk = publishing.desk
        self._library = publishing.library
        self._turn = publishing.turn
        self._approval = publishing.approval

    async def preview(self, entry: str, content: str, by: str, *, name: str = "-", tell: Tell | None = None) -> Corrected:
        """Try a correction, and change nothing.

        Args:
            tell: see `trial.tried`.

        Raises:
            UnknownEntryError: there is no such fact or topic.
            ReviewError: what was given cannot become knowledge, or says what is there.
            KnowledgeError: it is no such fact or topic, or `check` would refuse the files.
        """
        return (await self._tried(Correction(entry, content, name, by, self._desk.today()), tell))[0]

    async def correct(  # noqa: PLR0913 - what there is to say of a correction, each by its name
        self,
        entry: str,
        content: str,
        by: str,
        *,
        name: str = "-",
        override: str | None = None,
        wrote: Act | None = None,
        person: str = "",
        upon: Fact | Topic | None = None,
    ) -> Corrected:
        """Try it, write it, have it answer, and close the groups that it answers. `undo` takes all of it back.

        A test question that this very entry answers, and that wants words which the correction took out, keeps nobody from
        correcting: it is told of, and belongs to be mended. One that loses the entry does.

        Args:
            override: why it is right although test questions lose their answer; recorded.
            wrote: as for `Publishing.answer`.
            person: who wrote it, see `Writer`; kept where it is to wait.
            upon: the answer for which it was written; None where it may be another by now.

        Raises:
            ChangedSinceError: it is another by the time that it is this one's turn.
            LosesAnswersError: they do, and no reason was given.
        """
        async with self._turn:
            last, named = await self._desk.entry_acts.last(entry), f"{wrote.by}, {by}" if wrote else by
            if wrote is not None and last != wrote.id:
                raise GoneError
            if upon is not None and (await asyncio.to_thread(self._library.written)).entries.get(entry) != upon:
                raise ChangedSinceError
            found, change, files, base = await self._tried(Correction(entry, content, name, named, self._desk.today()))
            if found.lost and not (override or "").strip():
                raise LosesAnswersError(found)
            note = {"note": override} if found.lost else {}
            if self._approval and wrote is None:
                kept: dict[str, Any] = {"files": {}, "before": change.before, "after": change.after, "content": content}
                await self._desk.entry_acts.record(entry, "propose", by, {**kept, "person": person, **note}, last)
                await self._desk.entry_acts.wrote(entry)
                return replace(found, waits=True)
            closes = [opened.group for opened in found.run.answers]
            detail = {**_detail(change, files), "closes": closes, **note, **({"wrote": wrote.by} if wrote else {})}
            await self._desk.entry_acts.record(entry, "correct", by, detail, last)
            await self._keep(entry, change.changes, files, base)
            for opened in found.run.answers:
                await sweep.close_by_the_way(self._desk, opened.group, opened.entry, entry)
            return found

    async def confirm(self, entry: str, on: date, by: str) -> Corrected:
        """Say that somebody read this entry at its source on that day, and that it is still so.

        Nothing else changes than that day, so nothing is asked anew.

        Raises:
            UnknownEntryError: there is no such fact or topic.
            NotPossibleError: the day has not come, or lies before the one on which it was last read.
        """
        async with self._turn:
            last = await self._desk.entry_acts.last(entry)
            files = self._library.files()
            confirmation = Confirmation(entry, on, by, self._desk.today())
            change = await asyncio.to_thread(self._library.revised, confirmation, files)
            await self._desk.entry_acts.record(entry, "confirm", by, _detail(change, files), last)
            await self._keep(entry, change.changes, files, None)
            return _told(entry, change)

    async def undo(self, entry: str, by: str, *, replacing: str | None = None) -> Corrected:
        """Take the last correction or confirmation of an entry back: its lines, and the groups that it closed.

        What others changed since in the same file stays.

        Args:
            replacing: the token of a `ReplacesError` whose versions somebody looked at.

        Raises:
            NotPossibleError: nothing is left to undo.
            ReplacesError: somebody changed the entry itself since, and `replacing` does not name it as it is now.
        """
        async with self._turn:
            last = await self._desk.entry_acts.last(entry)
            act = await self._desk.entry_acts.to_undo(entry)
            detail, files = act.detail or {}, dict(self._library.files())
            back: dict[str, bytes | None] = {}
            changed: list[str] = []
            for path, (before, after) in detail["files"].items():
                back[path] = self._restored(entry, files.get(path), after, before)
                if as_text(files.get(path)) != after and (back[path] is None or before is None):
                    changed.append(path)
                    back[path] = None if before is None else before.encode()
            ask_first({path: back[path] for path in changed}, files, replacing)
            base = await self._library.tried(applied(files, back)) if act.verb == "correct" else None
            texts = {path: [as_text(files.get(path)), as_text(content)] for path, content in back.items()}
            undoing = {"files": texts, "before": detail["after"], "after": detail["before"]}
            await self._desk.entry_acts.record(entry, "undo", by, undoing, last, undoes=act.id)
            await self._keep(entry, back, files, base, undoing=True)
            for closed in detail.get("closes", ()):
                await sweep.reopen(self._desk, closed, entry, by)
            shown: dict[str, str | None] = {path: as_text(content) for path, content in back.items()}
            return Corrected(entry, detail["after"], detail["before"], shown)

    def _restored(self, entry: str, now: bytes | None, after: str | None, before: str | None) -> bytes | None:
        """The file as it is to be; None for no file, or where only a person can tell."""
        if now is None or after is None or before is None:
            return None if before is None else before.encode()
        return self._library.restored(entry, now, after.encode(), before.encode())

    async def _keep(
        self,
        entry: str,
        changes: Mapping[str, bytes | None],
        files: Mapping[str, bytes],
        base: KnowledgeVersion | None,
        *,
        undoing: bool = False,
    ) -> None:
        """Write what was recorded; where that fails, record that nothing was."""
        try:
            if base is None:
                await self._library.restore(changes, files)
            else:
                await self._library.keep(changes, files, base)
        except KamouraskaError:
            if not undoing:
                await self._not_written(entry)
            raise
        await self._desk.entry_acts.wrote(entry)

    async def _not_written(self, entry: str) -> None:
        act = await self._desk.entry_acts.to_undo(entry)
        detail = act.detail or {}
        turned = {path: [after, before] for path, (before, after) in detail["files"].items()}
        undoing = {"files": turned, "before": detail["after"], "after": detail["before"]}
        await self._desk.entry_acts.record(entry, "undo", act.by, undoing, act.id, undoes=act.id)
        await self._desk.entry_acts.wrote(entry)

    async def _tried(
        self, correction: Correction, tell: Tell | None = None
    ) -> tuple[Corrected, Revision, Mapping[str, bytes], KnowledgeVersion]:
        files = self._library.files()
        change = await asyncio.to_thread(self._library.revised, correction, files)
        trial = await tried(self._desk, self._library, files, change.changes, tell=tell)
        return _told(correction.entry, change, trial.run, trial.warnings), change, files, trial.base


def _told(entry: str, change: Revision, run: DryRun = _NOTHING, warnings: tuple[Problem, ...] = ()) -> Corrected:
    shown: dict[str, str | None] = {path: as_text(content) for path, content in change.changes.items()}
    return Corrected(entry, change.before, change.after, shown, run, warnings)


def _detail(change: Revision, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the journal keeps of an act, and undoing it needs."""
    return {"files": texts_of(change.changes, files), "before": change.before, "after": change.after}
