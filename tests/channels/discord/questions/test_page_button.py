"""Long lists: pages that turn by buttons, whose state lies in the buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.channels.discord.conftest import FakeAssistant, reply_to
from tests.channels.discord.payloads import BOB, BOT, EPHEMERAL, buttons_of, text_of
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from bot.assistant import Question, Reply
    from tests.channels.discord.conftest import Connect


LIST = "\n".join(["Les 30 rangs :", *(f"- rang {n}" for n in range(1, 31)), "… et d’autres"])


class Lists(FakeAssistant):
    """Answers everything with a long list."""

    async def ask(self, question: Question) -> Reply:
        """The list."""
        self.asked.append(question)
        return replace(reply_to(question), text=LIST)


async def test_a_list_is_turned_in_place(connect: Connect) -> None:
    """On and back, with the same sources and buttons; a private answer changes under the eyes of who reads it."""
    async with StandIn() as stand_in, connect(stand_in, Lists()) as world:
        asked = await stand_in.slash("demander", question="les rangs")
        first = await stand_in.answered(asked)
        assert "rang 12" in asked.shown
        assert "rang 13" not in asked.shown
        assert "Page 1 de 3" in asked.shown
        assert next(button["label"] for button in buttons_of(first)) == "Page suivante"
        turned = await stand_in.press(first, buttons_of(first)[0]["custom_id"])
        second = await stand_in.answered(turned)
        assert [answer["type"] for answer in turned.answers] == [7]
        assert "rang 13" in turned.shown
        assert "leplacoteux" in turned.shown
        labels = [button["label"] for button in buttons_of(second)]
        assert labels[:2] == ["Page précédente", "Page suivante"]
        assert "Partager" in labels
        back = await stand_in.press(second, buttons_of(second)[0]["custom_id"])
        await stand_in.answered(back)
        assert "Page 1 de 3" in back.shown
        assert len(world.assistant.asked) == 1


async def test_a_public_list_is_turned_for_oneself(connect: Connect) -> None:
    """Nobody turns the page that others are reading."""
    async with StandIn() as stand_in, connect(stand_in, Lists()):
        await stand_in.say(f"<@{BOT}> les rangs")
        (posted,) = await stand_in.posts()
        turned = await stand_in.press(posted, buttons_of(posted)[0]["custom_id"], person=BOB)
        shown = await stand_in.answered(turned)
        assert [answer["type"] for answer in turned.answers] == [4]
        assert shown["flags"] & EPHEMERAL
        assert "Page 1 de 3" in text_of(posted)


async def test_pages_turn_after_a_restart_and_not_when_altered(connect: Connect) -> None:
    """The question lies in the button; a number or question that the bot did not put there is refused."""
    async with StandIn() as stand_in:
        async with connect(stand_in, Lists()):
            message = await stand_in.answered(await stand_in.slash("demander", question="les rangs"))
        async with connect(stand_in, Lists()) as again:
            button = buttons_of(message)[0]
            turned = await stand_in.press(message, button["custom_id"])
            await stand_in.answered(turned)
            assert "Page 2 de 3" in turned.shown
            assert not again.assistant.asked[0].log
            for custom_id in (button["custom_id"].replace("page:fr:1", "page:fr:2"), button["custom_id"] + "!"):
                button["custom_id"] = custom_id
                refused = await stand_in.press(message, custom_id)
                await stand_in.answered(refused)
                assert "ne sert plus" in refused.shown
            assert len(again.assistant.asked) == 1
