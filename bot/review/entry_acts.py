"""What staff did to facts and topics of the knowledge, as the journal keeps it. Knows no channel, no SQL and no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.review.errors import NotPossibleError, ReviewError
from bot.review.model import Act, Standing
from bot.wording import say_both
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from bot.review.model import Verb
    from bot.review.ports import EntryActStore


class EntryActs:
    """Writes acts upon entries down, each upon the last one as it was seen: who comes second is told, and writes nothing."""

    def __init__(self, acts: EntryActStore, now: Callable[[], datetime]) -> None:
        self._acts = acts
        self._now = now

    async def of(self, entry: str) -> Sequence[Act]:
        """What was done to an entry, oldest first."""
        return await self._acts.acts_of(entry)

    async def last(self, entry: str) -> int:
        """The id of the last act upon an entry, whatever became of it; 0 where there was none."""
        acts = await self._acts.acts_of(entry)
        return acts[-1].id if acts else 0

    async def to_undo(self, entry: str) -> Act:
        """The last correction or confirmation that was not taken back; or what was proposed, while it waits.

        Raises:
            NotPossibleError: nothing is left to undo.
        """
        if (act := await self.standing(entry)) is None:
            raise NotPossibleError(*say_both(SENTENCES, "correct.nothing", entry=entry))
        return act

    async def standing(self, entry: str) -> Act | None:
        """The same, or None where nothing is left to undo."""
        acts = await self._acts.acts_of(entry)
        undone = {act.undoes for act in acts}
        done = [act for act in acts if act.verb in ("correct", "confirm") or (act.verb == "propose" and act is acts[-1])]
        return next((act for act in reversed(done) if act.id not in undone), None)

    async def record(
        self, entry: str, verb: Verb, by: str, detail: Mapping[str, Any], last: int, *, undoes: int | None = None
    ) -> None:
        """Write down what is about to be written into the files.

        Args:
            detail: the files and the entry before and after.
            last: the entry's last act, as it was seen.

        Raises:
            ReviewError: nobody is named.
            NotPossibleError: somebody else was faster.
        """
        if not by.strip():
            raise ReviewError("an act needs a name or a role: it goes into the audit trail")
        at = self._now().isoformat(timespec="seconds")
        act = Act(0, verb, by.strip(), at, Standing(), Standing(), detail, undoes, entry=entry)
        if not await self._acts.record(act, last):
            raise NotPossibleError(*say_both(SENTENCES, "correct.meanwhile", entry=entry))

    async def wrote(self, entry: str) -> None:
        """Know that the files of the entry's acts are written."""
        await self._acts.wrote(entry)
