"""Tells the staff when changed knowledge files are not taken, and once they are: each once. Knows no channel."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

from bot import background
from bot.indexing.reloader import Refused
from bot.review.refusal_text import mended, refused

if TYPE_CHECKING:
    from bot.background import TellsStaff
    from bot.config import Config
    from bot.indexing.reloader import Outcome, Reloader
    from bot.knowledge.model import Language


class Alarm:
    """Hears what comes of each reading of the files from the moment it is made."""

    def __init__(self, config: Config, reloader: Reloader, staff: TellsStaff | None) -> None:
        self._staff = staff if config.discord.staff_channel_id is not None else None
        self._language: Language = config.answering.default_language
        self._outcome: Outcome | None = None
        self._name = ""
        self._heard = asyncio.Event()
        self._told = ""
        """What the staff read last of files that are not taken; empty when all is well."""
        reloader.tell(self._hear)

    async def run(self) -> None:
        """Tell, until cancelled. What cannot be delivered now is tried again, unless something newer is to be told."""
        if self._staff is None:
            return
        while True:
            await self._heard.wait()
            self._heard.clear()
            if not await self._tell(self._staff):
                await self._wait()

    def _hear(self, outcome: Outcome) -> None:
        self._outcome = outcome
        # Discord posts once what comes twice under one name within minutes: each news has its own.
        self._name = f"files-{secrets.token_hex(6)}"
        self._heard.set()

    async def _tell(self, staff: TellsStaff) -> bool:
        """Whether the staff know how things stand."""
        errors = refused(self._outcome.problems, self._language) if isinstance(self._outcome, Refused) else ""
        if errors == self._told:
            return True
        text = errors or mended(self._language)
        if not await staff.tell_staff(self._name, lambda _: text):
            return False
        self._told = errors
        return True

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._heard.wait(), background.LOOK_EVERY)
        except TimeoutError:
            self._heard.set()
