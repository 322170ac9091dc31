"""Somebody of the staff answers at one bot of several, and it is seen when each of the others gives that answer."""

from __future__ import annotations

import asyncio
import random
import re
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import aiohttp

from bot import secrets
from bot.review.intake import now_here
from bot.review.staff_links import StaffLinks
from bot.store.database import Database
from bot.store.questions import Questions
from tests.patience import PATIENCE
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

_LOOK_EVERY: Final = 0.02
"""Seconds between two times that a bot is asked; what is measured is not finer."""
_SYLLABLES: Final = ("ba", "ko", "vi", "zu", "mer", "tal", "fon", "gri", "pla", "dou", "nes", "lim")
_PUBLISHED: Final = "Publié"
_BREAKS: Final = (aiohttp.ClientError, TimeoutError)


class Teaching:
    """Answers that nobody had before.

    Attributes:
        folder: the installation that the bots serve.
        seconds: from when a page said that an answer is published until another bot gave it, one for each other bot.
        refused: why a page could not take an answer just now: the store or the bot was too busy.
        never: those that another bot did not give for as long as a test waits.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self.seconds: list[float] = []
        self.refused: list[str] = []
        self.never: list[str] = []
        self.folder = folder
        self._url = url
        self._rng = random.Random(20)

    async def teach(self, site: str, others: Sequence[str]) -> None:
        """Publish an answer at one bot, and ask the others until they give it; all by their addresses."""
        try:
            question, answer = await self._published(site)
        except _BREAKS as error:
            self.refused.append(repr(error))
            return
        published = time.monotonic()
        await asyncio.gather(*(self._heard(other, question, answer, published) for other in others))

    async def _published(self, site: str) -> tuple[str, str]:
        thing = " ".join("".join(self._rng.sample(_SYLLABLES, 3)) for _ in range(2))
        question, answer = f"Où est le {thing}?", f"Le {thing} est au bout du rang."
        async with await Database.open(self._url) as database:
            group = await put(Questions(database), text=question, utterance=f"ou est le {thing}")
        async with self._inside(site) as staff:
            page = await _text(await staff.get(f"{site}staff/{group}"))
            (form,) = set(re.findall(r'name="form" value="([^"]+)"', page))
            fields = {"kind": "new_entry", "title_fr": thing, "question_fr": question, "answer_fr": answer}
            fields |= {"phrasings_fr": f"où est le {thing}\nle {thing}", "source_title": "Affiche"}
            sent = {"form": form, "verb": "answer", **fields}
            page = await _text(await staff.post(f"{site}staff/{group}", params={"lang": "fr"}, data=sent))
        if _PUBLISHED not in page:
            raise RuntimeError(f"{question} was not published: {page}")
        return question, answer

    @asynccontextmanager
    async def _inside(self, site: str) -> AsyncIterator[aiohttp.ClientSession]:
        links = StaffLinks(secrets.load(self.folder / "data").key, now_here)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as staff:
            await _text(await staff.post(f"{site}staff", data={"link": links.link("Odile", "editor")}))
            yield staff

    async def _heard(self, site: str, question: str, answer: str, published: float) -> None:
        """Asked as a link asks, which is not noted."""
        async with aiohttp.ClientSession() as visitor:
            while answer not in await self._asked(visitor, site, question):
                if time.monotonic() - published > PATIENCE:
                    self.never.append(f"{question} at {site}")
                    return
                await asyncio.sleep(_LOOK_EVERY)
        self.seconds.append(time.monotonic() - published)

    async def _asked(self, visitor: aiohttp.ClientSession, site: str, question: str) -> str:
        try:
            return await _text(await visitor.get(site, params={"question": question}))
        except _BREAKS:
            return ""


async def _text(response: aiohttp.ClientResponse) -> str:
    response.raise_for_status()
    return await response.text()
