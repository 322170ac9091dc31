"""What a person can do with a reply beside reading it: say it is wrong, send the question on, ask to be told."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal, Self, assert_never, cast, get_args

import discord

from bot.review.intake import TELL_WITHIN
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Question, Reply
    from bot.channels.discord.client import Client
    from bot.channels.discord.reach import Desk
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

Verb = Literal["wrong", "send", "tell"]
_SIGNS: Final[dict[Verb, str]] = {"wrong": "👎", "send": "📨", "tell": "🔔"}


class FeedbackButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(
        rf"(?P<verb>{'|'.join(get_args(Verb))}):(?P<language>fr|en):(?P<name>[\w-]{{8}}):(?P<mark>[\w-]{{6}}):(?P<question>.*)",
        re.DOTALL,
    ),
):
    """Takes a reply to the review desk. Anyone who sees the reply may press it, in their own name."""

    def __init__(self, verb: Verb, language: Language, custom_id: str) -> None:
        label = say(SENTENCES, f"{verb}.label", language)
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, emoji=_SIGNS[verb]))

    @classmethod
    def offering(cls, verb: Verb, reply: Reply, name: str, seal: Seal) -> Self:
        """The button under a reply that is remembered by that name; it carries the question where there is room."""
        prefix = f"{verb}:{reply.language}:{name}"
        custom_id = seal.close(prefix, reply.question) or seal.close(prefix, "")
        return cls(verb, reply.language, custom_id or prefix)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands under the reply."""
        button = cast("discord.ui.Button[discord.ui.LayoutView]", item)
        return cls(cast("Verb", match["verb"]), cast("Language", match["language"]), button.custom_id or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the label says, if the button is one that the bot itself put there, and say what came of it."""
        client = cast("Client", interaction.client)
        match = self.template.fullmatch(self.custom_id)
        if match is None or not client.responder.seal.holds(
            f"{match['verb']}:{match['language']}:{match['name']}", match["mark"], match["question"]
        ):
            await client.responder.tell(interaction, "button.stale")
            return
        language = cast("Language", match["language"])
        replied = await client.responder.replied(match["name"], match["question"], language)
        if replied is None:
            await client.responder.tell(interaction, "button.stale")
            return
        question, reply = replied
        # The question is brought by whoever presses, and only now with the wish that it be kept.
        question = replace(question, asker=f"discord:{interaction.user.id}", log=True)
        verb = cast("Verb", match["verb"])

        async def brought(language: Language) -> str:
            key = await bring(client.reach.desk, verb, question, reply, interaction.user.id)
            return say(SENTENCES, key, language, days=TELL_WITHIN.days)

        await client.responder.work(interaction, brought, language=language)


async def bring(desk: Desk, verb: Verb, question: Question, reply: Reply, person: int) -> str:
    """Take it to the desk; the key of the sentence that says what came of it."""
    match verb:
        case "wrong":
            kept = await desk.wrong_answer(question, reply)
        case "send":
            kept = await desk.escalate(question, reply)
        case "tell":
            kept = await desk.tell_me(question, reply, str(person)) is not None
        case _:
            assert_never(verb)
    return f"{verb}.done" if kept else "feedback.not_kept"
