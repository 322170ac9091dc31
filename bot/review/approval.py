"""A second pair of eyes: what somebody wrote waits until another has seen what it does, and publishes it or sends it back.

What waits is the last act of its group or entry, a `propose`, whole in the trail: whatever is done there next, taking it
back included, and it waits no more. Knows no channel and no SQL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.review.correcting import Correcting
from bot.review.errors import GoneError, NotPossibleError
from bot.review.proposals import Proposal
from bot.review.roles import is_same
from bot.wording import say_both
from bot.wording.approval import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.review.correcting import Corrected
    from bot.review.model import Act
    from bot.review.publishing import Preview, Publishing


class Approval:
    """What waits for somebody else than who wrote it; `target` is the number of a group, or the id of an entry."""

    def __init__(self, publishing: Publishing) -> None:
        self._publishing = publishing
        self._desk = publishing.desk
        self._correcting = Correcting(publishing)

    async def waiting(self) -> Sequence[Act]:
        """Every proposal that waits, oldest first."""
        return [act for act in await self._desk.actions.proposed() if _is_whole(act)]

    async def one(self, target: int | str) -> Act:
        """What waits for a group or an entry.

        Raises:
            NotPossibleError: nothing does, or no longer.
        """
        found = [act for act in await self.waiting() if target in (act.group, act.entry)]
        if not target or not found:
            raise GoneError
        return found[-1]

    async def preview(self, act: Act) -> Preview | Corrected:
        """What it would do today: the dry run that its writer saw."""
        if act.entry:
            return await self._correcting.preview(act.entry, _detail(act)["content"], act.by)
        detail = _detail(act)
        person, replacing = detail.get("person", ""), detail.get("replacing")
        return await self._publishing.preview(act.group, _proposal(act), act.by, person, replacing=replacing)

    async def approve(
        self, target: int | str, by: str, *, seen: int, person: str = "", override: str | None = None
    ) -> Preview | Corrected:
        """Publish it. The journal says who wrote it, and who approved; `undo` takes it back as any.

        Args:
            seen: the id of the act that was looked at.
            person: who approves, see `is_own`.
            override: why it is right although test questions break; what its writer gave stands otherwise.

        Raises:
            NotPossibleError: whoever approves wrote it; or it is another one by now.
        """
        act = await self._seen(target, by, person, seen)
        reason = (override or "").strip() or _detail(act).get("note")
        if act.entry:
            content = _detail(act)["content"]
            return await self._correcting.correct(act.entry, content, by, override=reason, wrote=act)
        replacing = _detail(act).get("replacing")
        return await self._publishing.answer(act.group, _proposal(act), by, override=reason, replacing=replacing, wrote=act)

    async def send_back(self, target: int | str, by: str, word: str, *, seen: int, person: str = "") -> None:
        """Have its writer look at it again, with a word; a group stays theirs.

        Raises:
            NotPossibleError: as `approve`; or there is no word.
        """
        act = await self._seen(target, by, person, seen)
        if not word.strip():
            raise NotPossibleError(*say_both(SENTENCES, "approve.no_word"))
        detail = {**_detail(act), "note": word.strip(), "wrote": act.by}
        if act.entry:
            await self._desk.entry_acts.record(act.entry, "send_back", by, detail, act.id)
            await self._desk.entry_acts.wrote(act.entry)
        else:
            group = (await self._desk.queue.show(act.group)).group
            await self._desk.actions.settle(group, "send_back", by, group.standing, detail)

    async def _seen(self, target: int | str, by: str, person: str, seen: int) -> Act:
        act = await self.one(target)
        if act.id != seen:
            raise GoneError
        if is_own(act, by, person):
            raise NotPossibleError(*say_both(SENTENCES, "approve.own"))
        return act


def is_own(act: Act, by: str, person: str) -> bool:
    """Whether somebody wrote what waits, or was sent back; `person` is a stable id of theirs, see `is_same`."""
    detail = _detail(act)
    return is_same(by, person, detail.get("wrote", act.by), detail.get("person", ""))


def sheet_of(acts: Sequence[Act], by: str, person: str) -> Mapping[str, str]:
    """What somebody had written on the sheet of a group, where it was sent back to them; empty otherwise."""
    last = acts[-1] if acts else None
    if last is None or last.verb != "send_back" or not is_own(last, by, person):
        return {}
    sheet: dict[str, str] = _detail(last).get("sheet") or {}
    return sheet


def _proposal(act: Act) -> Proposal:
    told: dict[str, Any] = dict(_detail(act)["proposal"])
    items = tuple((language, text) for language, text in told.pop("items"))
    return Proposal(**{**told, "items": items, "actions": tuple(told["actions"])})


def _is_whole(act: Act) -> bool:
    """Whether nothing of it was erased since."""
    return ("content" if act.entry else "proposal") in _detail(act)


def _detail(act: Act) -> Mapping[str, Any]:
    return act.detail or {}
