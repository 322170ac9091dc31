"""What the base answers by now: groups that close by the way, and what is asked ahead. Knows no file format, no channel."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from bot.review.dry_run import AskedGroup, Told, replay
from bot.review.errors import AlreadyDoneError, ReviewError
from bot.review.model import EVERYTHING, OURSELVES, Filters, Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.model import Language
    from bot.review.desk import Desk
    from bot.review.library import Library
    from bot.review.model import QuestionGroup

_REPLAYED: Final = 2000
"""Groups replayed, most wanted first: more would keep a person waiting for seconds."""


_ASKED_AT_ONCE: Final = 20
"""Groups asked before those among them that are answered close."""

_PAUSE: Final = 0.05
"""Seconds between two questions asked ahead, some twenty times what one takes."""

_QUIET: Final = 5.0
"""Seconds without a question after which some are asked ahead: two at once share one interpreter, and the person waits."""


async def ask_ahead(desk: Desk, library: Library, idle: Callable[[], float]) -> None:
    """Ask the base of now what a dry run will want to know of it, while nobody else asks: staff then wait less.

    Args:
        idle: seconds since anybody asked the bot something.
    """
    serving = library.serving()
    known = [(text, item.group.language) for item in await asked(desk, EVERYTHING) for text in item.texts]
    every = [*known, *((test.question, None) for test in library.tests())]
    for text, language in every:
        if library.serving() is not serving:  # another knowledge answers: what is asked ahead is asked of that one
            return
        while (asked_ago := idle()) < _QUIET:  # noqa: ASYNC110 - it ends by the clock, which sets no event
            await asyncio.sleep(_QUIET - asked_ago)
        await asyncio.to_thread(serving.tell, text, language)
        await asyncio.sleep(_PAUSE)


async def close_answered(desk: Desk, library: Library) -> tuple[int, ...]:
    """Close the open groups that the base answers now, whoever changed it; their ids.

    Needs groups that nobody took in hand; records a `close` of the program's own for each. `undo` opens one again.

    Those that the change can touch come first, and each few close once they were asked: a file mended by hand shows
    within seconds, however many groups wait and however much is asked meanwhile.
    """
    # What staff reopened is theirs, whatever the base says to it.
    groups = await _asked_of_all(desk, Filters(states=("new",)))
    serving, reached = library.serving(), library.reached()
    groups = await asyncio.to_thread(sorted, groups, key=lambda item: not any(map(reached, item.texts)))
    done: list[int] = []
    for first in range(0, len(groups), _ASKED_AT_ONCE):
        if library.serving() is not serving:  # whoever changed it has it swept again
            break
        run = await asyncio.to_thread(replay, groups[first : first + _ASKED_AT_ONCE], (), _Silent(), serving)
        done += [one.group for one in run.answers if await close_by_the_way(desk, one.group, one.entry, 0)]
    return tuple(done)


async def asked(desk: Desk, filters: Filters, first: QuestionGroup | None = None) -> list[AskedGroup]:
    """Groups with their questions, so many at most, the one in hand in any case."""
    groups = list((await desk.queue.list(filters, limit=_REPLAYED)).groups)
    if first is not None and all(group.id != first.id for group in groups):
        groups.append(first)
    return [AskedGroup(group, group.questions) for group in groups]


async def _asked_of_all(desk: Desk, filters: Filters) -> list[AskedGroup]:
    found: dict[int, QuestionGroup] = {}
    while True:
        page = await desk.queue.list(filters, limit=_REPLAYED, offset=len(found))
        before = len(found)
        found.update({group.id: group for group in page.groups})
        if len(found) == before:  # the last page, or one of groups that moved up meanwhile
            return [AskedGroup(group, group.questions) for group in found.values()]


async def close_by_the_way(desk: Desk, group_id: int, entry: str | None, because: int | str) -> bool:
    """Close a group that is answered though nobody took it in hand; False where somebody works on it.

    Records a `close` of the program's own, with what it came by; `undo` opens the group again.

    Args:
        because: the group whose answer it was, or the entry that was corrected; 0 for a change of the files.
    """
    try:
        group = await desk.actions.free(group_id, OURSELVES)
        after = Standing("answered", "answered_by_the_way", entry=entry)
        await desk.actions.settle(group, "close", OURSELVES, after, {"because": because})
    except AlreadyDoneError:  # somebody works on it: theirs to close
        return False
    return True


async def reopen(desk: Desk, group_id: int, because: int | str, by: str) -> None:
    """Open a group again that `close_by_the_way` closed, when what closed it is taken back.

    Not where staff have decided otherwise since, or retention took the group.
    """
    try:
        last = await desk.actions.last_act(group_id)
        if last.verb == "close" and (last.detail or {}).get("because") == because:
            await desk.actions.undo(group_id, by)
    except ReviewError:
        return


class _Silent:
    """A base that answers nothing: against it everything that is answered is new."""

    def tell(self, question: str, language: Language | None = None) -> Told:
        del question, language
        return Told("abstain", None, "")
