"""Asking on Discord: commands, direct messages, mentions, replies and buttons, over a real connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import Config, DiscordSection
from tests.channels.discord.conftest import FakeAssistant
from tests.channels.discord.payloads import BOB, BOT, CHANNEL, DIRECT, EPHEMERAL, OTHER_BOT, buttons_of, text_of
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
    assert [button["label"] for button in buttons_of(message)] == ["Que fait Optech?", "Partager", "Ce n’est pas ça"]


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


async def test_a_slow_answer_is_announced_then_given(connect: Connect) -> None:
    """An answer that would come too late for Discord is deferred, privately, and then put in its place."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(delay=1.8)) as world:
        asked = await stand_in.slash("demander", question="lent")
        await stand_in.answered(asked)
        assert asked.answers == [{"type": 5, "data": {"flags": EPHEMERAL}}]
        assert "lent" in asked.shown
        assert len(world.assistant.asked) == 1


async def test_a_failure_of_the_program_is_said_kindly(connect: Connect) -> None:
    """When the program itself breaks, the person learns that it is not about the question; the bot goes on."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(breaks=True)) as world:
        for _ in range(2):
            asked = await stand_in.slash("demander", question="patate")
            await stand_in.answered(asked)
            assert "de notre côté" in asked.shown
        assert world.channel.status.state == "connected"


async def test_too_many_questions_at_once_are_said_kindly(connect: Connect) -> None:
    """Nobody waits without a word: the person learns when to ask again."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(busy=True)):
        asked = await stand_in.slash("demander", question="patate")
        await stand_in.answered(asked)
        assert "Redemandez dans 4\u00a0s" in asked.shown


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


async def test_the_menu_of_a_message_asks_it(world: World) -> None:
    """The menu command answers somebody's message, to the one who wants to know."""
    target = await world.discord.say("c'est quoi le marketing territorial", person=BOB)
    target["content"] = "c'est quoi le marketing territorial"  # Discord shows it for this command
    asked = await world.discord.menu("Demander au bot", target)
    message = await world.discord.answered(asked)
    assert message["flags"] & EPHEMERAL
    assert world.assistant.asked[0].text == "c'est quoi le marketing territorial"


async def test_a_button_asks_its_question(world: World) -> None:
    """A button under a public answer answers the one who presses it, privately, in the language of that answer."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    button, _ = buttons_of(posted)
    asked = await world.discord.press(posted, button["custom_id"], person=BOB, locale="en-US")
    message = await world.discord.answered(asked)
    assert message["flags"] & EPHEMERAL
    pressed = world.assistant.asked[1]
    assert (pressed.text, pressed.language) == ("Que fait Optech à La Pocatière?", "fr")


async def test_a_button_outlives_the_program(connect: Connect) -> None:
    """A button pressed after a restart asks its question: its state lies in the message, nowhere else."""
    async with StandIn() as stand_in:
        async with connect(stand_in):
            await stand_in.say(f"<@{BOT}> optech?")
            (posted,) = await stand_in.posts()
        async with connect(stand_in) as second:
            asked = await stand_in.press(posted, buttons_of(posted)[0]["custom_id"])
            await stand_in.answered(asked)
            assert [question.text for question in second.assistant.asked] == ["Que fait Optech à La Pocatière?"]


async def test_an_altered_button_is_refused(world: World) -> None:
    """A question that the bot did not put on the button itself is not asked."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    button = buttons_of(posted)[0]
    for custom_id in (button["custom_id"].replace("Optech", "Walmart"), "vote:1"):
        button["custom_id"] = custom_id
        asked = await world.discord.press(posted, custom_id)
        await world.discord.answered(asked)
        assert "ne sert plus" in asked.shown
    assert len(world.assistant.asked) == 1


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


async def test_help_and_privacy_speak_the_persons_language(world: World) -> None:
    """`/aide` offers examples that can be pressed; `/confidentialite` says how long, and who answers for it."""
    aide = await world.discord.slash("aide")
    assert len(buttons_of(await world.discord.answered(aide))) == 3
    assert "Demandez-moi" in aide.shown
    privacy = await world.discord.slash("confidentialite", locale="en-US")
    await world.discord.answered(privacy)
    assert "365 days" in privacy.shown
    assert "MRC de Kamouraska" in privacy.shown


async def test_a_private_answer_can_be_shared_with_the_channel(world: World) -> None:
    """The same answer, sources and questions included, for everyone, with the name of who shared it and nobody pinged."""
    asked = await world.discord.slash("demander", question="optech")
    message = await world.discord.answered(asked)
    shared = await world.discord.press(message, "share:fr")
    posted = await world.discord.answered(shared)
    assert not posted["flags"] & EPHEMERAL
    assert shared.shown.startswith(asked.shown)
    assert shared.shown.endswith("Partagé par <@600000000000000001>")
    assert [button["label"] for button in buttons_of(posted)] == ["Que fait Optech?", "Ce n’est pas ça"]


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


async def test_a_refused_question_can_be_said_another_way(connect: Connect) -> None:
    """The form holds what was asked; what comes back is answered, also when the program was restarted in between."""
    async with StandIn() as stand_in:
        async with connect(stand_in, FakeAssistant(outcome="abstain")):
            message = await stand_in.answered(await stand_in.slash("demander", question="c ki le boss"))
            (button,) = [each for each in buttons_of(message) if each["label"] == "Reformuler"]
            form = await stand_in.press(message, button["custom_id"])
            (shown,) = await stand_in.until(lambda: form.answers, "form")
            assert shown["type"] == 9
            assert shown["data"]["components"][0]["component"]["value"] == "c ki le boss"
        async with connect(stand_in) as world:
            await stand_in.answered(await stand_in.fill_in(form, "qui est le préfet?"))
            assert [question.text for question in world.assistant.asked] == ["qui est le préfet?"]


async def test_a_question_too_long_for_a_button_is_said_anew(connect: Connect) -> None:
    """The form is then empty, rather than cut."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="abstain")):
        message = await stand_in.answered(await stand_in.slash("demander", question="pourquoi " * 20))
        form = await stand_in.press(message, "reword:fr:")
        (shown,) = await stand_in.until(lambda: form.answers, "form")
        assert "value" not in shown["data"]["components"][0]["component"]


async def test_a_profile_is_chosen_while_typing(world: World) -> None:
    """Names are proposed without regard to accents; a name typed without choosing is asked like any question."""
    assert await world.discord.type("fiche", "nom", "ecol") == ["École du Rang"]
    await world.discord.answered(await world.discord.slash("fiche", nom="le fournil peut-être"))
    assert world.assistant.asked[0].text == "le fournil peut-être"
