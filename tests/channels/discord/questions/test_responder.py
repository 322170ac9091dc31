"""Asking on Discord: commands and messages, over a real connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import Config, DiscordSection
from tests.channels.discord.payloads import BOB, BOT, CHANNEL, DIRECT, EPHEMERAL, buttons_of, text_of
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect, World


async def test_a_command_is_answered_at_once_and_privately(world: World) -> None:
    """`/demander` shows the answer, its dated source as a link and what to ask next, to the person alone."""
    asked = await world.discord.slash("demander", question="c ki les leaders")
    message = await world.discord.answered(asked)
    assert [answer["type"] for answer in asked.answers] == [4]
    assert message["flags"] & EPHEMERAL
    assert asked.shown.splitlines() == [
        "**Réponse** à «c ki les leaders»",
        (
            "-# Source\u00a0: [Le Placoteux (article)](https://leplacoteux.com/a_%28b%29), 22 mai 2017 "
            "· vérifié le 23 novembre 2026"
        ),
    ]
    assert [button["label"] for button in buttons_of(message)] == ["Que fait Optech?", "Partager", "utile", "pas utile", "faux"]


async def test_the_assistant_is_told_who_asks_and_where(world: World) -> None:
    """Context is kept per person and channel; the person is an opaque name; the locale is a fallback, not an order."""
    await world.discord.answered(await world.discord.slash("demander", question="optech", locale="en-GB"))
    (question,) = world.assistant.asked
    assert question.text == "optech"
    assert (question.channel, question.language, question.locale) == ("discord", None, "en")
    assert question.asker == "discord:600000000000000001"
    assert question.conversation == f"discord:{CHANNEL}:600000000000000001"


async def test_a_third_language_falls_back_on_the_server(world: World) -> None:
    """A person whose Discord is in Spanish is read in the language of the server."""
    await world.discord.answered(await world.discord.slash("demander", question="optech", locale="es-ES"))
    assert world.assistant.asked[0].locale == "fr"


async def test_a_direct_message_is_answered_under_it(world: World) -> None:
    """A direct message needs no command; a reply refers to it, pings no one, and typing is shown meanwhile."""
    said = await world.discord.say("qui est le préfet?", direct=True)
    (posted,) = await world.discord.posts()
    assert (posted["channel_id"], posted["message_reference"]["message_id"]) == (DIRECT, int(said["id"]))
    assert "qui est le préfet?" in text_of(posted)
    assert not posted["flags"] & EPHEMERAL
    assert any(request.path.endswith("/typing") for request in world.discord.api.requests)


async def test_a_mention_is_answered_without_its_mention(world: World) -> None:
    """The mention of the bot, and of anyone else, is no part of the question."""
    await world.discord.say(f"<@{BOT}> que fait <@{BOB}>  la SADC? <:allo:123456789012345678>")
    await world.discord.posts()
    assert world.assistant.asked[0].text == "que fait la SADC?"


async def test_a_reply_to_the_bot_is_a_question(world: World) -> None:
    """Replying to the bot, with Discord's usual ping, continues the conversation."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    await world.discord.say("pis la SADC?", reply_to=posted, ping=True)
    await world.discord.posts(2)
    first, second = world.assistant.asked
    assert (first.conversation, second.text) == (second.conversation, "pis la SADC?")


async def test_answers_in_a_direct_channel_stay(world: World) -> None:
    """Where nobody else reads, an answer need not vanish when the person closes Discord."""
    asked = await world.discord.slash("demander", question="optech", direct=True)
    message = await world.discord.answered(asked)
    assert not message["flags"] & EPHEMERAL


async def test_too_many_questions_are_slowed_down_kindly(connect: Connect) -> None:
    """Past the limit of a minute, the person is told how long to wait; others are not affected."""
    config = Config(discord=DiscordSection(questions_per_minute=2))
    async with StandIn() as stand_in, connect(stand_in, config=config) as world:
        shown = []
        for _ in range(3):
            asked = await stand_in.slash("demander", question="optech")
            await stand_in.answered(asked)
            shown.append(asked.shown)
        assert "redemandez dans" in shown[2]
        await stand_in.answered(await stand_in.slash("demander", question="et moi?", person=BOB))
        assert len(world.assistant.asked) == 3


async def test_nobody_in_need_is_slowed_down(connect: Connect) -> None:
    """Past the limit of a minute an emergency is answered all the same."""
    config = Config(discord=DiscordSection(questions_per_minute=1))
    async with StandIn() as stand_in, connect(stand_in, config=config) as world:
        await stand_in.answered(await stand_in.slash("demander", question="optech"))
        urgent = await stand_in.slash("demander", question="au secours")
        await stand_in.answered(urgent)
        assert "Réponse" in urgent.shown
        assert [question.text for question in world.assistant.asked] == ["optech", "au secours"]
