"""The addresses of the staff's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web import staff_group, staff_numbers, staff_queue
from bot.channels.web.staff import STAFF, leave

if TYPE_CHECKING:
    from bot.channels.web.staff import StaffRoom


def add_staff(app: web.Application, room: StaffRoom, prefix: str = "") -> None:
    """Open the staff's pages, under addresses that begin so."""
    app[STAFF] = room
    app.add_routes(
        [
            web.get(f"{prefix}/staff", staff_queue.queue, allow_head=False),
            web.get(f"{prefix}/staff/journal", staff_queue.trail),
            web.get(f"{prefix}/staff/chiffres", staff_numbers.numbers),
            web.get(prefix + r"/staff/chiffres.{kind:csv|json}", staff_numbers.numbers_taken),
            web.get(prefix + r"/staff/questions.{kind:csv|json}", staff_numbers.questions_taken),
            web.post(f"{prefix}/staff/sortir", leave),
            web.get(prefix + r"/staff/{id:\d{1,9}}", staff_group.group),
            web.post(prefix + r"/staff/{id:\d{1,9}}", staff_group.act),
        ]
    )
