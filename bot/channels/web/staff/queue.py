"""The queue of the staff's pages, with its filters. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import parse_qsl, urlencode

from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import nearest_now, staff_page
from bot.channels.web.staff.sign_in import sign_in
from bot.channels.web.staff.site import STAFF
from bot.exchange import CHANNELS
from bot.knowledge.model import LANGUAGES
from bot.review.batches import MOST
from bot.review.model import DISMISSALS, OPEN, STATES, Filters
from bot.review.saved_filters import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiohttp import web

    from bot.review.model import Cause
    from bot.review.saved_filters import SavedFilter
    from bot.review.staff_sessions import StaffSession

T = TypeVar("T", bound=str)

ON_A_PAGE: Final = 25
REASONS: Final[tuple[Cause, ...]] = (
    "wrong_answer",
    "not_recorded",
    "unknown_entity",
    "below_threshold",
    "too_close",
    "out_of_scope",
)
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What somebody wants to see of the queue, as the address says it."""

    state: str
    language: str
    reason: str
    channel: str
    text: str
    page: int

    @classmethod
    def of(cls, query: Mapping[str, str]) -> QueueQuery:
        """What is not known is not narrowed by."""
        return cls(
            state=_known(query.get("state", ""), ("all", *STATES)) or "open",
            language=_known(query.get("language", ""), LANGUAGES) or "",
            reason=_known(query.get("reason", ""), REASONS) or "",
            channel=_known(query.get("channel", ""), CHANNELS) or "",
            text=query.get("text", "")[:200],
            page=page_of(query),
        )

    def filters(self) -> Filters:
        """The same for the desk."""
        states = OPEN if self.state == "open" else tuple(state for state in STATES if state == self.state)
        return Filters(
            states=states,
            language=_known(self.language, LANGUAGES),
            reason=_known(self.reason, REASONS),
            channel=_known(self.channel, CHANNELS),
            text=self.text or None,
        )

    def address(self, to: str = "/staff", **changed: object) -> str:
        """The queue with something changed, from its first page; what is left out is the first page of everything.

        Args:
            to: another page of the staff's, which carries the queue along to lead back to it.
        """
        told: dict[str, Any] = {name: getattr(self, name) for name in ("state", "language", "reason", "channel", "text")}
        told = {name: value for name, value in (told | changed).items() if value and (name, value) != ("state", "open")}
        return f"{to}?{urlencode(told)}&" if told else f"{to}?"

    def here(self, to: str = "/staff", **told: object) -> str:
        """The very page of the queue that was looked at, or another page of the staff's that leads back to it."""
        return self.address(to, page=self.page if self.page > 1 else 0, **told)


@dataclass(frozen=True, slots=True)
class BatchTold:
    """What was just done to several groups, as the address of the queue says it after that.

    Attributes:
        groups: those that it changed. left: how many of them stayed as they are, where it was taken back.
    """

    verb: str
    groups: tuple[int, ...]
    left: int

    @classmethod
    def of(cls, query: Mapping[str, str]) -> BatchTold | None:
        """None where nothing was done."""
        verb = _known(query.get("done", ""), ("claim", "dismiss", "merge", "undo"))
        groups = tuple(number for one in query.get("batch", "").split(".") if (number := number_of(one)))[:MOST]
        return cls(verb, groups, min(number_of(query.get("left", "")), len(groups))) if verb and groups else None


def page_of(query: Mapping[str, str]) -> int:
    """The number of a page, from 1; what is none is the first."""
    return max(number_of(query.get("page", "")), 1)


def number_of(text: str) -> int:
    """A number in an address or a field; 0 for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0


async def queue(request: web.Request) -> web.Response:
    """The groups that wait, most wanted first; with `?link=`, the page to sign in by."""
    if "link" in request.query:
        return sign_in(request)
    return await shown(request, await session_of(request))


async def shown(request: web.Request, session: StaffSession, refused: str = "") -> web.Response:
    """The queue as its address narrows it, with the filters that its reader keeps.

    Args:
        refused: why a filter was not kept.
    """
    desk = request.app[STAFF].publishing.desk
    wanted = QueueQuery.of(request.query)
    found = await desk.queue.list(wanted.filters(), limit=ON_A_PAGE, offset=(wanted.page - 1) * ON_A_PAGE)
    last = -(-found.total // ON_A_PAGE)
    if wanted.page > last > 0:  # what was done to the last group of a page leads back to the page before it
        wanted = replace(wanted, page=last)
        found = await desk.queue.list(wanted.filters(), limit=ON_A_PAGE, offset=(last - 1) * ON_A_PAGE)
    response = staff_page(
        request,
        "staff/queue.html",
        session,
        refused=refused,
        saved=[(one.name, _address_of(one)) for one in await request.app[STAFF].filters.of(session.by)],
        longest=LONGEST,
        wanted=wanted,
        told=BatchTold.of(request.query),
        dismissals=DISMISSALS,
        open=OPEN,
        found=found,
        nearest=await nearest_now(request, (group for group in found.groups if group.questions)),
        trials=request.app[STAFF].trials.whose(session.whose, request.app[STAFF].engine()),
        states=("open", "all", *STATES),
        reasons=REASONS,
        channels=CHANNELS,
        today=desk.today(),
        last=last,
    )
    response.set_status(409 if refused else 200)
    return response


def _address_of(kept: SavedFilter) -> str:
    """Where a filter that was kept leads; what it knew and is known no more does not narrow."""
    return QueueQuery.of({**dict(parse_qsl(kept.query)), "text": kept.text}).address()


def _known(text: str, among: Sequence[T]) -> T | None:
    return next((one for one in among if one == text), None)
