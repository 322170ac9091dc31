"""What visitors say back about an answer: `POST /api/feedback`, and the page's form, which needs no script. Decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import urlencode

from aiohttp import web
from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from bot.channels.languages import language_named
from bot.channels.web.core.bodies import form_of, text_of
from bot.channels.web.core.checking import Sent, json_object
from bot.channels.web.core.endpoints import Endpoint
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.limits import address_of
from bot.channels.web.core.site import SITE
from bot.channels.web.public import asking
from bot.channels.web.public.pages import address_of_conversation, address_of_home
from bot.channels.web.public.sessions import SESSION_SHAPE, is_session_id, session_in, session_of
from bot.channels.web.public.site import PUBLIC
from bot.channels.web.public.transcripts import Exchange
from bot.privacy.retention import JUDGE_WITHIN
from bot.review.feedback_model import LONGEST_COMMENT, VERDICTS, WHYS, Said, Verdict, Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from bot.knowledge.model import Language

_EXAMPLE: Final = '{"answer": "…", "verdict": "wrong"}'
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {"verdict": VERDICTS, "reason": WHYS}


class FeedbackBody(Sent):
    """What somebody makes of an answer."""

    model_config = ConfigDict(strict=True)

    answer: str
    """The `id` of the answer object."""
    verdict: Verdict
    reason: Why | None = None
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] | None = None
    """In a person's own words; masked before it is kept."""
    conversation: Annotated[str, StringConstraints(pattern=f"^{SESSION_SHAPE}$")] | None = None
    """As with the question; a second verdict of one conversation takes the first one's place."""


FEEDBACK: Final = Endpoint("post", "/api/feedback", "feedback", None, body=FeedbackBody, errors=(400, 403, 404, 413, 429, 503))


async def said(request: web.Request) -> web.Response:
    """Take what is said: nothing to show, 404 for an answer that is not ours, 400 for what makes no sense."""
    language = language_of(request)
    raw = json_object(await text_of(request), language, _EXAMPLE)
    body = _checked(raw, language_named(raw.get("language")) or language)
    await _taken(request, body, language)
    return web.Response(status=204)


async def opened(request: web.Request) -> web.Response:
    """Lead who opens the form's address, as from a bookmark, to the question page: only a form has something to say here."""
    named = request.query.get("conversation", "")
    address = address_of_conversation(request, named) if is_session_id(named) else address_of_home(request)
    return web.Response(status=303, headers={"Location": address, "Vary": "Accept-Language"})


async def submitted(request: web.Request) -> web.Response:
    """Take a verdict from the page's form, thank, and offer to say more; what is wrong with a comment loses none of it."""
    language, fields = language_of(request), dict(await form_of(request))
    # A browser counts a new line as one character, and sends two.
    comment = fields.get("comment", "").replace("\r\n", "\n")
    told = {"answer": fields.get("answer"), "verdict": fields.get("verdict")}
    body = _checked(told | {"reason": fields.get("reason") or None}, language)
    try:
        body = _checked(body.model_dump() | {"comment": comment or None}, language)
        await _taken(request, body, language)
    except RequestError as error:
        if "comment" not in fields:
            raise
        return _page(request, body, fault=error, comment=comment)
    return _page(request, body, ended="comment" in fields)


async def _taken(request: web.Request, body: FeedbackBody, language: Language) -> None:
    public = request.app[PUBLIC]
    if public.feedback is None:
        raise RequestError(404, "not_found")
    session = session_in(request, body.conversation)
    asking.check_limits(request, address_of(request), session, language)
    if not asking.may_be_kept(request):
        raise RequestError(429, "too_many_verdicts", language=language)
    said = Said(
        answer=body.answer,
        verdict=body.verdict,
        channel="web",
        asker=session.key if session.kept else None,
        reason=body.reason,
        comment=body.comment or "",
    )
    match await public.feedback.say(said, public.recent.recall(body.answer)):
        case "kept":
            return
        case "unknown":
            raise RequestError(404, "unknown_answer", language=language, days=JUDGE_WITHIN.days)
        case "too_many":
            raise RequestError(429, "too_many_verdicts", language=language)


def _checked(body: Mapping[str, object], language: Language) -> FeedbackBody:
    """What is said.

    Raises:
        RequestError: it is not as it should be; the sentence names the first field of which that is so.
    """
    try:
        checked = FeedbackBody.model_validate(body)
        f"{checked.answer}{checked.comment}".encode()
    except ValidationError as error:
        raise _fault(error.errors(include_url=False)[0], language) from None
    except UnicodeEncodeError:  # half of a surrogate pair: JSON can spell it, no encoding can carry it
        raise RequestError(400, "invalid_utf8", language=language) from None
    return checked


def _fault(error: ErrorDetails, language: Language) -> RequestError:
    field = str(error["loc"][0])
    told: dict[str, Any] = {"language": language, "field": field}
    match error["type"]:
        case "missing":
            return RequestError(400, "missing", example=_EXAMPLE, **told)
        case "literal_error":
            return RequestError(400, "not_one_of", values=", ".join(_VALUES[field]), **told)
        case "string_too_long":
            return RequestError(400, "text_too_long", length=len(error["input"]), most=LONGEST_COMMENT, **told)
    return RequestError(400, "wrong_type", example=_EXAMPLE, **told)


def _page(
    request: web.Request, body: FeedbackBody, *, ended: bool = False, fault: RequestError | None = None, comment: str = ""
) -> web.Response:
    language, named = language_of(request), request.query.get("conversation", "")
    judged, back = _judged(request, body.answer)
    text = request.app[SITE].templates.render(
        "public/feedback.html",
        language,
        path="/",
        query=urlencode({"conversation": named}) if is_session_id(named) else "",
        judged=judged,
        back=back,
        answer=body.answer,
        verdict=body.verdict,
        reason=body.reason,
        comment=comment,
        ended=ended,
        fault=fault.sentence(language) if fault else None,
        whys=WHYS,
        longest=LONGEST_COMMENT,
    )
    response = web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language, Cookie"})
    if fault:
        response.set_status(fault.status)
        response.headers.update(fault.headers)
    return response


def _judged(request: web.Request, answer: str) -> tuple[Exchange | None, str]:
    """What was judged, where the visitor's own conversation still holds it, and the way back to it, if any."""
    public, session = request.app[PUBLIC], session_of(request)
    named = request.query.get("conversation", "")
    if is_session_id(named) and (said := public.transcripts.of(replace(session, tab=named).conversation)):
        return next((one for one in said if one.reply.id == answer), None), address_of_conversation(request, named)
    # A link's question is in no conversation; and what another visitor asked is nobody else's to see.
    recent = public.recent.recall(answer)
    if recent is None or recent[0].asker != session.key:
        return None, ""
    question, reply = recent
    return Exchange(question.text, reply), address_of_home(request, question=question.text)
