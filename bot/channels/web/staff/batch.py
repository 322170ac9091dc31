"""Several groups of the queue at once on the staff's pages: shown first, then done, then taken back. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import submitted_form
from bot.channels.web.staff.page import nearest_now, staff_page
from bot.channels.web.staff.queue import QueueQuery, number_of
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.review.batches import BatchOrder
from bot.review.refusal_text import why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.batches import BatchPlan, BatchVerb
    from bot.review.staff_sessions import StaffSession

PATH: Final = "/staff/lot"


async def submitted(request: web.Request) -> web.Response:
    """Show what would be done to the ticked groups; do it, where that was seen; or take it back.

    To take groups loses nobody anything: it is done at once, unless one of them cannot be taken.
    """
    session, pairs = await submitted_form(request)
    fields, groups = dict(pairs), tuple(number_of(value) for name, value in pairs if name == "group")
    batches, verb = request.app[STAFF].publishing.desk.batches, fields.get("verb", "")
    try:
        if verb == "undo":
            return _back(request, "undo", groups, left=len(groups) - len(await batches.undo(groups, session.by)))
        order = BatchOrder(_verb(verb), groups, fields.get("reason", ""), _into(fields.get("into", ""), groups))
        sure = order.verb == "claim" or "sure" in fields
        plan = await (batches.do if sure else batches.plan)(order, session.by, session.person)
    except KamouraskaError as error:
        return await _shown(request, session, None, error.said(language_of(request)))
    if sure and not plan.refused:
        return _back(request, order.verb, plan.order.changed)
    return await _shown(request, session, plan)


def _back(request: web.Request, verb: str, groups: Sequence[int], left: int = 0) -> web.Response:
    """The queue as it was narrowed, with what was done: by an address of its own, so that reloading does nothing twice."""
    told = f"done={verb}&batch={'.'.join(map(str, groups))}&left={left}&lang={language_of(request)}"
    there = f"{base_of(request.app[SITE].config.web)}{QueueQuery.of(request.query).here()}{told}"
    return web.Response(status=303, headers={"Location": there})


async def _shown(request: web.Request, session: StaffSession, plan: BatchPlan | None, refused: str = "") -> web.Response:
    language = language_of(request)
    groups = [part.group for part in plan.parts] if plan else []
    response = staff_page(
        request,
        "staff/batch.html",
        session,
        wanted=QueueQuery.of(request.query),
        plan=plan,
        refused=refused,
        why={part.group.id: why_not(part.refused, language) for part in plan.refused if part.refused} if plan else {},
        nearest=await nearest_now(request, groups),
    )
    response.set_status(409 if refused or (plan and plan.refused) else 200)
    return response


def _verb(text: str) -> BatchVerb:
    match text:
        case "claim" | "dismiss" | "merge":
            return text
    raise RequestError(400, "bad_request")


def _into(text: str, groups: Sequence[int]) -> int:
    """The group that takes the others; the first of them, which most people asked, until somebody chooses."""
    return number_of(text) or next(iter(groups), 0)
