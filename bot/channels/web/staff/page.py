"""What every page of the staff's shows: their sentences, who they are, the link to the other language. Knows no page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import path_of
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.site import STAFF
from bot.review.catalogue import Catalogue
from bot.wording import say, say_counted
from bot.wording.approval import SENTENCES as APPROVAL
from bot.wording.batches import SENTENCES as BATCHES
from bot.wording.freshness import SENTENCES as FRESHNESS
from bot.wording.queue_table import SENTENCES as TABLE
from bot.wording.review import SENTENCES as REVIEW
from bot.wording.staff import SENTENCES as STAFF_PAGES
from bot.wording.staff_access import SENTENCES as ACCESS
from bot.wording.staff_answers import SENTENCES as ANSWERS
from bot.wording.staff_feedback import SENTENCES as SAID
from bot.wording.staff_trials import SENTENCES as TRYING
from bot.wording.statistics import SENTENCES as SEEING
from bot.wording.writing import SENTENCES as WRITING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.review.catalogue import Nearest
    from bot.review.model import QuestionGroup
    from bot.review.staff_sessions import StaffSession

_SENTENCES: Final = {
    **REVIEW,
    **SEEING,
    **SAID,
    **STAFF_PAGES,
    **ACCESS,
    **ANSWERS,
    **APPROVAL,
    **FRESHNESS,
    **BATCHES,
    **WRITING,
    **TABLE,
    **TRYING,
}


def catalogue(request: web.Request) -> Catalogue:
    """What the bot knows now, named in the language of the page."""
    return Catalogue(request.app[STAFF].engine(), language_of(request))


async def nearest_now(request: web.Request, groups: Iterable[QuestionGroup]) -> dict[int, Nearest]:
    """What the base of now says to each group, by its number: what came nearest when it was asked may long be another."""
    known, aside = catalogue(request), request.app[STAFF].publishing.desk.aside
    return {group.id: await aside.do(partial(known.nearest, group.title, group.language)) for group in groups}


async def trial_page(request: web.Request, of: str) -> web.Response:
    """How far is what somebody tries, to be put into the page that they look at; empty once all is known.

    Args:
        of: what they try.
    """
    session, site = await session_of(request), request.app[STAFF]
    trial = site.trials.of(of, session.whose, site.engine())
    if trial is None or trial.stale or trial.over:
        return web.Response(status=204)
    return staff_page(request, "staff/trying.html", session, progress=trial.progress)


def staff_page(request: web.Request, template: str, session: StaffSession, **values: Any) -> web.Response:  # noqa: ANN401 - a page's slots
    """A page of theirs; the link to the other language leads to the same page, filters included."""
    language = language_of(request)
    kept = urlencode([(key, value) for key, value in request.query.items() if key != "lang"])
    text = request.app[SITE].templates.render(
        template,
        language,
        path=path_of(request),
        query=f"{kept}&" if kept else "",
        tell=partial(say, _SENTENCES, language=language),
        many=partial(say_counted, _SENTENCES, language=language),
        session=session,
        acting=session.may("editor"),
        approval=request.app[STAFF].publishing.approval,
        title_of=catalogue(request).title,
        **values,
    )
    return web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language, Cookie"})
