"""The village's desk with its cards on Discord: what staff see and press there. Real desk, store and files."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import CardServices, Services
from bot.channels.discord.staff.card_sync import CardSync
from bot.store.cards import StoredCards, StoredCorrectionDrafts
from bot.store.outcome_counts import StoredOutcomeCounts
from tests.channels.discord.conftest import staff_config
from tests.channels.discord.looks import Looks
from tests.channels.discord.payloads import ALICE, CHANNEL, STAFF_ROLE, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.config import Config
    from tests.channels.discord.api import Interaction
    from tests.channels.discord.conftest import Connect
    from tests.channels.discord.payloads import Json
    from tests.review.place import Place

STAFF = (STAFF_ROLE,)
CINEMA = {
    "title": "Cinéma",
    "items": "Y a-t-il un cinéma?\noù voir un film",
    "answer_fr": "Le cinéma est au village voisin.",
    "source": "Affiche\n2022-01-10\nhttps://affiche.example/1",
}


@dataclass(slots=True)
class DeskTown:
    """A running channel, the village's desk behind it, and somebody of the staff."""

    discord: StandIn
    place: Place
    rounds: Looks
    """Looks at the desk for cards to draw."""

    def cards(self) -> list[Json]:
        """The cards as they hang in the channel."""
        return [each for each in self.discord.api.posted if each["channel_id"] == CHANNEL]

    async def card(self, *words: str) -> Json:
        """The card whose text holds these words, as soon as there is one; as it hangs there at that moment."""

        def found() -> Json | None:
            return next((dict(card) for card in self.cards() if all(word in text_of(card) for word in words)), None)

        return await self.discord.until(found, f"card with {words}: {[text_of(card) for card in self.cards()]}")

    async def looks(self, count: int = 3) -> None:
        """Wait until the desk was looked at so many times more: what would have come of it has."""
        await self.rounds.more(count)

    async def begin(self) -> str:
        """Staff ask for the questions that wait; what they are told."""
        asked = await self.discord.team("questions", *STAFF)
        await self.discord.answered(asked)
        return asked.shown

    async def press(self, message: Json, label: str, *, person: str = ALICE, roles: tuple[str, ...] = STAFF) -> Interaction:
        """Press a button by its label."""
        (custom_id,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == label]
        return await self.discord.press(message, custom_id, person=person, roles=roles)

    async def told(self, message: Json, label: str, *, person: str = ALICE, roles: tuple[str, ...] = STAFF) -> str:
        """What somebody is told who presses a button."""
        pressed = await self.press(message, label, person=person, roles=roles)
        await self.discord.answered(pressed)
        return pressed.shown

    async def fill_in(self, message: Json, label: str, *, person: str = ALICE, **fields: str) -> Json:
        """Press a button that shows a form, fill it in, send it; what comes of it."""
        form = await self.press(message, label, person=person)
        return await self.discord.answered(await self.discord.fill_in(form, person=person, roles=STAFF, **fields))

    async def asked(self, *texts: str) -> int:
        """A group of these questions, each by somebody else."""
        ids = [await put(self.place.store, text=text, utterance=texts[0], asker=text, nearest=None) for text in texts]
        return ids[0]


def desk_cards(place: Place) -> CardServices:
    """What staff work with, over the village's desk."""
    kept, counts = place.database, StoredOutcomeCounts(place.database)
    return CardServices(place.publishing, StoredCards(kept), lambda: place.engine, StoredCorrectionDrafts(kept), counts)


@asynccontextmanager
async def desk_town(
    connect: Connect, place: Place, stand_in: StandIn | None = None, config: Config | None = None
) -> AsyncIterator[DeskTown]:
    """A run of the channel over the village's desk; over the stand-in of an earlier run, if one is given."""
    services = Services(
        lambda: place.engine.knowledge,
        place.desk,
        cards=desk_cards(place),
    )
    async with AsyncExitStack() as held:
        shown = stand_in if stand_in is not None else await held.enter_async_context(StandIn())
        rounds = Looks(held.enter_context(pytest.MonkeyPatch.context()), CardSync, "_round")
        await held.enter_async_context(connect(shown, config=config or staff_config(), services=services))
        yield DeskTown(shown, place, rounds)


async def begun(town: DeskTown, *texts: str) -> Json:
    """The card of a group of these questions, once staff have asked for the cards."""
    await town.asked(*texts)
    await town.begin()
    return await town.card(f"«\u00a0{texts[0]}\u00a0»")


def labels(message: Json) -> set[str]:
    """The labels of the buttons of a message."""
    return {each["label"] for each in buttons_of(message)}
