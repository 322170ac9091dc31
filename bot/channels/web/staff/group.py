"""One group on the staff's pages: what was asked, what comes nearest now, and every verb of the desk. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.group_result import GroupResult, refusal, result_of
from bot.channels.web.staff.page import catalogue, staff_page, trial_page
from bot.channels.web.staff.queue import QueueQuery, number_of
from bot.channels.web.staff.seen import seen_cards
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.knowledge.model import LANGUAGES
from bot.review import proposal_form
from bot.review.approval import sheet_of
from bot.review.errors import UnknownGroupError
from bot.review.model import DISMISSALS, OPEN, Filters
from bot.review.proposal_form import KINDS, MOST_PHRASINGS
from bot.review.proposals import Writer
from bot.review.staff_actions import is_held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.privacy.detection import Flag
    from bot.review.catalogue import Catalogue, Nearest, Neighbour
    from bot.review.desk import Desk
    from bot.review.dry_run import Tell
    from bot.review.proposals import Proposal
    from bot.review.publishing import Preview, Publishing
    from bot.review.queue import Dossier
    from bot.review.staff_sessions import StaffSession

_SHOWN: Final = 50
_TO_MERGE: Final = 100
_NOT_OF_THE_SHEET: Final = ("form", "verb", "replacing", "override", "aside")


@dataclass(frozen=True, slots=True)
class _GroupRead:
    """What reading the questions of a group gives.

    Attributes:
        neighbours: answers to compare with; none for a group that is settled. proposed: its phrasings that may become public.
        fields: of the sheet. flags: what of them may be somebody's.
    """

    nearest: Nearest | None
    neighbours: tuple[Neighbour, ...]
    proposed: tuple[str, ...]
    fields: Mapping[str, str]
    flags: tuple[Flag, ...]


async def group(request: web.Request) -> web.Response:
    """One group, with what can be done, and what somebody tried last unless they want another kind of answer."""
    session, site, id_ = await session_of(request), request.app[STAFF], request.match_info["id"]
    trial = site.trials.looked_at(id_, session.whose, site.engine()) if "how" not in request.query else None
    result = result_of(trial, int(id_), language_of(request)) if trial is not None else GroupResult()
    return await _shown(request, session, replace(result, status=200))


async def trying(request: web.Request) -> web.Response:
    """How far it is, see `trial_page`."""
    return await trial_page(request, request.match_info["id"])


async def _tried(request: web.Request, session: StaffSession, fields: Mapping[str, str]) -> web.Response:
    """Begin to try it; who follows it by a script is shown how far it is, whoever has none waits for the end."""
    site, id_, language = request.app[STAFF], request.match_info["id"], language_of(request)
    answering = site.publishing

    async def trial(tell: Tell) -> Preview:
        proposal = await _proposal(answering, await answering.desk.queue.show(int(id_)), fields)
        replacing = fields.get("replacing")
        return await answering.preview(int(id_), proposal, session.by, session.person, replacing=replacing, tell=tell)

    begun = site.trials.begin(id_, session.whose, fields, site.engine(), trial)
    if fields.get("aside"):
        return _there(request, int(id_), "#tried")
    await begun.ended()
    return await _shown(request, session, result_of(begun, int(id_), language))


async def submitted(request: web.Request) -> web.Response:
    """Do what a form asks, and show how the group stands then."""
    session, pairs = await submitted_form(request)
    fields, language = dict(pairs), language_of(request)
    answering, id_ = request.app[STAFF].publishing, int(request.match_info["id"])
    if fields.get("verb") == "try":
        return await _tried(request, session, fields)
    request.app[STAFF].trials.drop(str(id_), session.whose)
    try:
        dossier = await answering.desk.queue.show(id_)
        tried = await _done(answering, dossier, fields, [value for name, value in pairs if name == "moved"], session)
    except KamouraskaError as error:
        return await _shown(request, session, refusal(error, id_, fields, language))
    verb = "propose" if tried is not None and tried.waits else fields["verb"]
    if tried is not None and tried.refused and not tried.waits:  # written, and some of the questions are refused all the same
        return await _shown(request, session, GroupResult(written=True, missed=tried.refused))
    # Shown by an address of its own, so that reloading the page does nothing twice; merged questions are shown where they went.
    if verb == "merge":
        return _there(request, _number(fields["into"]), done=verb, merged=id_)
    return _there(request, id_, done=verb)


def _there(request: web.Request, id_: int, part: str = "", **told: object) -> web.Response:
    """To the page of a group, with what was done, and the queue that one came from to lead back to."""
    shown = f"{QueueQuery.of(request.query).here(f'/staff/{id_}', **told)}lang={language_of(request)}{part}"
    return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}{shown}"})


async def _done(
    answering: Publishing, dossier: Dossier, fields: Mapping[str, str], moved: Sequence[str], session: StaffSession
) -> Preview | None:
    """The preview of what was published; else None, and it is done."""
    id_, replacing, by = dossier.group.id, fields.get("replacing"), session.by
    match fields.get("verb"):
        case "undo":
            await answering.undo(id_, by, replacing=replacing)
        case "answer":
            proposal, override = await _proposal(answering, dossier, fields), fields.get("override")
            sheet = {name: value for name, value in fields.items() if name not in _NOT_OF_THE_SHEET}
            writer = Writer(session.person, sheet)
            return await answering.answer(id_, proposal, by, override=override, replacing=replacing, writer=writer)
        case _:
            await _done_at_desk(answering.desk, id_, fields, moved, session)
    return None


async def _done_at_desk(desk: Desk, id_: int, fields: Mapping[str, str], moved: Sequence[str], session: StaffSession) -> None:
    """What changes the group alone, and no knowledge."""
    by, person = session.by, session.person
    match fields.get("verb"):
        case "claim":
            await desk.actions.claim(id_, by, person=person)
        case "release":
            await desk.actions.release(id_, by)
        case "reopen":
            await desk.actions.reopen(id_, by)
        case "dismiss":
            await desk.actions.dismiss(id_, fields.get("reason", ""), by, person=person)
        case "merge":
            await desk.actions.merge(id_, _number(fields.get("into", "")), by, person=person)
        case "split":
            await desk.actions.split(id_, moved, by, person=person)
        case _:
            raise RequestError(400, "bad_request")


async def _proposal(answering: Publishing, dossier: Dossier, fields: Mapping[str, str]) -> Proposal:
    made = partial(proposal_form.proposal, fields, answering.desk.today(), dossier.group.language)
    return await answering.desk.aside.do(made)


async def _shown(request: web.Request, session: StaffSession, result: GroupResult) -> web.Response:
    desk = request.app[STAFF].publishing.desk
    try:
        dossier = await desk.queue.show(int(request.match_info["id"]))
    except UnknownGroupError:
        raise web.HTTPNotFound from None
    standing, known, texts = dossier.group.standing, catalogue(request), dossier.texts
    written = result.fields or sheet_of(dossier.acts, session.by, session.person)
    how = written.get("kind") or request.query.get("how", "")
    read = await desk.aside.do(partial(_read, dossier, known, written, how))
    is_open = standing.state in OPEN
    others = await desk.queue.list(Filters(), limit=_TO_MERGE) if is_open else None
    response = staff_page(
        request,
        "staff/group.html",
        session,
        wanted=QueueQuery.of(request.query),
        dossier=dossier,
        group=dossier.group,
        texts=texts[:_SHOWN],
        nearest=read.nearest,
        neighbours=read.neighbours,
        proposed=read.proposed,
        seen=await seen_cards(request, result.files, dict.fromkeys(LANGUAGES, texts[0])) if result.tried and texts else (),
        is_open=is_open,
        alike=await desk.queue.alike(dossier.group.id) if is_open else (),
        batch=await desk.batches.around(dossier.group.id),
        held=is_held(standing, session.by, session.person),
        fields=read.fields,
        kinds=KINDS,
        known=known,
        flags=read.flags,
        others=[one for one in (others.groups if others else ()) if one.id != dossier.group.id],
        dismissals=DISMISSALS,
        done=request.query.get("done", ""),
        merged=number_of(request.query.get("merged", "")),
        tried=result.tried,
        files=result.files,
        refused=result.refused,
        replaces=result.replaces,
        missed=result.missed,
        warnings=[problem.shown(language_of(request)) for problem in result.warnings],
        faults=result.faults,
        written=result.written,
        trying=result.trying,
        progress=result.progress,
        outdated=result.outdated,
    )
    response.set_status(result.status if result.refused else 200)
    return response


def _read(dossier: Dossier, known: Catalogue, written: Mapping[str, str], how: str) -> _GroupRead:
    """What the questions of a group give when they are read, and what stands in the fields: what was written, else guessed.

    Args:
        how: the kind of answer that is wanted, if any.
    """
    texts, language, asked = dossier.texts, dossier.group.language, proposal_form.asked_by(dossier)
    nearest = known.nearest(texts[0], language) if texts else None
    compared = texts and dossier.group.standing.state in OPEN
    fields = proposal_form.prefilled(dossier, nearest, asked) | dict(written)
    fields |= {"kind": how if how in KINDS else proposal_form.kind_of(dossier, fields)}
    return _GroupRead(
        nearest,
        known.neighbours(texts[0], language, _wrong(dossier)) if compared else (),
        asked.public[:MOST_PHRASINGS],
        fields,
        proposal_form.flagged(fields, known.names()),
    )


def _wrong(dossier: Dossier) -> str | None:
    """The entry whose answer somebody said was wrong."""
    return dossier.group.nearest if dossier.group.reason == "wrong_answer" else None


def _number(text: str) -> int:
    """The number of a group, as it was typed or chosen ("12 · Un cinéma?"); 0 for what is none."""
    return number_of(text.strip().lstrip("#").partition(" ")[0])
