"""Which messages are for the bot, and what is said to those without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.payloads import BOT, OTHER_BOT, text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import World


async def test_a_reply_that_discord_hides_is_explained(world: World) -> None:
    """Without the ping, Discord hides the words of a reply: the person learns what to do instead of getting silence."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    await world.discord.say("pis la SADC?", reply_to=posted)
    hint = (await world.discord.posts(2))[1]
    assert "/demander" in text_of(hint)
    assert len(world.assistant.asked) == 1


async def test_nothing_else_is_answered(world: World) -> None:
    """The bot leaves alone what people say among themselves, and other bots."""
    await world.discord.say("parlons du souper")
    await world.discord.say(f"<@{BOT}> bip", person=OTHER_BOT)
    await world.discord.say(f"<@{BOT}> à vous")
    await world.discord.posts()
    assert [question.text for question in world.assistant.asked] == ["à vous"]


async def test_a_mention_without_words_says_how_to_ask(world: World) -> None:
    """A bare mention gets a word of help rather than a refusal."""
    await world.discord.say(f"<@{BOT}>")
    (posted,) = await world.discord.posts()
    assert "Posez-moi une question" in text_of(posted)
    assert not world.assistant.asked
