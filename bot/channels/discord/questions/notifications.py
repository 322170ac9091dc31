"""Tells people by direct message that what they asked has its answer now: each once, and only who asked to be told."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import discord

from bot.assistant import Question
from bot.channels.discord.delivery.sending import persist
from bot.channels.discord.questions.reply_view import awaited_view
from bot.errors import BusyError, StoreError, WorkersError

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import Asks, Services
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.signing import Signer
    from bot.review.wishes import Wish

_log = logging.getLogger(__name__)

EVERY: Final = 60.0
"""Seconds between two looks at what was answered."""


class AnswerNotifier:
    """Looks now and then whose question is answered, and writes to them.

    Args:
        site: the address that people know the pages by; empty where there is none.
    """

    def __init__(
        self,
        client: discord.Client,
        assistant: Asks,
        services: Services,
        presenter: Presenter,
        signer: Signer,
        recent: RecentReplies,
        site: str,
    ) -> None:
        self._client = client
        self._assistant = assistant
        self._desk = services.desk
        self._quiet = services.quiet
        self._presenter = presenter
        self._signer = signer
        self._recent = recent
        self._site = site

    async def run(self) -> None:
        """Go on until cancelled; a store that fails is asked again the next time."""
        while True:
            try:
                await self._look()
            except (StoreError, BusyError, WorkersError) as error:  # whoever waits is told at the next look
                _log.warning("people cannot be told of answers now: %s", error)
            await asyncio.sleep(EVERY)

    async def _look(self) -> None:
        if self._quiet():  # whoever waits is told after these hours
            return
        for wish in await self._desk.notifications.to_tell("discord"):
            with self._presenter.counted():
                await self._notify(wish)

    async def _notify(self, wish: Wish) -> None:
        asked = Question(text=wish.text, language=wish.language, channel="discord", log=False)
        reply = await self._assistant.ask(asked)
        # Settled at the desk, and yet not answered by the knowledge that runs: there is nothing to tell, for now.
        if reply.outcome != "answer" or wish.address is None or not await self._desk.notifications.take(wish):
            return
        name = self._recent.remember(asked, reply)
        view = awaited_view(reply, self._signer, wish.text, name=name, site=self._site)

        async def send() -> None:
            channel = await self._client.create_dm(discord.Object(int(wish.address or 0)))
            await channel.send(view=view, nonce=f"wish-{wish.id}")

        await persist(f"answer that was waited for ({wish.id})", send)
