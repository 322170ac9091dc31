"""The questions that wait, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord import Services
from tests.channels.discord.conftest import FakeDesk, staff_config
from tests.channels.discord.payloads import EPHEMERAL, STAFF_ROLE, buttons_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect


async def test_the_questions_that_wait_are_read_page_by_page(connect: Connect) -> None:
    """Most wanted first, each turn in place of the page before; what people typed stays text."""
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=Services(knowledge, FakeDesk(11))):
        asked = await stand_in.team("questions", STAFF_ROLE)
        page = await stand_in.answered(asked)
        assert page["flags"] & EPHEMERAL
        assert "1 à 8 sur 11" in asked.shown
        assert "3 fois, 2 personne(s) · pas de réponse sûre · 2 novembre 2026" in asked.shown
        for alive in ("@everyone", "**gras**", "<@1>", "\n# ", "https://", "[ici](http"):
            assert alive not in asked.shown
        (following,) = buttons_of(page)
        turned = await stand_in.press(page, following["custom_id"], roles=(STAFF_ROLE,))
        second = await stand_in.answered(turned)
        assert [answer["type"] for answer in turned.answers] == [7]
        assert "9 à 11 sur 11" in turned.shown
        assert [button["label"] for button in buttons_of(second)] == ["Précédentes"]


async def test_a_page_that_is_gone_shows_the_last_one(connect: Connect) -> None:
    """Somebody else worked meanwhile; an empty desk is good news."""
    desk = FakeDesk(9)
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=Services(knowledge, desk)):
        page = await stand_in.answered(await stand_in.team("questions", STAFF_ROLE))
        desk.waiting = 5
        turned = await stand_in.press(page, buttons_of(page)[0]["custom_id"], roles=(STAFF_ROLE,))
        await stand_in.answered(turned)
        assert "1 à 5 sur 5" in turned.shown
        desk.waiting = 0
        empty = await stand_in.team("questions", STAFF_ROLE)
        await stand_in.answered(empty)
        assert "Aucune question" in empty.shown


async def test_a_button_of_the_staff_checks_the_role_again(connect: Connect) -> None:
    """A role that was taken away no longer turns pages; nor does a button pressed by somebody else."""
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(), services=Services(knowledge, FakeDesk(11))):
        page = await stand_in.answered(await stand_in.team("questions", STAFF_ROLE))
        refused = await stand_in.press(page, buttons_of(page)[0]["custom_id"])
        await stand_in.answered(refused)
        assert "réservée à l’équipe" in refused.shown
