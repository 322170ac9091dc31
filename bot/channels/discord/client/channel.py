"""The Discord channel as the program sees it: start, stop, status. Knows nothing of messages or commands."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import aiohttp
import discord

from bot.backoff import Backoff
from bot.channels.discord.client.assembly import Assembly
from bot.channels.discord.delivery.announcement import announce, whisper
from bot.channels.discord.delivery.sending import is_refusal
from bot.channels.discord.staff.roles import still_of_staff
from bot.errors import StartError
from bot.review.roles import Roles
from bot.wording import say_both
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.channels.discord.client.connection import Client
    from bot.channels.discord.ports.services import Asks, Services
    from bot.config import Config

_log = logging.getLogger(__name__)

_FINISH_WITHIN: Final = 1.5
"""Seconds that answers under way are given when the program stops."""

_CLOSE_WITHIN: Final = 2.0
"""Seconds that Discord is given to say goodbye back. With the above, under the five that a stop may take."""

_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 300.0

_AUTHENTICATION_FAILED: Final = 4004
"""The code with which the gateway closes on a token that was good and no longer is."""


@dataclass(frozen=True, slots=True)
class Status:
    """How the channel is doing; `detail` says why when it failed."""

    state: Literal["off", "connecting", "connected", "failed"]
    detail: str = ""


class DiscordChannel:
    """Answers on Discord from `start` to `stop`, through lost connections and outages.

    It never takes the rest of the program down: what it cannot recover from goes to `on_failure`, once.
    """

    def __init__(
        self,
        token: str,
        assistant: Asks,
        config: Config,
        services: Services,
        *,
        secret: bytes,
        registered: Path,
        on_failure: Callable[[StartError], object],
    ) -> None:
        """Prepare the channel.

        Args:
            token: of the Discord application.
            assistant: what answers.
            config: language, contact and limits.
            services: what there is beside it: the knowledge, the review desk.
            secret: the program's own, which signs the buttons.
            registered: a small file that remembers which commands Discord was told of.
            on_failure: told when the channel gives up, with a sentence for the operator.
        """
        self._token = token
        self._config = config
        self._assembly = Assembly(assistant, config, services, secret, registered)
        self._on_failure = on_failure
        self._client: Client | None = None
        self._running: asyncio.Task[None] | None = None
        self._failure = ""
        # We never speak: that the libraries for it are missing is no news to anyone.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

    @property
    def status(self) -> Status:
        """How the channel is doing right now."""
        if self._failure:
            return Status("failed", self._failure)
        if self._running is None:
            return Status("off")
        shards = self._client.shards.values() if self._client else ()
        return Status("connected" if shards and not any(shard.is_closed() for shard in shards) else "connecting")

    async def start(self) -> None:
        """Begin to connect; what comes of it is told by `status` and `on_failure`."""
        self._running = asyncio.create_task(self._run(), name="discord")

    async def stop(self) -> None:
        """Finish what is under way, leave with a close frame; within five seconds in any case."""
        if self._running is None:
            return
        await self._assembly.presenter.finish(_FINISH_WITHIN)
        if self._client is not None:
            await _close(self._client)
        self._running.cancel()
        await asyncio.wait({self._running})
        self._running = None

    async def tell_staff(self, name: str, write: Callable[[Callable[[str], str]], str]) -> bool:
        """Post to the staff's channel, once for each name. Whether it was delivered; False too where there is none."""
        channel = self._config.discord.staff_channel_id
        if channel is None or self._client is None or self.status.state != "connected":
            return False
        return await announce(self._client, channel, name, write)

    @property
    def reaches(self) -> bool:
        """Whether people can be written to now."""
        return self._client is not None and self.status.state == "connected"

    async def tell_person(self, address: str, name: str, write: Callable[[Callable[[str], str]], str]) -> bool:
        """Write to somebody of the staff, once for each name. Whether it was delivered; not to who is of the staff no more."""
        roles = Roles.of(self._config.review, self._config.discord.staff_role_ids)
        if self._client is None or not address.isdecimal():
            return False
        try:
            if not await still_of_staff(self._client, roles, int(address)):
                return False
        except discord.HTTPException as error:
            _log.warning("whether somebody is still of the staff is not known, and they are not told: %s", error)
            return False
        return await whisper(self._client, int(address), name, write)

    async def _run(self) -> None:
        """Stay connected. discord.py resumes lost connections; this loop takes over what it gives up on."""
        failing = Backoff(_FIRST_PAUSE, _LONGEST_PAUSE, calm=_LONGEST_PAUSE)
        clock = asyncio.get_running_loop().time
        while True:
            try:
                await self._connect()
            except Exception as error:  # noqa: BLE001 - whatever it is, the other channels must stay up
                if (failure := _final(error)) is not None:
                    self._failure = str(failure)
                    self._on_failure(failure)
                    return
                pause = failing.delay(clock())
                _report(error, pause)
            else:
                return
            await asyncio.sleep(pause)

    async def _connect(self) -> None:
        client = self._assembly.client()
        async with client:
            self._client = client
            await client.start(self._token)


def _final(error: Exception) -> StartError | None:
    """What to tell the operator when trying again would be of no use, else None."""
    match error:
        case discord.LoginFailure():
            return _told("failure.token")
        case discord.ConnectionClosed(code=code) if code == _AUTHENTICATION_FAILED:
            return _told("failure.token")
        case discord.ConnectionClosed(code=code):
            return _told("failure.closed", code=code, cause=error)
        case discord.HTTPException(status=status) if is_refusal(status):
            return _told("failure.refused", cause=error)
        case _:
            return None


def _told(key: str, **slots: object) -> StartError:
    return StartError(*say_both(SENTENCES, key, **slots))


def _report(error: Exception, pause: float) -> None:
    if isinstance(error, discord.HTTPException | discord.GatewayNotFound | aiohttp.ClientError | OSError):
        _log.warning("Discord cannot be reached (%s); trying again in %.0f s", type(error).__name__, pause)
    else:
        _log.error("the Discord connection broke; trying again in %.0f s", pause, exc_info=error)


async def _close(client: Client) -> None:
    try:
        async with asyncio.timeout(_CLOSE_WITHIN):
            await client.close()
    except TimeoutError:
        _log.warning("Discord did not say goodbye in time; leaving all the same")
        await client.http.close()
