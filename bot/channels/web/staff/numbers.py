"""What matters, on a page of the staff's, and to take along: numbers and questions as CSV and JSON. Decides nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import QueueQuery
from bot.channels.web.staff.site import STAFF
from bot.channels.web.staff.week_chart import by_week
from bot.csv_text import csv_text
from bot.review.export import to_csv
from bot.review.model import EVERYTHING
from bot.review.statistics import overview

if TYPE_CHECKING:
    from bot.review.statistics import Overview

_ENTRIES: Final = 12
_HEADING: Final = ("by", "which", "asked", "answered", "refused", "wrong")


async def numbers(request: web.Request) -> web.Response:
    """Answered, refused, wrong; by week, subject, language, channel; most wanted and oldest."""
    session = await session_of(request)
    seen = await _seen(request)
    return staff_page(
        request,
        "staff/numbers.html",
        session,
        seen=seen,
        chart=by_week(seen.weeks),
        entries=list(seen.entries.items())[:_ENTRIES],
        wrong=[(id_, n.wrong) for id_, n in sorted(seen.entries.items(), key=lambda one: -one[1].wrong) if n.wrong][:_ENTRIES],
        most=max((n.asked for n in seen.entries.values()), default=0),
        today=request.app[STAFF].publishing.desk.today(),
    )


async def numbers_file(request: web.Request) -> web.Response:
    """The numbers, to take along."""
    await session_of(request)
    seen = await _seen(request)
    if request.match_info["kind"] == "json":
        return _file(json.dumps(seen.as_json(), ensure_ascii=False, indent=1), "json", "chiffres")
    return _file(csv_text([_HEADING, *seen.rows()]), "csv", "chiffres")


async def questions_file(request: web.Request) -> web.Response:
    """Every question of the groups that the filters of the queue let through, as `kamouraska review import` takes them."""
    await session_of(request)
    filters = QueueQuery.of(request.query).filters() if request.query else EVERYTHING
    rows = await request.app[STAFF].publishing.desk.queue.export(filters)
    if request.match_info["kind"] == "json":
        told: list[dict[str, Any]] = [row.as_json() for row in rows]
        return _file(json.dumps(told, ensure_ascii=False, indent=1), "json", "questions")
    return _file(to_csv(rows), "csv", "questions")


async def _seen(request: web.Request) -> Overview:
    staff = request.app[STAFF]
    return await overview(staff.publishing.desk, staff.counts)


def _file(text: str, kind: str, name: str) -> web.Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return web.Response(
        text=text, content_type="text/csv" if kind == "csv" else "application/json", charset="utf-8", headers=headers
    )
