"""Any answer of the bot's, found by a word of it, on a page of the staff's; first, the most asked. Decides nothing."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from bot.channels.markdown import plain
from bot.channels.web.core.languages import language_of
from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import ON_A_PAGE, page_of
from bot.channels.web.staff.site import FINDER, STAFF
from bot.review.found_answers import found_answers, ranked
from bot.review.outcome_counts import times_given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiohttp import web

    from bot.knowledge.model import Language
    from bot.review.found_answers import FoundAnswer
    from bot.review.outcome_counts import OutcomeCount

PATH: Final = "/staff/reponses"
LONGEST: Final = 200
"""Characters of a search that are read; the field takes no more."""


async def answers(request: web.Request) -> web.Response:
    """A page of those that speak of what was typed, the nearest first; else of all, the most asked first."""
    session, text, language = await session_of(request), searched(request.query), language_of(request)
    counts = await request.app[STAFF].counts.since(date.min)
    # The files are read, and every word is looked for among all of them: nobody is kept waiting for that.
    page, total, found = await asyncio.to_thread(_found, request, text, page_of(request.query), counts, language)
    return staff_page(
        request,
        "staff/answers.html",
        session,
        text=text,
        plain=plain,
        longest=LONGEST,
        found=found,
        first=(page - 1) * ON_A_PAGE + 1,
        total=total,
        page=page,
        last=-(-total // ON_A_PAGE),
        here=search_query(text),
        sheet=search_query(text, page),
    )


def searched(query: Mapping[str, str]) -> str:
    """What is looked for, as an address says it."""
    return query.get("q", "")[:LONGEST].strip()


def search_query(text: str, page: int = 1) -> str:
    """The part of an address that says a search, and which page of it; empty for the first page of everything."""
    told = {"q": text, "page": page if page > 1 else ""}
    return "".join(f"{urlencode({name: value})}&" for name, value in told.items() if value)


def _found(
    request: web.Request, text: str, page: int, counts: Sequence[OutcomeCount], language: Language
) -> tuple[int, int, tuple[FoundAnswer, ...]]:
    """The page, or the last one where there are fewer; how many there are in all; those of the page."""
    publishing, known = request.app[STAFF].publishing, request.app[STAFF].engine().knowledge
    asked = times_given(counts)
    every = ranked(text, request.app[FINDER].search(), known, asked, language)
    page = max(min(page, -(-len(every) // ON_A_PAGE)), 1)
    shown = every[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    written, today = publishing.library.written(), publishing.desk.today()
    return page, len(every), tuple(found_answers(shown, known, written, asked, today, language))
