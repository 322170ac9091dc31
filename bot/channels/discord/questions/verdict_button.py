"""The buttons with which a person says what they make of an answer, and the form that asks why. Nothing is kept here.

All that has to be known stands in a button: verdict, language, the name of what is remembered, and the answer's id, which
signs itself. It works after a restart; only the question, which goes to the desk with « faux », is then forgotten.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.questions.keys import asker_key
from bot.channels.discord.rendering.forms import choice_field, filled, form, text_field
from bot.channels.discord.rendering.frames import framed, rows, text_block
from bot.channels.discord.rendering.localisation import of_match
from bot.privacy.retention import JUDGE_WITHIN
from bot.review.answer_ids import LONGEST
from bot.review.feedback_model import LONGEST_COMMENT, WHYS, Said
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.assistant import Reply
    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.ports.services import ReviewDesk
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language
    from bot.review.feedback_model import Taken, Verdict, Why

_LETTERS: Final[Mapping[str, Verdict]] = {"h": "helpful", "n": "not_helpful", "w": "wrong"}
"""A button has room for a hundred characters."""
_SIGNS: Final[Mapping[Verdict, str]] = {"helpful": "👍", "not_helpful": "🤷", "wrong": "👎"}

_WHICH: Final = rf"(?P<verdict>[{''.join(_LETTERS)}]):(?P<language>fr|en)"
_ANSWER: Final = rf"(?P<answer>[\w.:+-]{{1,{LONGEST}}})"
_BUTTON: Final = re.compile(rf"said:{_WHICH}:(?P<name>[\w-]{{8}}):{_ANSWER}", re.ASCII)
_WHY: Final = re.compile(rf"why:{_WHICH}:{_ANSWER}", re.ASCII)
_REASON: Final = "reason"
_COMMENT: Final = "comment"


def verdict_buttons(reply: Reply, name: str) -> list[Button]:
    """The buttons under an answer that is remembered by that name; none under what answers nothing, or an emergency."""
    if reply.outcome != "answer" or reply.urgent or not reply.id:
        return []
    return [
        discord.ui.Button(
            label=say(SENTENCES, f"feedback.verdict.{verdict}", reply.language),
            custom_id=f"said:{letter}:{reply.language}:{name}:{reply.id}",
            emoji=_SIGNS[verdict],
        )
        for letter, verdict in _LETTERS.items()
    ]


def button_route(presenter: Presenter, recent: RecentReplies, desk: ReviewDesk) -> Route:
    """Takes the verdict of whoever presses, in their own name, and offers to say why."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        async def taken(language: Language) -> Shown:
            verdict = _LETTERS[match["verdict"]]
            said = Said(match["answer"], verdict, "discord", asker_key(interaction.user.id))
            became = await desk.feedback.say(said, recent.recall(match["name"]))
            thanks = told(became, f"feedback.thanks.{verdict}", language)
            return _offer(thanks, match) if became == "kept" and verdict != "helpful" else thanks

        await presenter.work(interaction, taken, language=of_match(match))

    return Route(_BUTTON, pressed)


def why_route(presenter: Presenter) -> Route:
    """Shows the form that asks why; both fields may stay empty."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        language = of_match(match)
        reasons = [(why, say(SENTENCES, f"feedback.reason.{why}", language)) for why in WHYS]
        shown = form(
            say(SENTENCES, "feedback.title", language),
            match.string,
            choice_field(_REASON, say(SENTENCES, "feedback.why", language), reasons, required=False),
            text_field(
                _COMMENT,
                say(SENTENCES, "feedback.comment_short", language),
                hint=say(SENTENCES, "feedback.comment_hint", language),
                long=True,
                required=False,
                longest=LONGEST_COMMENT,
            ),
        )
        await presenter.show_form(interaction, shown)

    return Route(_WHY, pressed)


def form_route(presenter: Presenter, desk: ReviewDesk) -> Route:
    """Adds what the form holds to the verdict of whoever sends it."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        async def taken(language: Language) -> str:
            fields = filled(interaction)
            reason: Why | None = next((why for why in WHYS if why == fields.get(_REASON)), None)
            asker, comment = asker_key(interaction.user.id), fields.get(_COMMENT, "")
            said = Said(match["answer"], _LETTERS[match["verdict"]], "discord", asker, reason, comment)
            return told(await desk.feedback.say(said), "feedback.thanks.more", language)

        await presenter.work(interaction, taken, language=of_match(match))

    return Route(_WHY, submitted, form=True)


def told(became: Taken, thanks: str, language: Language) -> str:
    """What became of something said back: the thanks of that key, or why it was not kept."""
    match became:
        case "kept":
            return say(SENTENCES, thanks, language)
        case "unknown":
            return say(SENTENCES, "feedback.unknown", language, days=JUDGE_WITHIN.days)
        case "too_many":
            return say(SENTENCES, "feedback.too_many", language)
        case _:
            assert_never(became)


def _offer(thanks: str, match: re.Match[str]) -> discord.ui.LayoutView:
    custom_id = f"why:{match['verdict']}:{match['language']}:{match['answer']}"
    button: Button = discord.ui.Button(
        label=say(SENTENCES, "feedback.say_why", of_match(match)), custom_id=custom_id, emoji="✏️"
    )
    return framed([text_block(thanks), *rows([button])])
