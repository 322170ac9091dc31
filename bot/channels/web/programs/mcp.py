"""`POST /mcp`: the Model Context Protocol over streamable HTTP, without state: each message stands alone. Knows no tool inside.

Every request is answered by one JSON body, so that no stream is opened and no session kept; the protocol allows that. Why this
is no library: `docs/decisions/mcp-by-hand.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.bodies import text_of
from bot.channels.web.core.languages import language_of
from bot.channels.web.programs.tools import TOOLS, called
from bot.wording import say
from bot.wording.programs import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.region import Region

VERSIONS: Final = ("2025-11-25", "2025-06-18", "2025-03-26")
"""Of the protocol, the newest first; a client that asks for another is offered the first."""

_MOST_AT_ONCE: Final = 20
"""Messages of one batch, which the oldest version has."""

_NOT_JSON: Final = -32700
_NOT_A_MESSAGE: Final = -32600
_UNKNOWN_METHOD: Final = -32601
_BAD_PARAMS: Final = -32602
_UNKNOWN_VERSION: Final = -32022


class _RpcError(Exception):
    """Why a message gets no result: a code of JSON-RPC, and the key of a sentence with its slots."""

    def __init__(self, code: int, key: str, data: Mapping[str, Any] | None = None, **slots: object) -> None:
        super().__init__(key)
        self.code = code
        self.key = key
        self.data = data
        self.slots = slots


@dataclass(frozen=True, slots=True)
class _Call:
    """A message that wants a result.

    Attributes:
        id: by which the client knows the result.
    """

    id: str | int
    method: str
    params: Mapping[str, Any] = field(default_factory=dict)


async def post(request: web.Request) -> web.Response:
    """The result of a message; 202 for one that wants none."""
    try:
        _check_version(request)
        message = _parsed(await text_of(request))
        if isinstance(message, list):
            results = [result for one in message if (result := await _answered(request, one)) is not None]
            return _json(results) if results else web.Response(status=202)
        result = await _answered(request, message)
    except _RpcError as error:
        return _json(_failed(request, None, error), status=400)
    return _json(result) if result is not None else web.Response(status=202)


async def other(request: web.Request) -> web.Response:
    """Any other method: there is no stream to open by `GET`, and no session to end by `DELETE`."""
    error = _RpcError(_NOT_A_MESSAGE, "mcp.post_only")
    return _json(_failed(request, None, error), status=405, headers={"Allow": "POST, OPTIONS"})


def _check_version(request: web.Request) -> None:
    """Refuse what is spoken in another version; without the header it is one of before the header was."""
    spoken = request.headers.get("MCP-Protocol-Version", VERSIONS[0])
    if spoken not in VERSIONS:
        data = {"supported": list(VERSIONS), "requested": spoken[:100]}
        raise _RpcError(_UNKNOWN_VERSION, "mcp.unknown_version", data, version=spoken[:100], versions=", ".join(VERSIONS))


def _parsed(text: str) -> object:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: brackets nested by the thousand
        raise _RpcError(_NOT_JSON, "mcp.not_json") from None
    if isinstance(message, list) and not 0 < len(message) <= _MOST_AT_ONCE:
        raise _RpcError(_NOT_A_MESSAGE, "mcp.not_a_message")
    return message


async def _answered(request: web.Request, message: object) -> dict[str, Any] | None:
    """The result of one message, or what is wrong with it; None for a notification, which wants neither.

    Raises:
        _RpcError: it is no message.
    """
    call = _call(message)
    if call is None:
        return None
    try:
        return {"jsonrpc": "2.0", "id": call.id, "result": await _result(request, call)}
    except _RpcError as error:
        return _failed(request, call.id, error)


def _call(message: object) -> _Call | None:
    """The message, checked; None for a notification, and for a result, which nobody here waits for."""
    match message:
        case {"jsonrpc": "2.0", "id": bool()}:
            pass
        case {"jsonrpc": "2.0", "id": str() | int() as id_, "method": str(method), "params": dict(params)}:
            return _Call(id_, method, params)
        case {"jsonrpc": "2.0", "id": str() | int(), "method": str(), "params": _}:
            pass
        case {"jsonrpc": "2.0", "id": str() | int() as id_, "method": str(method)}:
            return _Call(id_, method)
        case {"jsonrpc": "2.0", "id": str() | int(), "result": _} | {"jsonrpc": "2.0", "error": _}:
            return None
        case {"jsonrpc": "2.0", "method": str()} if isinstance(message, dict) and "id" not in message:
            return None
        case _:
            pass
    raise _RpcError(_NOT_A_MESSAGE, "mcp.not_a_message")


async def _result(request: web.Request, call: _Call) -> dict[str, Any]:
    match call.method:
        case "initialize":
            return _initialised(request, call.params)
        case "ping":
            return {}
        case "tools/list":
            language, region = language_of(request), _region(request)
            return {"tools": [tool.described(region, language) for tool in TOOLS.values()]}
        case "tools/call":
            return await _tool_called(request, call.params)
        case _:
            raise _RpcError(_UNKNOWN_METHOD, "mcp.unknown_method", method=call.method[:100])


def _initialised(request: web.Request, params: Mapping[str, Any]) -> dict[str, Any]:
    """What the client is told first: the version that is spoken from now on, and what there is."""
    wanted = params.get("protocolVersion")
    if not isinstance(wanted, str):
        raise _RpcError(_BAD_PARAMS, "mcp.bad_params", method="initialize")
    language, region = language_of(request), _region(request)
    return {
        "protocolVersion": wanted if wanted in VERSIONS else VERSIONS[0],
        "capabilities": {"tools": {"listChanged": False}},
        "serverInfo": {"name": "kamouraska-bot", "title": region.bot.in_(language), "version": version("kamouraska-bot")},
        "instructions": say(SENTENCES, "mcp.instructions", language, **region.slots(language)),
    }


async def _tool_called(request: web.Request, params: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool gives, as data and as the same data in text; or what is wrong, for the model to read."""
    name, arguments = params.get("name"), params.get("arguments", {})
    if not isinstance(name, str) or not isinstance(arguments, dict):
        raise _RpcError(_BAD_PARAMS, "mcp.bad_params", method="tools/call")
    if name not in TOOLS:
        raise _RpcError(_BAD_PARAMS, "mcp.unknown_tool", name=name[:100], tools=", ".join(TOOLS))
    given, wrong = await called(request, TOOLS[name], arguments)
    if given is None:
        return {"content": [{"type": "text", "text": wrong}], "isError": True}
    text = json.dumps(given, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "structuredContent": given, "isError": False}


def _failed(request: web.Request, id_: str | int | None, error: _RpcError) -> dict[str, Any]:
    told: dict[str, Any] = {"code": error.code, "message": say(SENTENCES, error.key, language_of(request), **error.slots)}
    if error.data is not None:
        told["data"] = error.data
    return {"jsonrpc": "2.0", "id": id_, "error": told}


def _region(request: web.Request) -> Region:
    return request.app[BROWSE].knowledge().region


def _json(told: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    # Half a surrogate pair, which JSON can spell and no encoding can carry, may be said back: in an id, a name, a version.
    body = json.dumps(told, ensure_ascii=False).encode(errors="replace")
    return web.Response(body=body, status=status, content_type="application/json", charset="utf-8", headers=headers)
