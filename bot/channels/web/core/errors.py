"""The one place where what goes wrong becomes words: JSON under /api/ and at /mcp, a readable page elsewhere.

Raised                              becomes
`RequestError`                      its own status, code and sentence
aiohttp's 404, 405, 413             the same status, in our words
a body broken on its way            400 `bad_request`
`StoreError`                        503 `store_unavailable`; the operator has it from the store itself
anything else                       500 `internal_error`, with the traceback in the operator's log only
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from bot import request_ids
from bot.channels.web.core.addresses import MCP, page_of, path_of
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.errors import StoreError
from bot.wording import say
from bot.wording.web_errors import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.typedefs import Handler

    from bot.knowledge.model import Language

_log = structlog.get_logger(__name__)

NUMBER_HEADER: Final = "X-Request-Id"

_CODES: Final[Mapping[int, str]] = {
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
}


_RETRY_AFTER: Final = "30"
"""Seconds: a lock is gone by then most often, a full disk is not."""


class RequestError(Exception):
    """Why a request was not served.

    Attributes:
        code: stable, for programs; `fault.<code>` is the sentence for people, `slots` fill it.
        language: the language to say it in, where the request told; None to go by its address and headers.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        language: Language | None = None,
        headers: Mapping[str, str] | None = None,
        **slots: object,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.language = language
        self.headers = dict(headers or {})
        self._slots = slots

    def sentence(self, language: Language) -> str:
        """What to tell the person."""
        return say(SENTENCES, f"fault.{self.code}", language, **self._slots)


@web.middleware
async def numbered(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Serve the request under a number, which its lines in the log bear, and whoever is told that something failed."""
    with request_ids.begun() as number:
        response = await handler(request)
        if response.status >= web.HTTPInternalServerError.status_code and not response.prepared:
            response.headers[NUMBER_HEADER] = number
        return response


@web.middleware
async def errors_in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Serve the request, and let nothing but an answer in words leave."""
    try:
        return await handler(request)
    except RequestError as error:
        return _response(request, error)
    except web.HTTPException as error:
        if error.status < web.HTTPBadRequest.status_code:
            raise
        return _response(request, _in_our_words(error, request))
    except web.RequestPayloadError:
        return _response(request, RequestError(400, "bad_request"))
    except StoreError:
        return _response(request, store_unavailable())
    except Exception:  # noqa: BLE001 - the visitor gets words whatever it is, the operator the traceback
        _log.exception("web_request_failed", method=request.method, path=request.path)
        return _response(request, RequestError(500, "internal_error"))


def store_unavailable() -> RequestError:
    """What a person is told when the store refuses: nothing was kept. Never why, which names files."""
    return RequestError(503, "store_unavailable", headers={"Retry-After": _RETRY_AFTER})


def _in_our_words(error: web.HTTPException, request: web.Request) -> RequestError:
    code = _CODES.get(error.status, "bad_request")
    allowed = error.headers.get("Allow", "")
    return RequestError(
        error.status,
        code,
        headers={"Allow": allowed} if allowed else None,
        allowed=allowed,
        most=request.client_max_size,
    )


def _response(request: web.Request, error: RequestError) -> web.Response:
    site = request.app[SITE]
    language = error.language or language_of(request)
    sentence = error.sentence(language)
    path = path_of(request)
    if path.startswith("/api/") or path == MCP:
        told = {"error": {"code": error.code, "message": sentence}}
        return web.json_response(told, status=error.status, headers=error.headers)
    near = site.nearest(page_of(request), language) if error.status == web.HTTPNotFound.status_code else ()
    page = site.templates.render(
        "core/error.html", language, path="/", status=error.status, sentence=sentence, near=near, here=""
    )
    return web.Response(text=page, content_type="text/html", status=error.status, headers=error.headers)
