"""The gateway of the stand-in: sessions that outlive their connections, events that wait for a bot that is away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.channels.discord.payloads import BOT, GUILD, TOKEN, new_id, user

if TYPE_CHECKING:
    from tests.channels.discord.payloads import Json

_INVALID_SESSION, _HELLO, _HEARTBEAT_ACK = 9, 10, 11
_AUTHENTICATION_FAILED = 4004


@dataclass(slots=True)
class Session:
    """One session: how the bot introduced itself, what it was sent, how its connections ended."""

    id: str
    shard: int
    identify: Json
    connection: web.WebSocketResponse | None = None
    sent: list[Json] = field(default_factory=list)
    closed_with: list[int | None] = field(default_factory=list)
    resumed: int = 0

    async def send(self, event: str, data: Json) -> None:
        """Send an event, now or when the bot resumes."""
        payload = {"op": 0, "t": event, "s": len(self.sent) + 1, "d": data}
        self.sent.append(payload)
        if self.connection is not None:
            await self.connection.send_json(payload)


class Gateway:
    """Every session of the bot's."""

    def __init__(self, shards: int, guild: Json) -> None:
        self.url = ""
        self.shards = shards
        self.sessions: dict[str, Session] = {}
        self._guild = guild

    async def dispatch(self, event: str, data: Json) -> None:
        """Send an event to the shard of the server; direct ones go to shard 0."""
        shard = (int(data["guild_id"]) >> 22) % self.shards if data.get("guild_id") else 0
        await [session for session in self.sessions.values() if session.shard == shard][-1].send(event, data)

    async def drop(self, session: Session, code: int = 4000, *, forget: bool = False) -> None:
        """Close the connection of a session; `forget` it, so that it cannot be resumed."""
        if forget:
            del self.sessions[session.id]
        if session.connection is not None:
            connection, session.connection = session.connection, None
            await connection.close(code=code)

    async def order(self, session: Session, op: int, data: object = None) -> None:
        """Send a bare order: 7 to reconnect, 9 for a session that is no longer valid."""
        if session.connection is not None:
            await session.connection.send_json({"op": op, "d": data})

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from hello to the close frame."""
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        await connection.send_json({"op": _HELLO, "d": {"heartbeat_interval": 45_000}})
        session: Session | None = None
        async for frame in connection:
            if frame.type is not WSMsgType.TEXT:
                continue
            payload = frame.json()
            match payload["op"]:
                case 1:  # heartbeat
                    await connection.send_json({"op": _HEARTBEAT_ACK})
                case 2:  # identify
                    session = await self._identify(connection, payload["d"])
                case 6:  # resume
                    session = await self._resume(connection, payload["d"])
        if session is not None:
            session.closed_with.append(connection.close_code)
            if session.connection is connection:
                session.connection = None
        return connection

    async def _identify(self, connection: web.WebSocketResponse, given: Json) -> Session | None:
        if given["token"] != TOKEN:
            await connection.close(code=_AUTHENTICATION_FAILED)
            return None
        shard, count = given.get("shard", (0, 1))
        session = Session(new_id(), shard, given, connection)
        self.sessions[session.id] = session
        mine = (int(GUILD) >> 22) % count == shard
        ready = {"v": 10, "user": user(BOT), "session_id": session.id, "shard": [shard, count]}
        ready |= {"resume_gateway_url": self.url, "application": {"id": BOT, "flags": 0}}
        await session.send("READY", ready | {"guilds": [{"id": GUILD, "unavailable": True}] if mine else []})
        if mine:
            await session.send("GUILD_CREATE", self._guild)
        return session

    async def _resume(self, connection: web.WebSocketResponse, given: Json) -> Session | None:
        session = self.sessions.get(given["session_id"])
        if session is None:
            await connection.send_json({"op": _INVALID_SESSION, "d": False})
            return None
        session.connection = connection
        session.resumed += 1
        for payload in session.sent[given["seq"] :]:
            await connection.send_json(payload)
        await session.send("RESUMED", {})
        return session
