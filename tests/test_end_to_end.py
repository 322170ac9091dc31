"""From three people who ask to three who are told: the whole program, a real browser, and a stand-in for Discord."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord.gateway
import pytest
import yarl
from discord.http import Route
from playwright.async_api import expect

from bot import app, secrets
from bot.channels.discord.questions import notifications
from bot.config import load
from bot.indexing.engine import build_engine
from bot.review.intake import now_here
from bot.review.staff_links import StaffLinks
from tests import chromium
from tests.channels.discord.looks import Looks
from tests.channels.discord.payloads import ALICE, BOB, DIRECT, TOKEN, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Page

pytestmark = chromium.needed("the way from a question to its answer was NOT tried")
CAROL = "600000000000000003"
SPELLINGS = {ALICE: "Le cinéma?", BOB: "un cinema", CAROL: "du cinémas, pis"}
REFUSED, ANSWERED = "pas", "village voisin"


@dataclass(slots=True)
class Town:
    """The running program: people on Discord, somebody of the staff in a browser."""

    discord: StandIn
    page: Page
    address: str
    looks: Looks
    """At who waits for an answer that is there."""

    async def ask(self, text: str, person: str = ALICE) -> str:
        """What somebody is told on Discord."""
        interaction = await self.discord.slash("demander", question=text, person=person)
        await self.discord.answered(interaction)
        return interaction.shown

    async def wait_for(self, text: str, person: str) -> None:
        """Ask, be refused, and ask to be told."""
        message = await self.discord.answered(await self.discord.slash("demander", question=text, person=person))
        (button,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == "Préviens-moi"]
        pressed = await self.discord.press(message, button, person=person)
        await self.discord.answered(pressed)
        assert "90 jours" in pressed.shown

    def told(self) -> list[str]:
        """The direct messages so far."""
        return [text_of(message) for message in self.discord.api.posted if message["channel_id"] == DIRECT]

    async def open(self, text: str, how: str = "", state: str = "open") -> None:
        """The page of the group whose question that is, on one of its ways to answer."""
        await self.page.goto(f"{self.address}/staff?state={state}")
        await self.page.get_by_role("link", name=text, exact=True).click()
        if how:
            await self.page.get_by_role("link", name=how).click()

    async def press(self, name: str) -> None:
        """Press a button of the page, and wait for what it brings."""
        await self.page.get_by_role("button", name=name, exact=True).first.click()
        await self.page.wait_for_load_state()

    async def publish(self) -> None:
        """Try first, then publish."""
        await self.press("Essayer")
        await expect(self.page.locator(".tried")).to_contain_text("Répond à 1 question ouverte")
        await self.press("Publier")
        await expect(self.page.locator(".done")).to_contain_text("Publié")


async def enter(page: Page, link: str) -> None:
    """Open a link to the staff's pages, and press its button."""
    await page.goto(link)
    await page.get_by_role("button", name="Entrer").click()


@pytest.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """The village, served; somebody of the staff has followed a link."""
    for name, text in FILES.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("web: {port: 0}\nnotices: {quiet_from: 0, quiet_until: 0}\n", encoding="utf-8")
    monkeypatch.setattr(notifications, "EVERY", 0.1)
    looks = Looks(monkeypatch, notifications.AnswerNotifier, "_look")
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    config = load(tmp_path / "config.yaml", {})
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def tell(key: str, **slots: object) -> None:
        if key == "run.web_on":
            address.set_result(str(slots["address"]).rstrip("/"))

    stopping = asyncio.Event()
    async with StandIn() as stand_in, chromium.opened() as browser:
        monkeypatch.setattr(Route, "BASE", f"{stand_in.url}/api/v10")
        gateway = yarl.URL(f"{stand_in.url.replace('http', 'ws', 1)}/gateway")
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        serving = asyncio.create_task(app.serve(config, build_engine(config), tell=tell, stopping=stopping))
        try:
            await stand_in.connected()
            page = await (await browser.new_context(locale="fr-CA", java_script_enabled=False)).new_page()
            key = secrets.load(config.store.path.parent).key
            await enter(page, StaffLinks(key, now_here).address(await address, "Odile", "editor"))
            yield Town(stand_in, page, await address, looks)
        finally:
            await browser.close()
            stopping.set()
            await serving


async def test_three_ask_one_answers_all_know(town: Town) -> None:
    """One group of three; answered on the web page; known on Discord within a second; each told once; undone whole."""
    for person, spelling in SPELLINGS.items():
        await town.wait_for(spelling, person)
    await town.page.goto(f"{town.address}/staff")
    await expect(town.page.locator(".group")).to_have_count(1)
    await expect(town.page.locator(".askers strong")).to_have_text("3")
    await town.open("Le cinéma?")
    for name, text in (
        ("title_fr", "Cinéma"),
        ("question_fr", "Y a-t-il un cinéma?"),
        ("answer_fr", "Le cinéma est au village voisin."),
        ("phrasings_fr", "le cinéma\ny a-t-il un cinéma\noù est le cinéma"),
        ("source_title", "Affiche"),
    ):
        await town.page.fill(f"#{name}", text)
    await town.publish()
    assert ANSWERED in await town.ask("c'est où le cinéma")
    await town.discord.until(lambda: len(town.told()) == 3, "three who are told")
    await town.looks.more()
    assert len(town.told()) == 3
    assert all(ANSWERED in text for text in town.told())
    await town.press("Annuler le dernier geste")
    assert ANSWERED not in await town.ask("c'est où le cinéma", BOB)
    await town.page.goto(f"{town.address}/staff")
    await expect(town.page.locator(".group").first).to_contain_text("Le cinéma?")


@pytest.mark.parametrize(
    ("asked", "how", "fields", "also", "entry"),
    [
        (
            "la grosse noce du monde, quel jour",
            "Une autre formulation",
            {"target": "topic:fete", "items": "la grosse noce du monde"},
            "la grosse noce du monde",
            "24 juin",
        ),
        ("Que fait la Miche Dorée?", "Un autre nom", {"items": "Miche Dorée"}, "que fait la miche doree", "pain du village"),
    ],
)
async def test_a_phrasing_or_a_name_is_known_at_once(
    town: Town, asked: str, how: str, fields: dict[str, str], also: str, entry: str
) -> None:
    """What is there is recognised under other words, by whoever asks next; the one who waited is told; undo forgets."""
    await town.wait_for(asked, ALICE)
    await town.open(asked, how)
    if how == "Un autre nom":
        await town.page.select_option("#entity", label="Le Fournil")
    for name, text in fields.items():
        await town.page.fill(f"#{name}", text)
    await town.publish()
    assert entry in await town.ask(also, BOB)
    await town.discord.until(lambda: len(town.told()) == 1, "one who is told")
    await town.press("Annuler le dernier geste")
    assert entry not in await town.ask(also, CAROL)


async def test_put_aside_reopened_merged_and_undone(town: Town) -> None:
    """What was dismissed stays so for other spellings and tells nobody; reopened it waits again; merged, it goes along."""
    await town.wait_for("Le cinéma?", ALICE)
    await town.open("Le cinéma?")
    await town.page.select_option("#reason", "out_of_scope")
    await town.press("Écarter")
    await town.ask("un cinema", BOB)
    await town.page.goto(f"{town.address}/staff")
    await expect(town.page.locator(".empty")).to_be_visible()
    await town.open("Le cinéma?", state="dismissed")
    await town.press("Rouvrir")
    await town.ask("Un aréna?", BOB)
    await town.open("Un aréna?")
    await town.page.fill("#into", "1")
    await town.press("Fusionner")
    await town.page.goto(f"{town.address}/staff")
    await expect(town.page.locator(".group")).to_have_count(1)
    await town.open("Le cinéma?")
    await expect(town.page.locator(".asked-list")).to_contain_text("Un aréna?")
    await town.page.goto(f"{town.address}/staff/2")
    await town.press("Annuler le dernier geste")
    await town.page.goto(f"{town.address}/staff")
    await expect(town.page.locator(".group")).to_have_count(2)
    assert town.told() == []
