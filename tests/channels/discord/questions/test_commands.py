"""The commands for everyone, and the menu of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.payloads import BOB, EPHEMERAL, buttons_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import World


async def test_the_menu_of_a_message_asks_it(world: World) -> None:
    """The menu command answers somebody's message, to the one who wants to know."""
    target = await world.discord.say("c'est quoi le marketing territorial", person=BOB)
    target["content"] = "c'est quoi le marketing territorial"  # Discord shows it for this command
    asked = await world.discord.menu("Demander au bot", target)
    message = await world.discord.answered(asked)
    assert message["flags"] & EPHEMERAL
    assert world.assistant.asked[0].text == "c'est quoi le marketing territorial"


async def test_help_and_privacy_speak_the_persons_language(world: World) -> None:
    """`/aide` offers examples that can be pressed; `/confidentialite` says how long, and who answers for it."""
    aide = await world.discord.slash("aide")
    assert len(buttons_of(await world.discord.answered(aide))) == 3
    assert "Demandez-moi" in aide.shown
    privacy = await world.discord.slash("confidentialite", locale="en-US")
    await world.discord.answered(privacy)
    assert "365 days" in privacy.shown
    assert "la mairie" in privacy.shown


async def test_a_profile_is_chosen_while_typing(world: World) -> None:
    """Names are proposed without regard to accents; a name typed without choosing is asked like any question."""
    assert await world.discord.type("fiche", "nom", "ecol") == ["École du Rang"]
    await world.discord.answered(await world.discord.slash("fiche", nom="le fournil peut-être"))
    assert world.assistant.asked[0].text == "le fournil peut-être"
