"""The queue in a spreadsheet, on a page of the staff's: taken out, brought back filled in, tried, done. Decides nothing."""

from __future__ import annotations

import asyncio
import base64
from functools import partial
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.authoring import spreadsheet
from bot.channels.web.core.bodies import SentFile, file_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.page import catalogue, staff_page
from bot.channels.web.staff.queue import QueueQuery
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.review.model import DISMISSALS
from bot.review.queue_import import QueueImport
from bot.review.queue_table import CALLED, COLUMNS, heading, row_of
from bot.wording import say
from bot.wording.queue_table import SENTENCES

if TYPE_CHECKING:
    from bot.authoring.spreadsheet import Table
    from bot.review.model import QuestionGroup
    from bot.review.queue_plan import TablePlan
    from bot.review.staff_sessions import StaffSession

PATH: Final = "/staff/tableau"
_ROWS: Final = 200
_MOST_BYTES: Final = 4_000_000
"""Unpacked: twenty times what the longest queue makes."""
_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


async def table(request: web.Request) -> web.Response:
    """How it is taken out, filled in and brought back."""
    return _shown(request, await session_of(request))


async def taken(request: web.Request) -> web.Response:
    """The groups that the filters of the queue let through, a row each."""
    await session_of(request)
    kind, known, desk = request.match_info["kind"], catalogue(request), request.app[STAFF].publishing.desk
    found = await desk.queue.list(QueueQuery.of(request.query).filters(), limit=_ROWS)

    def row(group: QuestionGroup) -> dict[str, str]:
        return row_of(group, known.nearest(group.title, group.language))

    rows = [await desk.aside.do(partial(row, group)) for group in found.groups]
    written = spreadsheet.to_xlsx if kind == "xlsx" else spreadsheet.to_csv
    made = await desk.aside.do(partial(written, COLUMNS, rows, heading(language_of(request))))
    return web.Response(
        body=made,
        content_type=_TYPES[kind],
        charset="utf-8" if kind == "csv" else None,
        headers={"Content-Disposition": f'attachment; filename="file.{kind}"'},
    )


async def submitted(request: web.Request) -> web.Response:
    """Show what a table would do, row by row; or do it, where that was seen."""
    session, pairs = await submitted_form(request)
    fields, language = dict(pairs), language_of(request)
    sent = _kept(fields) if "kept" in fields else await file_of(request, "table")
    if not sent.name:
        return _shown(request, session, refused=say(SENTENCES, "table.no_file", language))
    order = QueueImport(request.app[STAFF].publishing, session.person)
    act = {"try": order.plan, "table": order.do}.get(fields.get("verb", ""))
    if act is None:
        raise RequestError(400, "bad_request")
    try:
        # In a thread: nobody waits for an answer meanwhile.
        read = await asyncio.to_thread(
            spreadsheet.read, sent.name, sent.content, COLUMNS, called=CALLED, most_bytes=_MOST_BYTES
        )
        plan = await act(read.rows, session.by)
    except KamouraskaError as error:
        return _shown(request, session, refused=error.said(language))
    return _shown(request, session, plan, read, sent, done=fields["verb"] == "table")


def _kept(fields: dict[str, str]) -> SentFile:
    """The table that was tried, as the page kept it."""
    try:
        return SentFile(fields.get("name", ""), base64.b64decode(fields["kept"], validate=True))
    except ValueError:  # not of these letters, or too few of them
        raise RequestError(400, "bad_request") from None


def _shown(
    request: web.Request,
    session: StaffSession,
    plan: TablePlan | None = None,
    read: Table | None = None,
    sent: SentFile | None = None,
    *,
    done: bool = False,
    refused: str = "",
) -> web.Response:
    titles = heading(language_of(request))
    response = staff_page(
        request,
        "staff/table.html",
        session,
        wanted=QueueQuery.of(request.query),
        dismissals=DISMISSALS,
        plan=plan,
        read=read,
        heading=titles,
        columns=titles | (read.titles if read else {}),
        sent=sent,
        kept=base64.b64encode(sent.content).decode() if sent else "",
        done=done,
        refused=refused,
        tried=plan.run if plan and plan.answers and not plan.refused else None,
        seen=(),
        missed=(),
        warnings=(),
        files={},
    )
    response.set_status(409 if refused or (plan and plan.refused) else 200)
    return response
