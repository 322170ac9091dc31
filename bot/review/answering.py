"""Staff answer a group: tried on everything that was asked, then written, then told. Knows no file format, no channel."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.errors import KamouraskaError
from bot.review.dryrun import Asked, DryRun, Told, replay
from bot.review.errors import AlreadyDoneError, NotPossibleError, ReviewError
from bot.review.healing import Healed, heal
from bot.review.library import Proposal, Provenance
from bot.review.masking import MASKS, mask
from bot.review.model import EVERYTHING, OURSELVES, Filters, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.knowledge.model import Language
    from bot.review.desk import Desk
    from bot.review.dryrun import Base
    from bot.review.library import Library
    from bot.review.model import Group

_REPLAYED: Final = 2000
"""Groups replayed, most wanted first: more would keep a person waiting for seconds."""


_SWEPT_AT_ONCE: Final = 20
"""Groups asked before those among them that are answered close."""

_PAUSE: Final = 0.05
"""Seconds between two questions asked ahead, some twenty times what one takes."""

_QUIET: Final = 5.0
"""Seconds without a question after which some are asked ahead: two at once share one interpreter, and the person waits."""


class BreaksError(ReviewError):
    """What was proposed breaks test questions, and nobody gave a reason to do so all the same."""

    def __init__(self, run: DryRun) -> None:
        self.run = run
        shown = "; ".join(f"{broken.question!r} ({broken.file})" for broken in run.breaks[:5])
        super().__init__(
            f"refused: it would break {len(run.breaks)} test question(s): {shown}",
            f"refusé\u00a0: cela briserait {len(run.breaks)} question(s) d’essai\u00a0: {shown}",
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """What an answer would do.

    Attributes:
        changes: the files as they would be, by path; None for one that would go.
    """

    group: Group
    changes: Mapping[str, str | None]
    run: DryRun
    entry: str | None

    def as_json(self) -> dict[str, Any]:
        """The object of `review answer --json`."""
        return {"group": self.group.as_json(), "files": dict(self.changes), "entry": self.entry, **self.run.as_json()}


class Answering:
    """Answers groups, one at a time; nothing is written that was not tried first."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        self._library = library
        self._turn = asyncio.Lock()

    @property
    def desk(self) -> Desk:
        """The desk whose groups are answered."""
        return self._desk

    async def preview(self, group_id: int, proposal: Proposal, by: str) -> Preview:
        """Try an answer, and change nothing; quickly, since somebody waits: before publishing everything is asked anew.

        Raises:
            ReviewError: the group is not free, or the proposal holds what must not become public.
            KnowledgeError: the files would not be valid.
        """
        return (await self._tried(group_id, proposal, by, quick=True))[0]

    async def answer(self, group_id: int, proposal: Proposal, by: str, *, override: str | None = None) -> Preview:
        """Try it, write it, and close every group that it answers; people who wait can then be told.

        Args:
            override: why it is right although test questions break; recorded.

        Raises:
            BreaksError: test questions break, and no reason was given.
        """
        async with self._turn:
            preview, changes, base = await self._tried(group_id, proposal, by)
            if preview.run.breaks and not (override or "").strip():
                raise BreaksError(preview.run)
            before = self._library.files()
            detail = {
                "files": {path: [_text(before.get(path)), _text(content)] for path, content in changes.items()},
                "closes": [opened.group for opened in preview.run.answers if opened.group != group_id],
                **({"note": override} if preview.run.breaks else {}),
            }
            after = Standing("answered", proposal.kind, entry=preview.entry)
            # Recorded first: of two programs that answer at once, the second is told, and has written nothing.
            group = await self._desk.settle(preview.group, "answer", by, after, detail)
            try:
                await self._library.keep(changes, base)
            except KamouraskaError:
                await self._desk.undo(group_id, by)
                await self._desk.wrote(group_id)  # nothing is, and nothing is to be
                raise
            await self._desk.wrote(group_id)
            await self._close(preview.run, group_id)
            return Preview(group, preview.changes, preview.run, preview.entry)

    async def undo(self, group_id: int, by: str) -> Group:
        """Take the last act back, with the files that it wrote and the groups that it closed.

        Raises:
            NotPossibleError: nothing is left to undo, or a file was changed since.
        """
        async with self._turn:
            last = await self._desk.last_act(group_id)
            detail = last.detail or {}
            if not detail.get("files"):
                return await self._desk.undo(group_id, by)
            files = dict(self._library.files())
            back: dict[str, bytes | None] = {}
            for path, (before, after) in detail["files"].items():
                if _text(files.get(path)) != after:
                    raise NotPossibleError(
                        f"{path} was changed since; take the answer out by hand",
                        f"{path} a changé depuis\u00a0: retirez la réponse à la main",
                    )
                back[path] = None if before is None else before.encode()
            base = await self._library.tried(_applied(files, back))
            group = await self._desk.undo(group_id, by)
            await self._library.keep(back, base)
            await self._desk.wrote(group_id)
            for closed in detail.get("closes", ()):
                await self._reopen(closed, group_id, by)
            return group

    async def heal(self) -> tuple[Healed, ...]:
        """Write what was recorded and not written, because the program was killed between the two; what was found."""
        async with self._turn:
            return await heal(self._desk, self._library)

    async def look_ahead(self, idle: Callable[[], float]) -> None:
        """Ask the base of now what a dry run will want to know of it, while nobody else asks: staff then wait less.

        Args:
            idle: seconds since anybody asked the bot something.
        """
        serving = self._library.serving()
        asked = [(text, item.group.language) for item in await self._asked(EVERYTHING) for text in item.texts]
        every = [*asked, *((test.question, None) for test in self._library.tests())]
        for text, language in every:
            if self._library.serving() is not serving:  # another knowledge answers: what is asked ahead is asked of that one
                return
            while (asked_ago := idle()) < _QUIET:  # noqa: ASYNC110 - it ends by the clock, which sets no event
                await asyncio.sleep(_QUIET - asked_ago)
            await asyncio.to_thread(serving.tell, text, language)
            await asyncio.sleep(_PAUSE)

    async def sweep(self) -> tuple[int, ...]:
        """Close the open groups that the base answers now, whoever changed it; their ids.

        Those that the change can touch come first, and each few close once they were asked: a file mended by hand shows
        within seconds, however many groups wait and however much is asked meanwhile.
        """
        # What staff reopened is theirs, whatever the base says to it.
        asked = await self._asked_of_all(Filters(states=("new",)))
        serving, reached = self._library.serving(), self._library.reached()
        asked = await asyncio.to_thread(sorted, asked, key=lambda item: not any(map(reached, item.texts)))
        closed: list[int] = []
        for first in range(0, len(asked), _SWEPT_AT_ONCE):
            if self._library.serving() is not serving:  # whoever changed it has it swept again
                break
            run = await asyncio.to_thread(replay, asked[first : first + _SWEPT_AT_ONCE], (), _Silent(), serving)
            closed += [one.group for one in run.answers if await self._settle_by_the_way(one.group, one.entry, 0)]
        return tuple(closed)

    async def _tried(
        self, group_id: int, proposal: Proposal, by: str, *, quick: bool = False
    ) -> tuple[Preview, Mapping[str, bytes | None], Base]:
        group = await self._desk.free(group_id, by)
        _refuse_private(proposal)
        files = self._library.files()
        day = self._desk.today().isoformat()
        changes = self._library.drafted(proposal, files, Provenance(group.id, group.askers, group.count, by, day))
        base = await self._library.tried(_applied(files, changes))
        asked = await self._asked(EVERYTHING, group)
        tests = self._library.tests()
        serving = self._library.serving()
        after = self._library.quick(base) if quick else base
        run = await asyncio.to_thread(replay, asked, tests, serving, after, in_hand=group.id)
        entry = next((told.entry for text in group.questions if (told := base.tell(text)).outcome == "answer"), None)
        shown = {path: _text(content) for path, content in changes.items()}
        return Preview(group, shown, run, entry), changes, base

    async def _asked(self, filters: Filters, first: Group | None = None) -> list[Asked]:
        groups = list((await self._desk.list(filters, limit=_REPLAYED)).groups)
        if first is not None and all(group.id != first.id for group in groups):
            groups.append(first)
        return [Asked(group, group.questions) for group in groups]

    async def _asked_of_all(self, filters: Filters) -> list[Asked]:
        found: dict[int, Group] = {}
        while True:
            page = await self._desk.list(filters, limit=_REPLAYED, offset=len(found))
            before = len(found)
            found.update({group.id: group for group in page.groups})
            if len(found) == before:  # the last page, or one of groups that moved up meanwhile
                return [Asked(group, group.questions) for group in found.values()]

    async def _close(self, run: DryRun, group_id: int) -> None:
        for opened in run.answers:
            if opened.group != group_id:
                await self._settle_by_the_way(opened.group, opened.entry, group_id)

    async def _settle_by_the_way(self, group_id: int, entry: str | None, because: int) -> bool:
        try:
            group = await self._desk.free(group_id, OURSELVES)
            after = Standing("answered", "answered_by_the_way", entry=entry)
            await self._desk.settle(group, "close", OURSELVES, after, {"because": because})
        except AlreadyDoneError:  # somebody works on it: theirs to close
            return False
        return True

    async def _reopen(self, closed: int, because: int, by: str) -> None:
        try:
            last = await self._desk.last_act(closed)
            if last.verb == "close" and (last.detail or {}).get("because") == because:
                await self._desk.undo(closed, by)
        except ReviewError:  # staff have decided otherwise since, or retention took it
            return


class _Silent:
    """A base that answers nothing: against it everything that is answered is new."""

    def tell(self, question: str, language: Language | None = None) -> Told:
        del question, language
        return Told("abstain", None, "")


def _refuse_private(proposal: Proposal) -> None:
    for _, text in proposal.items:
        if mask(text) != text or any(word in text for word in MASKS):
            raise ReviewError(
                f"{text!r} holds what may be somebody's: rephrase it before it becomes public",
                f"«\u00a0{text}\u00a0» contient peut-être des renseignements personnels\u00a0: reformulez avant de publier",
            )


def _applied(files: Mapping[str, bytes], changes: Mapping[str, bytes | None]) -> dict[str, bytes]:
    changed = {**files, **changes}
    return {path: content for path, content in changed.items() if content is not None}


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8")
