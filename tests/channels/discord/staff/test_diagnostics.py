"""Whether the set-up on Discord is as the configuration says."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.config import Config
from tests.channels.discord.conftest import staff_config
from tests.channels.discord.payloads import CLOSED_CHANNEL, STAFF_ROLE
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect


OTHER_ROLE = "800000000000000009"


async def test_the_diagnostic_names_what_is_amiss(connect: Connect) -> None:
    """A role that does not exist, and a channel where the bot may not write, with the permission that it lacks."""
    async with StandIn() as stand_in, connect(stand_in, config=staff_config(CLOSED_CHANNEL, STAFF_ROLE, OTHER_ROLE)):
        stand_in.api.fail("POST", "/messages", 403)
        asked = await stand_in.team("diagnostic", STAFF_ROLE)
        await stand_in.answered(asked)
        assert f"⚠️ Le rôle {OTHER_ROLE}" in asked.shown
        assert "⚠️ Dans le salon d’équipe **#avis**, il manque au bot\u00a0: Envoyer des messages." in asked.shown
        assert "n’a pas pu être publiée" in asked.shown


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (staff_config(None, OTHER_ROLE), f"Role {OTHER_ROLE} (`discord.staff_role_ids`) exists on none"),
        (staff_config("700000000000000099"), "Channel 700000000000000099 (`discord.staff_channel_id`) does not exist"),
        (staff_config(), "Team role: **Équipe** (Kamouraska)"),
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
