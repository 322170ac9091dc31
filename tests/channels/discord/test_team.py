"""The staff's commands: who may use them, what they tell, and that nothing happens for anyone else."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import Reach
from bot.config import Config, DiscordSection
from bot.errors import Problem
from tests.channels.discord.conftest import FakeDesk
from tests.channels.discord.payloads import CHANNEL, CLOSED_CHANNEL, EPHEMERAL, STAFF_ROLE, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.channels.discord.conftest import Connect

OTHER_ROLE = "800000000000000009"


def config(channel: str | None = CHANNEL, *roles: str) -> Config:
    """A configuration with staff."""
    ids = tuple(map(int, roles or (STAFF_ROLE,)))
    return Config(discord=DiscordSection(staff_role_ids=ids, staff_channel_id=int(channel) if channel else None))


@dataclass(slots=True)
class Files:
    """Knowledge files that are read again, with these problems; counts how often."""

    problems: Sequence[Problem] = ()
    read: list[str] = field(default_factory=list)

    async def reload(self) -> Sequence[Problem]:
        """Read them."""
        self.read.append("read")
        return self.problems

    def link(self, by: str) -> tuple[str, int]:
        """A link for somebody."""
        self.read.append(by)
        return "https://example.org/staff?k=1", 15


async def test_without_the_role_nothing_happens(connect: Connect) -> None:
    """A crafted command is refused on the server and in a direct message, whatever other roles the person has."""
    files = Files()
    reach = Reach(knowledge, FakeDesk(3), reload=files.reload, link=files.link)
    async with StandIn() as stand_in, connect(stand_in, config=config(), reach=reach):
        for name in ("questions", "recharger", "lien", "diagnostic"):
            for roles, direct in (((), False), ((OTHER_ROLE,), False), ((STAFF_ROLE,), True)):
                asked = await stand_in.team(name, *roles, direct=direct)
                await stand_in.answered(asked)
                assert "réservée à l’équipe" in asked.shown
        assert not files.read
        assert not stand_in.api.posted


async def test_without_a_role_in_the_settings_nobody_is_staff(connect: Connect) -> None:
    """The refusal then says which setting is missing."""
    async with StandIn() as stand_in, connect(stand_in):
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert "discord.staff_role_ids" in asked.shown


async def test_commands_without_a_way_do_not_exist(connect: Connect) -> None:
    """What the program does not offer is not proposed to anyone."""
    files = Files()
    async with StandIn() as stand_in:
        async with connect(stand_in):
            assert names(stand_in) == {"diagnostic", "questions"}
        async with connect(stand_in, reach=Reach(knowledge, FakeDesk(), reload=files.reload, link=files.link)):
            assert names(stand_in) == {"diagnostic", "questions", "recharger", "lien"}


def names(stand_in: StandIn) -> set[str]:
    """The staff's commands that Discord knows."""
    (group,) = [command for command in stand_in.api.commands if command["name"] == "equipe"]
    return {option["name"] for option in group["options"]}


async def test_the_questions_that_wait_are_read_page_by_page(connect: Connect) -> None:
    """Most wanted first, each turn in place of the page before; what people typed stays text."""
    async with StandIn() as stand_in, connect(stand_in, config=config(), reach=Reach(knowledge, FakeDesk(11))):
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
    async with StandIn() as stand_in, connect(stand_in, config=config(), reach=Reach(knowledge, desk)):
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
    async with StandIn() as stand_in, connect(stand_in, config=config(), reach=Reach(knowledge, FakeDesk(11))):
        page = await stand_in.answered(await stand_in.team("questions", STAFF_ROLE))
        refused = await stand_in.press(page, buttons_of(page)[0]["custom_id"])
        await stand_in.answered(refused)
        assert "réservée à l’équipe" in refused.shown


async def test_reloading_tells_what_came_of_it(connect: Connect) -> None:
    """How much is known now; or which file and line keep the old answers in place, ten at most."""
    files = Files()
    async with (
        StandIn() as stand_in,
        connect(stand_in, config=config(), reach=Reach(knowledge, FakeDesk(), reload=files.reload)),
    ):
        fine = await stand_in.team("recharger", STAFF_ROLE)
        await stand_in.answered(fine)
        assert "Connaissances relues" in fine.shown
        files.problems = [Problem("topics/a.yaml", n, 3, "unknown-key", "what `is` this") for n in range(1, 13)]
        broken = await stand_in.team("recharger", STAFF_ROLE)
        await stand_in.answered(broken)
        assert "12 erreur(s)" in broken.shown
        assert "- `topics/a.yaml:1:3: what 'is' this (unknown-key)`" in broken.shown
        assert broken.shown.endswith("… et 2 de plus")


async def test_the_link_is_for_one_person(connect: Connect) -> None:
    """It is shown to the one who asked alone, with how long it lasts, and made out to them."""
    files = Files()
    async with StandIn() as stand_in, connect(stand_in, config=config(), reach=Reach(knowledge, FakeDesk(), link=files.link)):
        asked = await stand_in.team("lien", STAFF_ROLE, locale="en-US")
        message = await stand_in.answered(asked)
        assert message["flags"] & EPHEMERAL
        assert "[Open the team’s pages](https://example.org/staff?k=1)" in asked.shown
        assert "15 minutes" in asked.shown
        assert files.read == ["user1"]


async def test_the_diagnostic_tells_all_and_tries_the_channel(connect: Connect) -> None:
    """Role and channel by their names, the connection, the commands, and a card that shows in the staff channel."""
    async with StandIn() as stand_in, connect(stand_in, config=config()):
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert "⚠️" not in asked.shown
        for told in (
            "**Équipe** (Kamouraska)",
            "**#general** (Kamouraska)",
            "1 serveur(s)",
            "Commandes connues",
            "Carte d’essai",
        ):
            assert told in asked.shown
        (card,) = await stand_in.posts()
        assert card["channel_id"] == CHANNEL
        assert "peut écrire dans ce salon" in text_of(card)


async def test_the_diagnostic_names_what_is_amiss(connect: Connect) -> None:
    """A role that does not exist, and a channel where the bot may not write, with the permission that it lacks."""
    async with StandIn() as stand_in, connect(stand_in, config=config(CLOSED_CHANNEL, STAFF_ROLE, OTHER_ROLE)):
        stand_in.api.fail("POST", "/messages", 403)
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert f"⚠️ Le rôle {OTHER_ROLE}" in asked.shown
        assert "⚠️ Dans le salon d’équipe **#avis**, il manque au bot\u00a0: Envoyer des messages." in asked.shown
        assert "n’a pas pu être publiée" in asked.shown


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (config(None, OTHER_ROLE), f"Role {OTHER_ROLE} (`discord.staff_role_ids`) exists on none"),
        (config("700000000000000099"), "Channel 700000000000000099 (`discord.staff_channel_id`) does not exist"),
        (config(), "Team role: **Équipe** (Kamouraska)"),
        (Config(), "No team role is set"),
    ],
)
async def test_the_start_reports_the_set_up(
    connect: Connect, caplog: pytest.LogCaptureFixture, settings: Config, told: str
) -> None:
    """The operator reads at the start whether the servers have what the configuration names."""
    caplog.set_level(logging.INFO)
    async with StandIn() as stand_in, connect(stand_in, config=settings):
        await stand_in.until(lambda: "Discord set-up" in caplog.text, "report")
    assert told in caplog.text
