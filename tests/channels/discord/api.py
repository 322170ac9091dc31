"""The HTTP interface of the stand-in: the routes that this bot uses, Discord's refusals, and faults on demand."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from tests.channels.discord.payloads import ALICE, BOB, BOT, DIRECT, TOKEN, Json, message, new_id, text_of, user
from tests.channels.discord.rules import broken_rules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.channels.discord.gateway import Gateway

LIFETIME = 3.0
"""Seconds that an interaction may go without an answer."""

_DEFERRED_UPDATE = 6
"""The answer to a button that says: its message will change, and until then nothing is shown."""

CUT = 0
"""A fault: the connection ends without an answer, before the request is heard."""

CUT_AFTER = -1
"""A fault: the request is carried out, and then the connection ends without an answer."""


BODY = web.RequestKey("body", object)


class Refusal(Exception):  # noqa: N818 - Discord's word for it would be error, ours is not
    """An answer of Discord's that says no."""

    def __init__(self, status: int, code: int, message: str) -> None:
        self.status, self.body = status, {"code": code, "message": message}


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot's."""

    method: str
    path: str
    body: Any
    at: float


@dataclass(slots=True)
class Interaction:
    """One thing that a person did, and what the bot answered, in order."""

    payload: Json
    began: float = field(default_factory=time.monotonic)
    answers: list[Json] = field(default_factory=list)
    message: Json | None = None

    @property
    def shown(self) -> str:
        """All the text that the person sees in the answer as it stands."""
        return text_of(self.message or {})


class Api:
    """What the bot asked for over HTTP, and what came of it."""

    def __init__(self, gateway: Gateway) -> None:
        self.requests: list[Request] = []
        self.posted: list[Json] = []
        self.edits: list[str] = []
        self.commands: list[Json] = []
        self.files: dict[str, bytes] = {}
        self.interactions: dict[str, Interaction] = {}
        self.refused: list[str] = []
        self._gateway = gateway
        self._faults: list[tuple[str, re.Pattern[str], list[int]]] = []
        self._nonces: dict[str, Json] = {}

    def application(self) -> web.Application:
        """The routes."""
        application = web.Application(middlewares=[self._answer])
        api = "/api/v10"
        application.add_routes(
            [
                web.get(f"{api}/users/@me", self._me),
                web.get(f"{api}/oauth2/applications/@me", self._application),
                web.get(f"{api}/gateway/bot", self._gateway_bot),
                web.get(f"{api}/applications/{{application}}/commands", self._get_commands),
                web.put(f"{api}/applications/{{application}}/commands", self._put_commands),
                web.post(f"{api}/interactions/{{id}}/{{token}}/callback", self._callback),
                web.patch(f"{api}/webhooks/{{application}}/{{token}}/messages/@original", self._edit_original),
                web.post(f"{api}/channels/{{channel}}/messages", self._post_message),
                web.patch(f"{api}/channels/{{channel}}/messages/{{message}}", self._edit_message),
                web.delete(f"{api}/channels/{{channel}}/messages/{{message}}", self._delete_message),
                web.post(f"{api}/channels/{{channel}}/typing", self._typing),
                web.post(f"{api}/users/@me/channels", self._open_direct),
                web.get("/gateway", self._gateway.serve),
                web.get("/gateway/", self._gateway.serve),
            ]
        )
        return application

    def fail(self, method: str, path: str, *outcomes: int) -> None:
        """Let the next requests to a path (a regular expression) end so: a status, `CUT` or `CUT_AFTER`, in turn."""
        self._faults.append((method, re.compile(path), list(outcomes)))

    @web.middleware
    async def _answer(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path.startswith("/gateway"):
            return await handler(request)
        path = request.path.removeprefix("/api/v10")
        text = await self._text(request)
        body = json.loads(text) if text else None
        request[BODY] = body
        self.requests.append(Request(request.method, path, body, time.monotonic()))
        outcome = self._outcome(request.method, path)
        if outcome == CUT:
            _cut(request)
        if outcome is not None and outcome > 0:
            return _failure(outcome)
        if request.headers.get("Authorization") != f"Bot {TOKEN}" and not path.startswith(("/interactions", "/webhooks")):
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        try:
            response = await handler(request)
        except Refusal as refusal:
            self.refused.append(f"{request.method} {path}: {refusal.body}")
            return _json(refusal.body, status=refusal.status)
        if outcome == CUT_AFTER:
            _cut(request)
        return response

    async def _text(self, request: web.Request) -> str:
        """The JSON of a request; with files, which are kept by their names, it is one part of several."""
        if not request.content_type.startswith("multipart/"):
            return await request.text()
        text = ""
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "payload_json":
                text = await part.text()
            else:
                self.files[part.filename or ""] = bytes(await part.read())
        return text

    def _outcome(self, method: str, path: str) -> int | None:
        for expected, pattern, outcomes in self._faults:
            if expected == method and outcomes and pattern.search(path):
                return outcomes.pop(0)
        return None

    async def _me(self, _request: web.Request) -> web.Response:
        return _json(user(BOT) | {"verified": True, "mfa_enabled": False, "flags": 0, "locale": "fr"})

    async def _application(self, _request: web.Request) -> web.Response:
        words = {"name": "Kamouraska", "description": "", "icon": None, "verify_key": "00", "flags": 0}
        return _json(words | {"id": BOT, "bot_public": True, "bot_require_code_grant": False, "owner": user(BOB)})

    async def _gateway_bot(self, _request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        return _json({"url": self._gateway.url, "shards": self._gateway.shards, "session_start_limit": limit})

    async def _get_commands(self, _request: web.Request) -> web.Response:
        return _json(self.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        shared = {"application_id": BOT, "version": "1"}
        self.commands = [{"description": "", **each, **shared, "id": new_id()} for each in await request.json()]
        return _json(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        interaction = self.interactions.get(request.match_info["token"])
        if interaction is None or time.monotonic() - interaction.began > LIFETIME:
            raise Refusal(404, 10062, "Unknown interaction")
        if interaction.answers:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        body: Any = request[BODY]
        self._check(body.get("data") or {}, kind=body["type"])
        interaction.answers.append(body)
        if body["type"] == 7:
            interaction.message = _edited(interaction.payload["message"], body["data"])
        if body["type"] in {4, 5}:
            shown = message(interaction.payload["channel_id"], BOT, "") | (body.get("data") or {})
            who = {"id": interaction.payload["id"], "type": 2, "authorizing_integration_owners": {}, "user": user(ALICE)}
            interaction.message = {"flags": 0, **shown, "interaction_metadata": who}
        about = {"id": interaction.payload["id"], "type": interaction.payload["type"], "response_message_ephemeral": True}
        return _json({"interaction": about})

    async def _edit_original(self, request: web.Request) -> web.Response:
        interaction = self.interactions[request.match_info["token"]]
        body = await request.json()
        self._check(body, kind=4)
        deferred = [answer["type"] for answer in interaction.answers] == [_DEFERRED_UPDATE]
        before = interaction.message or (interaction.payload["message"] if deferred else None)
        if before is None:
            raise Refusal(404, 10008, "Unknown Message")
        interaction.message = _edited(before, body)
        return _json(interaction.message)

    async def _post_message(self, request: web.Request) -> web.Response:
        body = await request.json()
        self._check(body, kind=4)
        nonce = body.get("nonce")
        if nonce and body.get("enforce_nonce") and nonce in self._nonces:
            return _json(self._nonces[nonce])
        posted = message(request.match_info["channel"], BOT, "") | body
        self.posted.append(posted)
        if nonce:
            self._nonces[nonce] = posted
        return _json({key: value for key, value in posted.items() if key != "message_reference"})

    async def _edit_message(self, request: web.Request) -> web.Response:
        posted = self._find(request)
        body = await request.json()
        self._check({**posted, **body}, kind=4)
        posted |= body
        self.edits.append(posted["id"])
        return _json({key: value for key, value in posted.items() if key != "message_reference"})

    async def _delete_message(self, request: web.Request) -> web.Response:
        self.posted.remove(self._find(request))
        return web.Response(status=204)

    def _find(self, request: web.Request) -> Json:
        """The message that a request is about."""
        found = [each for each in self.posted if each["id"] == request.match_info["message"]]
        if not found:
            raise Refusal(404, 10008, "Unknown Message")
        return found[0]

    async def _open_direct(self, request: web.Request) -> web.Response:
        person = (await request.json())["recipient_id"]
        return _json({"id": DIRECT, "type": 1, "recipients": [user(str(person))], "last_message_id": None})

    async def _typing(self, _request: web.Request) -> web.Response:
        return web.Response(status=204)

    def _check(self, given: Json, kind: int) -> None:
        if kind == 4 and (broken := broken_rules(given)):
            raise Refusal(400, 50035, f"Invalid Form Body: {'; '.join(broken)}")


def _edited(before: Json, changes: Json) -> Json:
    """A message after an edit: who sees it does not change with it."""
    return before | changes | {"flags": before.get("flags", 0) | changes.get("flags", 0)}


def _json(data: Any, status: int = 200) -> web.Response:  # noqa: ANN401 - any JSON
    # discord.py only reads JSON under this very header, without a charset.
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})


def _failure(status: int) -> web.Response:
    response = _json({"message": "not now", "code": 0, "retry_after": 0.2, "global": False}, status=status)
    if status == 429:
        response.headers["Via"] = "1.1 stand-in"  # discord.py takes a 429 without it for a ban
    return response


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
    raise ConnectionResetError
