"""Sharing an answer that one person got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.payloads import BOT, EPHEMERAL, buttons_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import World


async def test_a_private_answer_can_be_shared_with_the_channel(world: World) -> None:
    """The same answer, sources and questions included, for everyone, with the name of who shared it and nobody pinged."""
    asked = await world.discord.slash("demander", question="optech")
    message = await world.discord.answered(asked)
    shared = await world.discord.press(message, "share:fr")
    posted = await world.discord.answered(shared)
    assert not posted["flags"] & EPHEMERAL
    assert shared.shown.startswith(asked.shown)
    assert shared.shown.endswith("Partagé par <@600000000000000001>")
    assert [button["label"] for button in buttons_of(posted)] == ["Que fait Optech?", "utile", "pas utile", "faux"]


async def test_sharing_asks_for_the_right_to_write(world: World) -> None:
    """Who may not write in a channel cannot make the bot write there."""
    message = await world.discord.answered(await world.discord.slash("demander", question="optech"))
    refused = await world.discord.press(message, "share:fr", permissions=0)
    assert (await world.discord.answered(refused))["flags"] & EPHEMERAL
    assert "pas le droit" in refused.shown


async def test_nothing_is_shared_where_all_is_seen_already(world: World) -> None:
    """A direct channel and a public answer offer no sharing."""
    message = await world.discord.answered(await world.discord.slash("demander", question="optech", direct=True))
    await world.discord.say(f"<@{BOT}> optech")
    (posted,) = await world.discord.posts()
    for each in (message, posted):
        assert "Partager" not in [button["label"] for button in buttons_of(each)]
