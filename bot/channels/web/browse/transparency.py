"""`/transparence`: what the bot is, who answers for it, how often it was wrong, what it keeps. Measures and counts nothing."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.browse.serving import HTML, KEPT, in_language_asked_for, language_of_path
from bot.channels.web.browse.shown import PageShown, address_in_full, home, rendered
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.prepared import Prepared
from bot.channels.web.core.site import SITE
from bot.evaluation import measured
from bot.knowledge.staleness import Months
from bot.knowledge.upkeep import upkeep
from bot.review.ports import OutcomeCountStore
from bot.review.statistics import Numbers
from bot.wording import say
from bot.wording.web_transparency import SENTENCES

if TYPE_CHECKING:
    import datetime as dt

    from bot.evaluation.measured import Measured
    from bot.knowledge.model import Language

DAYS: Final = 30
"""That the figures of the running service cover."""
RUNNING: Final = web.AppKey("running", OutcomeCountStore)
"""What became of questions, in numbers; in the application only where anybody may be told."""
_UNREAD: Final = "test"
"""The questions that nobody reads: what is said in plain words is said of them."""
_HEAPS: Final = (_UNREAD, "dev")
"""In the order in which they are shown."""
_MOST_SELDOM: Final = 0.5
"""Of the answers given: what is wrong oftener than this is not told as once in so many."""


async def show(request: web.Request) -> web.Response:
    """The page, from the settings, the knowledge of now, the last measurement and, where the settings allow, the counts."""
    in_language_asked_for(request)
    config, browse = request.app[SITE].config, request.app[BROWSE]
    today, language = browse.today(), language_of_path(request)
    found = await asyncio.to_thread(measured.read, config.knowledge.path)
    months = Months(volatile=config.knowledge.stale_months, lasting=config.knowledge.recheck_months)
    title, lead = (say(SENTENCES, key, language) for key in ("open.title", "open.lead"))
    unread = found.get(_UNREAD)
    page = rendered(
        request,
        "browse/transparency.html",
        PageShown(title, lead, (home(language),)),
        plainly=plainly(unread, language) if unread is not None else "",
        measured=[(heap, found[heap]) for heap in _HEAPS if heap in found],
        upkeep=upkeep(browse.knowledge(), today, months),
        retention=config.store.retention_days,
        minutes=config.conversation.minutes,
        running=await _running(request.app.get(RUNNING), today),
        days=DAYS,
        embedding=_embedding(address_in_full(request, "/widget.js")),
    )
    return Prepared.of(page).response(request, HTML, KEPT)


def plainly(found: Measured, language: Language) -> str:
    """How often it was wrong when it answered, and how often it refused, as one says it at a table; of nothing, nothing."""
    told = []
    if found.answered:
        share = found.mistaken / found.answered
        if not found.mistaken:
            told.append(say(SENTENCES, "open.wrong_never", language))
        elif share > _MOST_SELDOM:
            told.append(say(SENTENCES, "open.wrong_often", language))
        else:
            told.append(say(SENTENCES, "open.wrong_seldom", language, n=round(1 / share)))
    if found.n:
        tenths = round(10 * found.refused / found.n)
        key = "open.refused_few" if tenths == 0 else "open.refused_one" if tenths == 1 else "open.refused_many"
        told.append(say(SENTENCES, key, language, tenths=tenths))
    return " ".join(told)


def _embedding(script: str) -> tuple[str, str]:
    """The lines that put the question box on somebody's own page."""
    return f'<script src="{script}" defer></script>', "<kamouraska-widget></kamouraska-widget>"


async def _running(counts: OutcomeCountStore | None, today: dt.date) -> Numbers | None:
    """What became of the questions of the last days; None where nobody is to be told."""
    if counts is None:
        return None
    numbers = Numbers()
    for outcome in await counts.since(today - timedelta(days=DAYS)):
        numbers.count(outcome)
    return numbers
