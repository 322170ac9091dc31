"""Saying a question another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.conftest import FakeAssistant
from tests.channels.discord.payloads import buttons_of
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect


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
