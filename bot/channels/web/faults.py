"""The one place where what goes wrong becomes words: JSON under /api/, a readable page elsewhere.

Raised                              becomes
`Fault`                             its own status, code and sentence
aiohttp's 404, 405, 413             the same status, in our words
a body broken on its way            400 `bad_request`
`StoreError`                        503 `store_unavailable`; the operator has it from the store itself
anything else                       500 `internal_error`, with the traceback in the operator's log only
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from bot.channels.web.addresses import path_of
from bot.channels.web.languages import language_of
from bot.channels.web.site import SITE
from bot.errors import StoreError
from bot.wording import say
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.typedefs import Handler

    from bot.knowledge.model import Language

_log = structlog.get_logger(__name__)

_CODES: Final[Mapping[int, str]] = {
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
}


_RETRY_AFTER: Final = "30"
"""Seconds: a lock is gone by then most often, a full disk is not."""


class Fault(Exception):  # noqa: N818 - most of these are the visitor's slip, not an error of ours
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
async def boundary(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Serve the request, and let nothing but an answer in words leave."""
    try:
        return await handler(request)
    except Fault as fault:
        return _told(request, fault)
    except web.HTTPException as error:
        if error.status < web.HTTPBadRequest.status_code:
            raise
        return _told(request, _in_our_words(error, request))
    except web.RequestPayloadError:
        return _told(request, Fault(400, "bad_request"))
    except StoreError:
        return _told(request, unavailable())
    except Exception:  # noqa: BLE001 - the visitor gets words whatever it is, the operator the traceback
        _log.exception("web_request_failed", method=request.method, path=request.path)
        return _told(request, Fault(500, "internal_error"))


def unavailable() -> Fault:
    """What a person is told when the store refuses: nothing was kept. Never why, which names files."""
    return Fault(503, "store_unavailable", headers={"Retry-After": _RETRY_AFTER})


def _in_our_words(error: web.HTTPException, request: web.Request) -> Fault:
    code = _CODES.get(error.status, "bad_request")
    allowed = error.headers.get("Allow", "")
    return Fault(
        error.status,
        code,
        headers={"Allow": allowed} if allowed else None,
        allowed=allowed,
        most=request.client_max_size,
    )


def _told(request: web.Request, fault: Fault) -> web.Response:
    site = request.app[SITE]
    language = fault.language or language_of(request, site.config)
    sentence = fault.sentence(language)
    if path_of(request).startswith("/api/"):
        return web.json_response(
            {"error": {"code": fault.code, "message": sentence}}, status=fault.status, headers=fault.headers
        )
    page = site.pages.page("fault.html", language, path="/", status=fault.status, sentence=sentence)
    return web.Response(text=page, content_type="text/html", status=fault.status, headers=fault.headers)
