"""What a person does with a refusal: send the question on, ask to be told; and what an older version's button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import Services
from bot.channels.discord.rendering.signing import Signer
from bot.errors import StoreError
from tests.channels.discord.conftest import ANSWER_ID, FakeAssistant, FakeDesk
from tests.channels.discord.payloads import ALICE, BOB, EPHEMERAL, buttons_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    from bot.assistant import Question, Reply
    from tests.channels.discord.conftest import Connect, World
    from tests.channels.discord.payloads import Json


def button(message: Json, label: str) -> str:
    """The id of the button with that label."""
    (found,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == label]
    return str(found)


async def test_an_older_button_still_says_that_an_answer_is_wrong(world: World) -> None:
    """It carries its question, which is asked anew; the verdict is about what is answered now, from whoever pressed."""
    signed = Signer(b"a secret of the tests").sign("wrong:fr:12345678", "optech?")
    message = await world.discord.answered(await world.discord.slash("demander", question="optech?"))
    buttons = {"type": 1, "id": 90, "components": [{"type": 2, "id": 91, "style": 2, "label": "x", "custom_id": signed}]}
    pressed = await world.discord.press({**message, "components": [buttons]}, str(signed), person=BOB)
    assert (await world.discord.answered(pressed))["flags"] & EPHEMERAL
    assert "Merci de le dire" in pressed.shown
    ((said, asked),) = world.desk.said
    assert asked is not None
    assert (said.verdict, said.answer, said.asker, asked[0].text) == ("wrong", ANSWER_ID, f"discord:{BOB}", "optech?")


@pytest.mark.parametrize(
    ("label", "verb", "told"),
    [("Envoyer à l’équipe", "send", "C’est envoyé"), ("Préviens-moi", f"tell {ALICE}", "d’ici 90 jours")],
)
async def test_a_refused_question_is_sent_on_or_waited_for(connect: Connect, label: str, verb: str, told: str) -> None:
    """Each by its own button, with a sentence that says what it entails."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="abstain")) as world:
        message = await stand_in.answered(await stand_in.slash("demander", question="un secret bien gardé"))
        pressed = await stand_in.press(message, button(message, label))
        await stand_in.answered(pressed)
        assert told in pressed.shown
        assert [(done, question.text) for done, question, _ in world.desk.brought] == [(verb, "un secret bien gardé")]


async def test_what_is_not_kept_is_said(connect: Connect) -> None:
    """Nobody is promised what will not happen."""
    desk = FakeDesk(keeps=False)
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="abstain"), services=Services(knowledge, desk)):
        message = await stand_in.answered(await stand_in.slash("demander", question="secret"))
        for label in ("Envoyer à l’équipe", "Préviens-moi"):
            pressed = await stand_in.press(message, button(message, label))
            await stand_in.answered(pressed)
            assert "rien gardé" in pressed.shown


class Refusing(FakeDesk):
    """A desk whose store is full."""

    async def escalate(self, question: Question, reply: Reply) -> bool:
        """Refuse, with what only the operator is to read."""
        del question, reply
        raise StoreError("/data/q.sqlite3: the disk is full")


async def test_a_store_that_refuses_is_said_in_words(connect: Connect) -> None:
    """Neither silence nor the name of a file."""
    services = Services(knowledge, Refusing())
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="abstain"), services=services):
        message = await stand_in.answered(await stand_in.slash("demander", question="secret"))
        pressed = await stand_in.press(message, button(message, "Envoyer à l’équipe"))
        await stand_in.answered(pressed)
        assert "rien n’a été gardé" in pressed.shown
        assert "sqlite" not in pressed.shown


async def test_the_buttons_outlive_the_program(connect: Connect) -> None:
    """After a restart the question on the button is asked anew, and goes to the desk with what is replied now."""
    async with StandIn() as stand_in:
        async with connect(stand_in, FakeAssistant(outcome="abstain")):
            message = await stand_in.answered(await stand_in.slash("demander", question="secret"))
            endless = await stand_in.answered(await stand_in.slash("demander", question="pourquoi " * 20))
        async with connect(stand_in, FakeAssistant(outcome="abstain")) as second:
            await stand_in.answered(await stand_in.press(message, button(message, "Envoyer à l’équipe")))
            assert [(question.text, question.log) for _, question, _ in second.desk.brought] == [("secret", True)]
            assert [question.log for question in second.assistant.asked] == [False]
            forgotten = await stand_in.press(endless, button(endless, "Envoyer à l’équipe"))
            await stand_in.answered(forgotten)
            assert "ne sert plus" in forgotten.shown
            assert len(second.desk.brought) == 1


async def test_an_altered_button_brings_nothing(connect: Connect) -> None:
    """Neither another question nor another verb can be put on a button."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="abstain")) as world:
        message = await stand_in.answered(await stand_in.slash("demander", question="optech"))
        custom_id = button(message, "Envoyer à l’équipe")
        for altered in (custom_id.replace("optech", "walmart"), custom_id.replace("send:", "tell:")):
            pressed = await stand_in.press(message, altered)
            await stand_in.answered(pressed)
            assert "ne sert plus" in pressed.shown
        assert not world.desk.brought


async def test_small_talk_asks_for_no_judgement(connect: Connect) -> None:
    """A greeting is neither right nor wrong."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome="smalltalk")):
        message = await stand_in.answered(await stand_in.slash("demander", question="allo"))
        assert [each["label"] for each in buttons_of(message)] == ["Que fait Optech?"]
