"""The addresses of the staff's pages."""

from __future__ import annotations

from aiohttp import web

from bot.channels.web.staff import (
    access,
    answers,
    approval,
    batch,
    english,
    entry,
    feedback,
    group,
    inside,
    numbers,
    queue,
    saved_filters,
    sign_in,
    stale,
    table,
    trail,
)


def staff_routes(prefix: str) -> list[web.RouteDef]:
    """Those that begin so."""
    return [
        web.get(f"{prefix}/staff", queue.queue, allow_head=False),
        web.post(f"{prefix}/staff", sign_in.enter),
        web.post(f"{prefix}{batch.PATH}", batch.submitted),
        web.post(f"{prefix}{saved_filters.PATH}", saved_filters.submitted),
        web.get(f"{prefix}/staff/journal", trail.trail),
        web.get(f"{prefix}/staff/avis", feedback.said),
        web.post(f"{prefix}/staff/avis", feedback.submitted),
        web.get(f"{prefix}{stale.PATH}", stale.stale),
        web.post(f"{prefix}{stale.PATH}", stale.submitted),
        web.get(f"{prefix}{english.PATH}", english.english),
        web.get(f"{prefix}{answers.PATH}", answers.answers),
        web.get(f"{prefix}{entry.PATH}", entry.entry),
        web.post(f"{prefix}{entry.PATH}", entry.submitted),
        web.get(f"{prefix}{entry.PATH}/essai", entry.trying),
        web.get(f"{prefix}/staff/chiffres", numbers.numbers),
        web.get(prefix + r"/staff/chiffres.{kind:csv|json}", numbers.numbers_file),
        web.get(prefix + r"/staff/questions.{kind:csv|json}", numbers.questions_file),
        web.get(f"{prefix}{table.PATH}", table.table),
        web.post(f"{prefix}{table.PATH}", table.submitted),
        web.get(prefix + r"/staff/tableau.{kind:xlsx|csv}", table.taken),
        web.get(f"{prefix}{approval.PATH}", approval.waiting),
        web.post(f"{prefix}{approval.PATH}", approval.submitted),
        web.get(f"{prefix}{inside.PATH}", inside.inside),
        web.post(f"{prefix}{inside.PATH}", inside.submitted),
        web.post(f"{prefix}/staff/sortir", sign_in.leave),
        web.get(prefix + r"/staff/{id:\d{1,9}}", group.group),
        web.post(prefix + r"/staff/{id:\d{1,9}}", group.submitted),
        web.get(prefix + r"/staff/{id:\d{1,9}}/essai", group.trying),
    ]


def closed_routes(prefix: str) -> list[web.RouteDef]:
    """The same where there is no desk: one door, which is closed."""
    return [web.get(f"{prefix}/staff", access.closed)]
