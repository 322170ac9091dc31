"""Whoever asked to be told is told, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord import Services
from bot.channels.discord.questions import notifications
from bot.config import Config
from bot.config.sections import WebSection
from bot.review.wishes import Wish
from tests.channels.discord.conftest import FakeAssistant, FakeDesk
from tests.channels.discord.payloads import ALICE, BOB, DIRECT, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    import pytest

    from tests.channels.discord.conftest import Connect


def wish(number: int, address: str = ALICE) -> Wish:
    """Somebody waits for an answer."""
    return Wish(number, 1, "un secret @everyone", "fr", "discord", address, "answered", "2027-01-01")


async def test_whoever_waits_is_told_once(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """By direct message, with the answer; the wish is forgotten before, so that nobody is told twice."""
    monkeypatch.setattr(notifications, "EVERY", 0.05)
    desk = FakeDesk()
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, desk)):
        desk.wishes += [wish(1), wish(2, BOB)]
        first, _ = await stand_in.posts(2)
        assert not desk.wishes
        assert first["channel_id"] == DIRECT
        assert "«\u00a0un secret @\u200beveryone\u00a0» a maintenant sa réponse" in text_of(first)
        assert "**Réponse**" in text_of(first)
        await stand_in.slash("demander", question="autre chose")
        assert len(stand_in.api.posted) == 2


async def test_whoever_is_told_has_a_link_to_the_page(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the settings name the address that people know: it asks the very question anew, and is no receipt of anybody."""
    monkeypatch.setattr(notifications, "EVERY", 0.05)
    desk, config = FakeDesk(), Config(web=WebSection(public_url="https://questions.example"))
    async with StandIn() as stand_in, connect(stand_in, config=config, services=Services(knowledge, desk)):
        desk.wishes.append(wish(1))
        (told,) = await stand_in.posts()
        (link,) = [button["url"] for button in buttons_of(told) if button.get("url", "").startswith(config.web.public_url)]
        assert link.endswith("/?question=un+secret+%40everyone&lang=fr")


async def test_nobody_is_told_of_no_answer(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settled at the desk, but not answered yet by what the bot knows: the wish stays."""
    monkeypatch.setattr(notifications, "EVERY", 0.05)
    desk = FakeDesk(wishes=[wish(1)])
    mind = FakeAssistant(outcome="abstain")
    async with StandIn() as stand_in, connect(stand_in, mind, services=Services(knowledge, desk)):
        await stand_in.until(lambda: len(mind.asked) > 1, "second look")
        assert desk.wishes
        assert not stand_in.api.posted


async def test_nobody_is_written_to_in_quiet_hours(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wish stays, and whoever waits is told once they are over."""
    monkeypatch.setattr(notifications, "EVERY", 0.05)
    desk, looks = FakeDesk(wishes=[wish(1)]), []

    def quiet() -> bool:
        looks.append("look")
        return len(looks) < 4

    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, desk, quiet=quiet)):
        await stand_in.until(lambda: len(looks) == 3, "third look")
        assert desk.wishes
        assert not stand_in.api.posted
        await stand_in.posts(1)
        assert not desk.wishes
