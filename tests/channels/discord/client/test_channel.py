"""Staying on Discord: starting, registering, faults of the network and of Discord, stopping."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from tests.channels.discord.api import CUT, CUT_AFTER, Request
from tests.channels.discord.conftest import answered_late
from tests.channels.discord.payloads import BOT, text_of
from tests.channels.discord.standin import StandIn
from tests.patience import begun

if TYPE_CHECKING:
    from pathlib import Path

    from tests.channels.discord.conftest import Connect, FakeAssistant, World

MESSAGES = r"/channels/\d+/messages"
CALLBACK = r"/interactions/.*/callback"


async def test_it_asks_for_no_privilege_and_says_how_to_ask(world: World) -> None:
    """Guilds, guild messages and direct messages are all that the bot listens to; its presence tells the command."""
    session = await world.discord.connected()
    assert session.identify["intents"] == (1 << 0) | (1 << 9) | (1 << 12)
    assert "/demander" in json.dumps(session.identify["presence"])
    assert world.channel.status.state == "connected"


async def test_commands_have_french_names_and_english_ones(world: World) -> None:
    """French is what Discord shows by default, without accents to type; both English locales get English."""
    commands = {command["name"]: command for command in world.discord.api.commands}
    assert set(commands) == {"demander", "fiche", "aide", "confidentialite", "mes-donnees", "equipe", "Demander au bot"}
    english = {name: command["name_localizations"] for name, command in commands.items()}
    assert english["demander"] == {"en-US": "ask", "en-GB": "ask"}
    assert english["confidentialite"] == {"en-US": "privacy", "en-GB": "privacy"}
    assert english["Demander au bot"] == {"en-US": "Ask the bot", "en-GB": "Ask the bot"}
    for command in commands.values():
        for_staff = command["name"] == "equipe"
        assert command["contexts"] == ([0] if for_staff else [0, 1, 2])
        assert command["integration_types"] == ([0] if for_staff else [0, 1])
        assert command["default_member_permissions"] == (1 << 5 if for_staff else None)


async def test_commands_are_sent_only_when_they_changed(connect: Connect, tmp_path: Path) -> None:
    """A second start sends nothing; a changed command, a lost file, or commands lost on Discord's side send them again."""

    def sent() -> int:
        return sum(request.method == "PUT" for request in stand_in.api.requests)

    async with StandIn() as stand_in:
        for expected in (1, 1):
            async with connect(stand_in):
                assert sent() == expected
        file = tmp_path / "discord-commands.json"
        file.write_text(file.read_text().replace('"digest": "', '"digest": "0'))
        async with connect(stand_in):
            assert sent() == 2
        file.write_text("{")
        async with connect(stand_in):
            assert sent() == 3
        stand_in.api.commands.clear()
        async with connect(stand_in):
            assert sent() == 4


async def test_a_failing_registration_does_not_keep_the_bot_away(connect: Connect) -> None:
    """When Discord does not take the commands, the bot answers all the same, and the next start tries again."""
    async with StandIn() as stand_in:
        stand_in.api.fail("PUT", "/commands", 403)
        async with connect(stand_in):
            await stand_in.say(f"<@{BOT}> allo")
            await stand_in.posts()
        assert not stand_in.api.commands
        async with connect(stand_in):
            assert stand_in.api.commands


async def test_a_wrong_token_is_said_and_harms_nothing(connect: Connect) -> None:
    """The operator learns what to do; nothing is raised, and Discord is not asked again."""
    async with StandIn() as stand_in, connect(stand_in, token="wrong") as world:
        await stand_in.until(lambda: world.failures, "failure")
        assert "DISCORD_TOKEN" in str(world.failures[0])
        assert world.channel.status.state == "failed"
        assert len(stand_in.api.requests) == 1


async def test_a_token_withdrawn_while_running_is_said(world: World) -> None:
    """A token that was reset while the bot ran ends the channel with the same sentence."""
    session = await world.discord.connected()
    await world.discord.gateway.drop(session, 4004)
    await world.discord.until(lambda: world.failures, "failure")
    assert "DISCORD_TOKEN" in str(world.failures[0])


async def test_an_outage_at_the_start_is_waited_out(connect: Connect) -> None:
    """When Discord is down at the start, the bot connects as soon as it is up again."""
    async with StandIn() as stand_in:
        stand_in.api.fail("GET", "/users/@me", 503, CUT)
        async with connect(stand_in) as world:
            assert world.channel.status.state == "connected"
            assert not world.failures


async def test_a_dropped_connection_is_resumed_without_loss(world: World) -> None:
    """What people wrote while the connection was down is answered, once."""
    session = await world.discord.connected()
    await world.discord.gateway.drop(session)
    await world.discord.say(f"<@{BOT}> pendant la coupure")
    (posted,) = await world.discord.posts()
    assert "pendant la coupure" in text_of(posted)
    assert session.resumed == 1


async def test_a_forgotten_session_is_started_anew(world: World) -> None:
    """When Discord no longer knows the session, the bot identifies again and goes on."""
    session = await world.discord.connected()
    await world.discord.gateway.drop(session, forget=True)
    again = await world.discord.connected()
    assert again.id != session.id
    await world.discord.say(f"<@{BOT}> me revoilà")
    await world.discord.posts()


@pytest.mark.parametrize("faults", [[429], [502], [503], [503, 503], [CUT], [CUT, 503], [CUT_AFTER], [CUT_AFTER, 503]])
async def test_a_message_is_answered_once_whatever_happens(world: World, faults: list[int]) -> None:
    """Limits, outages and cut connections on the way of a reply: it arrives, once, carrying the same enforced nonce."""
    world.discord.api.fail("POST", MESSAGES, *faults)
    said = await world.discord.say(f"<@{BOT}> allo")
    await world.discord.posts()
    tries = await world.discord.until(lambda: _tries(world, at_least=len(faults) + 1), "another try")
    assert len(world.discord.api.posted) == 1
    assert {(request.body["nonce"], request.body["enforce_nonce"]) for request in tries} == {(said["id"], True)}


def _tries(world: World, at_least: int) -> list[Request] | None:
    tries = [request for request in world.discord.api.requests if request.path.endswith("/messages")]
    return tries if len(tries) >= at_least else None


@pytest.mark.parametrize("faults", [[429], [502], [502, 502], [503, 503], [CUT], [CUT, CUT, CUT], [CUT_AFTER]])
async def test_a_command_is_answered_once_whatever_happens(world: World, faults: list[int]) -> None:
    """The same for a command, within the three seconds that Discord allows."""
    world.discord.api.fail("POST", CALLBACK, *faults)
    asked = await world.discord.slash("demander", question="allo")
    await world.discord.answered(asked)
    assert len(asked.answers) == 1
    assert len(world.assistant.asked) == 1


async def test_a_late_answer_survives_a_cut_connection(connect: Connect, held_up: FakeAssistant) -> None:
    """The edit that brings a deferred answer is tried again."""
    async with StandIn() as stand_in, connect(stand_in, held_up):
        stand_in.api.fail("PATCH", "@original", CUT, 503)
        asked = await answered_late(stand_in, held_up)
        assert "lent" in asked.shown


async def test_a_channel_closed_to_the_bot_is_no_trouble(world: World) -> None:
    """Where the bot may not write, it does not insist; elsewhere it goes on."""
    world.discord.api.fail("POST", MESSAGES, 403)
    await world.discord.say(f"<@{BOT}> ici?")
    await world.discord.say(f"<@{BOT}> et là?")
    (posted,) = await world.discord.posts()
    assert "et là?" in text_of(posted)


async def test_typing_that_fails_costs_nothing(world: World) -> None:
    """The typing indicator is a courtesy: the answer comes without it."""
    world.discord.api.fail("POST", "/typing", CUT)
    await world.discord.say(f"<@{BOT}> allo")
    await world.discord.posts()


async def test_stopping_finishes_what_is_under_way_and_says_goodbye(connect: Connect) -> None:
    """An answer that is being found is still delivered; then the connection ends with a close frame."""
    async with StandIn() as stand_in:
        async with connect(stand_in) as world:
            session = await stand_in.connected()
            world.assistant.go.clear()
            asked = await stand_in.slash("demander", question="vite")
            await stand_in.until(lambda: world.assistant.asked, "question")
            stopping = asyncio.create_task(world.channel.stop())
            await begun()
            world.assistant.go.set()
            await stopping
        assert asked.message is not None
        await stand_in.until(lambda: session.closed_with, "close frame")
        assert session.closed_with == [1000]
        assert world.channel.status.state == "off"


async def test_two_shards_serve_servers_and_direct_messages(connect: Connect) -> None:
    """Above what one connection carries, Discord asks for several: a server is answered on its own, messages on the first."""
    async with StandIn(shards=2) as stand_in, connect(stand_in) as world:
        assert len(stand_in.gateway.sessions) == 2
        await stand_in.say(f"<@{BOT}> sur le serveur")
        await stand_in.say("en privé", direct=True)
        await stand_in.posts(2)
        assert {question.text for question in world.assistant.asked} == {"sur le serveur", "en privé"}


@pytest.mark.parametrize(("op", "data"), [(7, None), (9, True)])
async def test_an_order_to_reconnect_is_followed_without_loss(world: World, op: int, data: object) -> None:
    """Discord moves connections about every day; nobody notices."""
    session = await world.discord.connected()
    await world.discord.gateway.order(session, op, data)
    await world.discord.say(f"<@{BOT}> toujours là?")
    await world.discord.posts()
    await world.discord.until(lambda: session.resumed, "resumption")
    assert len(world.discord.api.posted) == 1
