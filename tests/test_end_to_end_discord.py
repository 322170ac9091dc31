"""From three people who ask to three who are told, on Discord alone: the whole program and a stand-in for Discord."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord.gateway
import pytest
import yarl
from discord.http import Route

from bot import app
from bot.channels.discord.questions import notifications
from bot.config import load
from bot.indexing.engine import build_engine
from tests.channels.discord.looks import Looks
from tests.channels.discord.payloads import ALICE, BOB, CHANNEL, DIRECT, STAFF_ROLE, TOKEN, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.channels.discord.payloads import Json

pytestmark = pytest.mark.slow

CAROL, ODILE = "600000000000000003", "600000000000000004"
SPELLINGS = {ALICE: "Le cinéma?", BOB: "un cinema", CAROL: "du cinémas, pis"}
ANSWERED = "village voisin"
CINEMA = {
    "title": "Cinéma",
    "items": "Y a-t-il un cinéma?\nle cinéma\noù est le cinéma",
    "answer_fr": "Le cinéma est au village voisin.",
    "source": "Affiche",
}


@dataclass(slots=True)
class Town:
    """The running program: people on Discord, Odile of the staff among them."""

    discord: StandIn
    looks: Looks
    """At who waits for an answer that is there."""

    async def ask(self, text: str, person: str = ALICE) -> str:
        """What somebody is told."""
        interaction = await self.discord.slash("demander", question=text, person=person)
        await self.discord.answered(interaction)
        return interaction.shown

    async def wait_for(self, text: str, person: str) -> None:
        """Ask, be refused, and ask to be told."""
        message = await self.discord.answered(await self.discord.slash("demander", question=text, person=person))
        (button,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == "Préviens-moi"]
        await self.discord.answered(await self.discord.press(message, button, person=person))

    def told(self) -> list[str]:
        """The direct messages so far."""
        return [text_of(message) for message in self.discord.api.posted if message["channel_id"] == DIRECT]

    async def card(self, *words: str) -> Json:
        """The card whose text holds these words, once there is one."""

        def found() -> Json | None:
            cards = [each for each in self.discord.api.posted if each["channel_id"] == CHANNEL]
            return next((dict(each) for each in cards if all(word in text_of(each) for word in words)), None)

        return await self.discord.until(found, f"card with {words}")

    async def press(self, message: Json, label: str, **fields: str) -> Json:
        """Odile presses a button and, where it shows a form, fills it in; what she is told."""
        (custom_id,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == label]
        pressed = await self.discord.press(message, custom_id, person=ODILE, roles=(STAFF_ROLE,))
        if fields:
            pressed = await self.discord.fill_in(pressed, person=ODILE, roles=(STAFF_ROLE,), **fields)
        return await self.discord.answered(pressed)

    async def begin(self) -> None:
        """Odile asks for the questions that wait."""
        await self.discord.answered(await self.discord.team("questions", STAFF_ROLE, person=ODILE))


def _silent(key: str, **slots: object) -> None:
    """Nobody is at the terminal."""
    del key, slots


@pytest.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The village, served, with a channel for its staff."""
    for name, text in FILES.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    staff = f"discord: {{staff_role_ids: [{STAFF_ROLE}], staff_channel_id: {CHANNEL}}}\ndigest: {{day: never}}\n"
    staff += "notices: {quiet_from: 0, quiet_until: 0}\n"
    (tmp_path / "config.yaml").write_text(f"web: {{port: 0}}\n{staff}", encoding="utf-8")
    monkeypatch.setattr(notifications, "EVERY", 0.1)
    looks = Looks(monkeypatch, notifications.AnswerNotifier, "_look")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    config = load(tmp_path / "config.yaml", {})
    stopping = asyncio.Event()
    async with StandIn() as stand_in:
        monkeypatch.setattr(Route, "BASE", f"{stand_in.url}/api/v10")
        gateway = yarl.URL(f"{stand_in.url.replace('http', 'ws', 1)}/gateway")
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        serving = asyncio.create_task(app.serve(config, build_engine(config), tell=_silent, stopping=stopping))
        try:
            await stand_in.connected()
            yield Town(stand_in, looks)
            assert stand_in.api.refused == []
        finally:
            stopping.set()
            await serving


async def test_three_ask_one_answers_from_a_card_all_know(town: Town) -> None:
    """One card that counts three; answered from it; known at once; each told once; undone whole."""
    await town.begin()
    for person, spelling in SPELLINGS.items():
        await town.wait_for(spelling, person)
    card = await town.card("**3 personnes**", "Le cinéma?", "un cinema")
    tried = await town.press(card, "Répondre", **CINEMA)
    assert "✅ Répond à **1** question ouverte" in text_of(tried)
    published = await town.press(tried, "Publier")
    assert "Le bot le sait dès maintenant" in text_of(published)
    assert ANSWERED in await town.ask("c'est où le cinéma")
    await town.discord.until(lambda: len(town.told()) == 3, "three who are told")
    await town.looks.more()
    assert len(town.told()) == 3
    assert all(ANSWERED in text for text in town.told())
    settled = await town.card("Répondu par **user4**", "Cinéma")
    assert settled["id"] == card["id"]
    undone = await town.press(settled, "Annuler")
    assert "tout est comme avant" in text_of(undone)
    assert ANSWERED not in await town.ask("c'est où le cinéma", BOB)
    waiting = await town.card("**3 personnes**", "4 questions")
    assert waiting["id"] == card["id"]
    assert "Je m’en occupe" in {button["label"] for button in buttons_of(waiting)}


async def test_put_aside_reopened_merged_and_undone_from_cards(town: Town) -> None:
    """What was put aside stays so for other spellings; reopened it waits again; merged, its askers go along; nobody is told."""
    await town.begin()
    await town.wait_for("Le cinéma?", ALICE)
    await town.press(await town.card("Le cinéma?"), "Écarter", reason="out_of_scope")
    await town.ask("un cinema", BOB)
    aside = await town.card("Écarté par **user4**", "**2 personnes**", "un cinema")
    await town.press(aside, "Rouvrir")
    await town.card("Rouvert par **user4**")
    await town.ask("Un aréna?", BOB)
    await town.press(await town.card("Un aréna?"), "Fusionner", into="1")
    assert (await town.card("Rouvert par **user4**", "Un aréna?"))["id"] == aside["id"]
    await town.press(await town.card("Fusionné dans le groupe 1"), "Annuler")
    await town.card("Groupe 2", "Un aréna?", "**1 personne**")
    assert town.told() == []
