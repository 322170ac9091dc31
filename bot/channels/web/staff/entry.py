"""One fact or topic on the staff's pages: all that is known of it; corrected, confirmed, taken back. Decides nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.answers import search_query, searched
from bot.channels.web.staff.page import catalogue, staff_page, trial_page
from bot.channels.web.staff.queue import page_of
from bot.channels.web.staff.seen import seen_cards
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.knowledge.model import LANGUAGES
from bot.review import correction_form
from bot.review.catalogue import Catalogue
from bot.review.correcting import Corrected, Correcting, LosesAnswersError
from bot.review.difference import difference
from bot.review.entry_dossier import entry_dossier
from bot.review.errors import FieldsError, ReplacesError, UnknownEntryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channels.web.staff.trials import RunningTrial
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Language, Topic
    from bot.review.dry_run import Tell, TrialProgress
    from bot.review.staff_sessions import StaffSession

    _There = tuple[Fact | Topic, Knowledge]

PATH: Final = "/staff/reponse"
_DONE: Final = ("correct", "confirm", "undo")
_ACTS: Final = 5
"""Acts that stand open; the older ones are folded away."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a form.

    Attributes:
        fields: to show again. tried: what it would do.
        refused: why it was not done. faults: what is wrong with what stands in a field, by its name.
        replaces: what stands there already, to be compared.
        trying: whether it is being tried; progress: how far that is.
        outdated: it was tried, and what the bot knows has changed since.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    tried: Corrected | None = None
    refused: str | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    replaces: ReplacesError | None = None
    trying: bool = False
    progress: TrialProgress | None = None
    outdated: bool = False


async def entry(request: web.Request) -> web.Response:
    """One answer, with what can be done, and what somebody tried last."""
    session, site, id_ = await session_of(request), request.app[STAFF], request.query.get("entry", "")
    trial = site.trials.looked_at(id_, session.whose, site.engine())
    return await _shown(request, session, _outcome(trial, language_of(request)) if trial is not None else _Outcome(), 200)


async def trying(request: web.Request) -> web.Response:
    """How far it is, see `trial_page`."""
    return await trial_page(request, request.query.get("entry", ""))


async def submitted(request: web.Request) -> web.Response:
    """Do what a form asks, and show how the answer stands then."""
    session, pairs = await submitted_form(request)
    fields, language, id_ = dict(pairs), language_of(request), request.query.get("entry", "")
    said, knowledge = await _written(request)
    verb = fields.get("verb") or ("undo" if fields.get("replacing") else "")
    if verb == "try":
        return await _tried(request, session, (said, knowledge), fields)
    request.app[STAFF].trials.drop(id_, session.whose)
    try:
        tried = await _done(request, (said, knowledge), fields, verb, session)
    except KamouraskaError as error:
        return await _shown(request, session, _refused(error, fields, language))
    if tried is not None:
        waits = urlencode({"done": "propose", "lang": language})
        return web.Response(
            status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}/staff/approuver?{waits}"}
        )
    # Shown by an address of its own, so that reloading the page does nothing twice.
    told = f"{_here(request)}{urlencode({'done': verb, 'lang': language})}"
    return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}{PATH}?{told}"})


async def _tried(request: web.Request, session: StaffSession, there: _There, fields: Mapping[str, str]) -> web.Response:
    """Begin to try it; who follows it by a script is shown how far it is, whoever has none waits for the end."""
    site, id_, language = request.app[STAFF], request.query["entry"], language_of(request)

    async def trial(tell: Tell) -> Corrected:
        content = _content(request, there, fields)
        return await Correcting(site.publishing).preview(id_, content, session.by, tell=tell)

    begun = site.trials.begin(id_, session.whose, fields, site.engine(), trial)
    if fields.get("aside"):
        shown = f"{PATH}?{_here(request)}{urlencode({'lang': language})}#tried"
        return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}{shown}"})
    await begun.ended()
    return await _shown(request, session, _outcome(begun, language))


def _outcome(trial: RunningTrial, language: Language) -> _Outcome:
    if trial.stale:
        return _Outcome(trial.fields, outdated=trial.outdated)
    found = trial.found
    if isinstance(found, KamouraskaError):
        return _refused(found, trial.fields, language)
    if isinstance(found, Corrected):
        return _Outcome(trial.fields, found)
    return _Outcome(trial.fields, trying=True, progress=trial.progress)


async def _done(
    request: web.Request, there: _There, fields: Mapping[str, str], verb: str, session: StaffSession
) -> Corrected | None:
    """What a correction would do that waits for approval; else None, and it is done."""
    publishing, id_ = request.app[STAFF].publishing, request.query["entry"]
    correcting, today, by = Correcting(publishing), publishing.desk.today(), session.by
    match verb:
        case "correct":
            content, override = _content(request, there, fields), fields.get("override")
            done = await correcting.correct(id_, content, by, override=override, person=session.person, upon=there[0])
            return done if done.waits else None
        case "confirm":
            await correcting.confirm(id_, today, by)
        case "undo":
            await correcting.undo(id_, by, replacing=fields.get("replacing"))
        case _:
            raise RequestError(400, "bad_request")
    return None


def _content(request: web.Request, there: _There, fields: Mapping[str, str]) -> str:
    said, knowledge = there
    today = request.app[STAFF].publishing.desk.today()
    return correction_form.content(fields, request.query["entry"], said, knowledge.sources, today)


def _refused(error: KamouraskaError, fields: Mapping[str, str], language: Language) -> _Outcome:
    """The form again as it was filled in, with why it was not done."""
    match error:
        case LosesAnswersError():
            return _Outcome(fields, error.found, error.said(language))
        case FieldsError():
            faults = {one.field: one.why.in_(language) for one in error.faults}
            return _Outcome(fields, refused=error.said(language), faults=faults)
        case ReplacesError():
            return _Outcome(fields, refused=error.said(language), replaces=error)
    return _Outcome(fields, refused=error.said(language))


async def _written(request: web.Request) -> tuple[Fact | Topic, Knowledge]:
    """The answer that the address names, as the files say it now.

    Raises:
        HTTPNotFound: there is none, or it is a refusal.
    """
    written = await asyncio.to_thread(request.app[STAFF].publishing.library.written)
    said = written.entries.get(request.query.get("entry", ""))
    if said is None or correction_form.words_of(said) is None:
        raise web.HTTPNotFound
    return said, written.knowledge


def _here(request: web.Request) -> str:
    """The part of an address that says which answer, and which search led to it."""
    return f"{urlencode({'entry': request.query.get('entry', '')})}&{_search(request)}"


def _search(request: web.Request) -> str:
    return search_query(searched(request.query), page_of(request.query))


async def _shown(request: web.Request, session: StaffSession, result: _Outcome, refused: int = 409) -> web.Response:
    staff, entry_id = request.app[STAFF], request.query.get("entry", "")
    try:
        dossier = await entry_dossier(entry_id, staff.publishing, staff.counts)
    except UnknownEntryError:
        return _derived(request, session, entry_id)
    done, tried, said = request.query.get("done", ""), result.tried, dossier.said
    asked = {language: Catalogue(staff.engine(), language).question(entry_id, language) for language in LANGUAGES}
    response = staff_page(
        request,
        "staff/entry.html",
        session,
        entry=entry_id,
        search=_search(request),
        dossier=dossier,
        words=correction_form.words_of(said),
        steps=correction_form.step_lines(said),
        acts=dossier.acts[::-1],
        most=_ACTS,
        differing=difference,
        lacking=correction_form.english_lacking(said),
        seen=await seen_cards(request, tried.changes, asked) if tried else (),
        fields=correction_form.prefilled(said) | dict(result.fields),
        faults=result.faults,
        refused=result.refused,
        replaces=result.replaces,
        done=done if done in _DONE and not (result.refused or tried) else "",
        tried=tried.run if tried else None,
        lost=bool(tried and tried.lost),
        missed=(),
        warnings=[problem.shown(language_of(request)) for problem in tried.warnings] if tried else [],
        files=tried.changes if tried else {},
        trying=result.trying,
        progress=result.progress,
        outdated=result.outdated,
    )
    response.set_status(refused if result.refused else 200)
    return response


def _derived(request: web.Request, session: StaffSession, entry_id: str) -> web.Response:
    """What the bot says although nobody wrote it, and where that is corrected.

    Raises:
        HTTPNotFound: it says nothing of the kind.
    """
    said = catalogue(request).said(entry_id)
    if said is None:
        raise web.HTTPNotFound
    words = correction_form.words_of(said)
    return staff_page(request, "staff/derived.html", session, entry=entry_id, words=words, search=_search(request))
