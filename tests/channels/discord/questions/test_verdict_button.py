"""What a person makes of an answer: one press, why at will, after a restart too, and each in their own name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Question
from bot.channels.discord import Services
from bot.channels.discord.questions.verdict_button import verdict_buttons
from bot.channels.discord.rendering.signing import fits
from bot.errors import StoreError
from bot.review.answer_ids import LONGEST
from bot.review.feedback_model import Said
from tests.channels.discord.conftest import ANSWER_ID, FakeAssistant, FakeDesk, reply_to
from tests.channels.discord.payloads import ALICE, BOB, BOT, EPHEMERAL, buttons_of
from tests.channels.discord.standin import StandIn
from tests.village import knowledge

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.review.feedback_model import Taken
    from tests.channels.discord.conftest import Connect, World
    from tests.channels.discord.payloads import Json


def button(message: Json, label: str) -> str:
    """The id of the button with that label."""
    (found,) = [each["custom_id"] for each in buttons_of(message) if each["label"] == label]
    return str(found)


@pytest.mark.parametrize(
    ("label", "verdict", "thanks"),
    [
        ("utile", "helpful", "ça fait plaisir"),
        ("pas utile", "not_helpful", "ce qui manquait"),
        ("faux", "wrong", "L’équipe va regarder"),
    ],
)
async def test_a_press_is_a_verdict(world: World, label: str, verdict: str, thanks: str) -> None:
    """The desk gets it with the question and the very reply, from whoever pressed, who alone is thanked."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    pressed = await world.discord.press(posted, button(posted, label), person=BOB)
    message = await world.discord.answered(pressed)
    assert message["flags"] & EPHEMERAL
    assert thanks in pressed.shown
    ((said, asked),) = world.desk.said
    assert said == Said(ANSWER_ID, verdict, "discord", f"discord:{BOB}")  # type: ignore[arg-type]
    assert asked is not None
    assert (asked[0].text, asked[1].entry) == ("optech?", "topic:test")
    assert [each["label"] for each in buttons_of(message)] == ([] if verdict == "helpful" else ["Dire pourquoi"])


async def test_why_is_said_in_a_form_also_after_a_restart(connect: Connect) -> None:
    """Reason and words join the verdict of the same person; the program may have been restarted twice on the way."""
    async with StandIn() as stand_in:
        async with connect(stand_in):
            message = await stand_in.answered(await stand_in.slash("demander", question="optech"))
        async with connect(stand_in) as second:
            thanked = await stand_in.answered(await stand_in.press(message, button(message, "faux")))
            assert [(said.verdict, asked) for said, asked in second.desk.said] == [("wrong", None)]
            form = await stand_in.press(thanked, button(thanked, "Dire pourquoi"))
            (shown,) = await stand_in.until(lambda: form.answers, "form")
            assert shown["type"] == 9
        async with connect(stand_in) as third:
            sent = await stand_in.fill_in(form, reason="outdated", comment="Fermé en mars.")
            await stand_in.answered(sent)
            assert "l’équipe lira votre mot" in sent.shown
            ((said, _),) = third.desk.said
            assert said == Said(ANSWER_ID, "wrong", "discord", f"discord:{ALICE}", "outdated", "Fermé en mars.")


async def test_what_is_not_kept_is_said(connect: Connect) -> None:
    """Who has judged too much today, and an answer of too long ago; neither is asked why."""
    desk = FakeDesk(keeps=False)
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, desk)):
        message = await stand_in.answered(await stand_in.slash("demander", question="optech"))
        pressed = await stand_in.press(message, button(message, "faux"))
        assert buttons_of(await stand_in.answered(pressed)) == []
        assert "Revenez demain" in pressed.shown
        old = button(message, "faux").replace("CdyY8a", "AAAAAA")
        buttons = {"type": 1, "id": 90, "components": [{"type": 2, "id": 91, "style": 2, "label": "x", "custom_id": old}]}
        pressed = await stand_in.press({**message, "components": [buttons]}, old)
        await stand_in.answered(pressed)
        assert "Je ne retrouve pas cette réponse" in pressed.shown


class Refusing(FakeDesk):
    """A desk whose store is full."""

    async def say(self, said: Said, asked: tuple[Question, Reply] | None = None) -> Taken:
        """Refuse, with what only the operator is to read."""
        del said, asked
        raise StoreError("/data/q.sqlite3: the disk is full")


async def test_a_store_that_refuses_is_said_in_words(connect: Connect) -> None:
    """Neither silence nor the name of a file."""
    async with StandIn() as stand_in, connect(stand_in, services=Services(knowledge, Refusing())):
        message = await stand_in.answered(await stand_in.slash("demander", question="optech"))
        pressed = await stand_in.press(message, button(message, "utile"))
        await stand_in.answered(pressed)
        assert "rien n’a été gardé" in pressed.shown
        assert "sqlite" not in pressed.shown


@pytest.mark.parametrize("outcome", ["abstain", "clarify", "smalltalk"])
async def test_what_answers_nothing_is_not_judged(connect: Connect, outcome: str) -> None:
    """A refusal can be sent on; a greeting is neither right nor wrong."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(outcome=outcome)):  # type: ignore[arg-type]
        message = await stand_in.answered(await stand_in.slash("demander", question="allo"))
        assert not {"utile", "pas utile", "faux"} & {each["label"] for each in buttons_of(message)}


async def test_nothing_stands_beside_an_emergencys_numbers() -> None:
    """Whoever is in need is not asked what they think."""
    assert verdict_buttons(replace(reply_to(Question("optech")), entry="emergency:danger"), "12345678") == []


async def test_the_longest_id_fits_a_button() -> None:
    """Discord takes a hundred characters, and refuses the whole message for one more."""
    buttons = verdict_buttons(replace(reply_to(Question("optech")), id="x" * LONGEST), "12345678")
    assert len(buttons) == 3
    assert all(fits(each.custom_id or "") for each in buttons)
