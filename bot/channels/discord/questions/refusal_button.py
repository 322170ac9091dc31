"""What a person can do with a refusal beside reading it: send the question on, ask to be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, assert_never, cast, get_args

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.questions.keys import asker_key
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.privacy.retention import TELL_WITHIN
from bot.review.feedback_model import Said
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    import re

    from bot.assistant import Question, Reply
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import ReviewDesk
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

Followup = Literal["wrong", "send", "tell"]
"""`wrong` hangs under answers that were given before a verdict had buttons of its own."""
_SIGNS: Final[dict[Followup, str]] = {"send": "📨", "tell": "🔔"}
_PATTERN: Final = signed_pattern(
    rf"(?P<verb>{'|'.join(get_args(Followup))}):(?P<language>fr|en):(?P<name>[\w-]{{8}})", r"(?P<question>.*)"
)


def refusal_buttons(reply: Reply, name: str, signer: Signer) -> list[Button]:
    """The buttons under a reply that is remembered by that name; each carries the question where there is room."""
    return [
        discord.ui.Button(
            label=say(SENTENCES, f"{verb}.label", reply.language),
            custom_id=signer.sign_if_room(f"{verb}:{reply.language}:{name}", reply.question),
            emoji=_SIGNS[verb],
        )
        for verb in _possible(reply)
    ]


def _possible(reply: Reply) -> tuple[Followup, ...]:
    """What may be done with a reply; nothing with one to an emergency, while paused, or to what held no question."""
    if reply.urgent or reply.paused:
        return ()
    match reply.outcome:
        case "clarify":
            return ("send",)
        case "abstain":
            return ("send", "tell") if reply.utterance else ()
        case "answer" | "smalltalk":
            return ()
        case _:
            assert_never(reply.outcome)


def route(presenter: Presenter, recent: RecentReplies, desk: ReviewDesk) -> Route:
    """Takes a reply to the review desk. Anyone who sees the reply may press it, in their own name."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        language = of_match(match)
        found = await recent.found(match["name"], match["question"], language)
        if found is None:
            await presenter.tell(interaction, "button.stale")
            return
        question, reply = found
        # The question is brought by whoever presses, and only now with the wish that it be kept.
        question = replace(question, asker=asker_key(interaction.user.id), log=True)
        verb = cast("Followup", match["verb"])

        async def brought(language: Language) -> str:
            key = await _bring(desk, verb, question, reply, interaction.user.id)
            return say(SENTENCES, key, language, days=TELL_WITHIN.days)

        await presenter.work(interaction, brought, language=language)

    return Route(_PATTERN, pressed)


async def _bring(desk: ReviewDesk, verb: Followup, question: Question, reply: Reply, person: int) -> str:
    """Take it to the desk; the key of the sentence that says what came of it."""
    match verb:
        case "wrong":
            said = Said(reply.id, "wrong", "discord", question.asker)
            return (
                "feedback.thanks.wrong" if await desk.feedback.say(said, (question, reply)) == "kept" else "feedback.not_kept"
            )
        case "send":
            kept = await desk.intake.escalate(question, reply)
        case "tell":
            kept = await desk.notifications.tell_me(question, reply, str(person)) is not None
        case _:
            assert_never(verb)
    return f"{verb}.done" if kept else "feedback.not_kept"
