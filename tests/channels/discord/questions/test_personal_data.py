"""`/mes-donnees`: seeing, taking along and erasing what is kept of oneself."""

from __future__ import annotations

import json

from bot.channels.discord import Services
from bot.conversation import Conversations
from bot.nlu.model import Context, Entry
from bot.privacy.erasure import OwnData, OwnFeedback, OwnQuestion, OwnWish
from tests.channels.discord.conftest import Connect, FakeDesk, World
from tests.channels.discord.payloads import ALICE, BOB, CHANNEL, DIRECT, EPHEMERAL, buttons_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

QUESTION = OwnQuestion("où est le **puits**?", "fr", "discord", "2026-11-02", "below_threshold", "new", escalated=False)
CONTEXT = Context(Entry("fact", "activity", ("fournil",)), ("fournil",), "fr")
WISH = OwnWish("le puits", "discord", "new", "2027-01-31")
SAID = OwnFeedback("topic:fete", "wrong", "other", "**vieux** @everyone", "discord", "2026-11-02")


def desk(questions: int = 1) -> FakeDesk:
    """A desk that keeps something of Alice."""
    return FakeDesk(kept={f"discord:{ALICE}": OwnData((QUESTION,) * questions, (WISH,), (SAID,))})


async def test_of_most_people_nothing_is_kept(world: World) -> None:
    """Who asked nothing in vain is told so, and may have even the thread of the conversation forgotten."""
    asked = await world.discord.slash("mes-donnees")
    message = await world.discord.answered(asked)
    assert message["flags"] & EPHEMERAL
    assert "n’ai rien d’écrit sur vous" in asked.shown
    assert [button["label"] for button in buttons_of(message)] == ["Tout effacer"]


async def test_one_sees_ones_own_alone(connect: Connect) -> None:
    """Questions and wishes with their days; somebody else sees nothing of them."""
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, desk(12))):
        asked = await stand_in.slash("mes-donnees")
        await stand_in.answered(asked)
        assert "12 question(s), 1 «\u00a0Préviens-moi\u00a0», 1 avis" in asked.shown
        assert "où est le \\*\\*puits\\*\\*?" in asked.shown
        assert "jusqu’au 31 janvier 2027" in asked.shown
        assert "… et 8 de plus" in asked.shown
        other = await stand_in.slash("mes-donnees", person=BOB)
        await stand_in.answered(other)
        assert "rien d’écrit" in other.shown


async def test_one_takes_ones_data_along(connect: Connect) -> None:
    """As a file of JSON, seen by that person alone, wherever the button was pressed."""
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, desk())):
        message = await stand_in.answered(await stand_in.slash("mes-donnees"))
        pressed = await stand_in.press(message, "mine:export:fr")
        given = await stand_in.answered(pressed)
        assert given["flags"] & EPHEMERAL
        data = json.loads(stand_in.api.files["mes-donnees.json"])
        assert [question["text"] for question in data["questions"]] == [QUESTION.text]


async def test_erasing_asks_once_and_erases(connect: Connect) -> None:
    """In place of the list: first the question whether, then what was done. Nobody erases for another."""
    kept = desk()
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, kept)):
        message = await stand_in.answered(await stand_in.slash("mes-donnees"))
        sure = await stand_in.press(message, "mine:erase:fr")
        shown = await stand_in.answered(sure)
        assert [answer["type"] for answer in sure.answers] == [7]
        assert kept.kept
        await stand_in.answered(await stand_in.press(shown, "mine:confirm:fr", person=BOB))
        assert kept.kept
        done = await stand_in.press(shown, "mine:confirm:fr")
        await stand_in.answered(done)
        assert "2 élément(s)" in done.shown
        assert not kept.kept


async def test_erasing_reaches_what_is_in_memory(connect: Connect) -> None:
    """The conversation in every channel, and the questions behind the buttons of the last replies; not other people's."""
    conversations = Conversations()
    kept = desk()
    services = Services(knowledge, kept, forget=conversations.forget_where)
    keys = [f"discord:{channel}:{person}" for person in (ALICE, BOB) for channel in (CHANNEL, DIRECT)]
    for key in keys:
        conversations.remember(key, CONTEXT)
    long = "le puits du rang, " * 10
    async with StandIn() as stand_in, connect(stand_in, services=services):
        replies = [
            await stand_in.answered(await stand_in.slash("demander", person=person, question=long)) for person in (ALICE, BOB)
        ]
        sure = await stand_in.press(await stand_in.answered(await stand_in.slash("mes-donnees")), "mine:erase:fr")
        await stand_in.answered(await stand_in.press(await stand_in.answered(sure), "mine:confirm:fr"))
        assert [conversations.recall(key) is not None for key in keys] == [False, False, True, True]
        for reply, person in zip(replies, (ALICE, BOB), strict=True):
            (wrong,) = [button for button in buttons_of(reply) if button["label"] == "faux"]
            await stand_in.answered(await stand_in.press(reply, wrong["custom_id"], person=person))
        assert [asked is None for _, asked in kept.said] == [True, False]
