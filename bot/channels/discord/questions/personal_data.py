"""`/mes-donnees`: what is kept of the person who asks, to see, to take along, to erase. Shows nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, get_args

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.questions.keys import asker_key, is_conversation_of
from bot.channels.discord.rendering.frames import MESSAGE_LIMIT, Part, framed, rows, text_block
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.text import quoted
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import ReviewDesk, Services
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

_SHOWN: Final = 4
"""Of questions, of wishes and of verdicts: what a message holds when every character has to be escaped."""
_QUESTION_LIMIT: Final = 100
_FILE: Final = "mes-donnees.json"

_Verb = Literal["export", "erase", "confirm"]
_PATTERN: Final = re.compile(rf"mine:(?P<verb>{'|'.join(get_args(_Verb))}):(?P<language>fr|en)")


async def personal_data_view(desk: ReviewDesk, person: int, language: Language) -> discord.ui.LayoutView:
    """What is kept of a person, and what they may do with it."""
    mine = await desk.personal_data.mine(asker_key(person))
    if not (mine.questions or mine.wishes or mine.feedback):
        return _view(say(SENTENCES, "mine.nothing", language), _button("erase", language))
    counts = {"questions": len(mine.questions), "wishes": len(mine.wishes), "said": len(mine.feedback)}
    lines = [say(SENTENCES, "mine.title", language, **counts)]
    for each in mine.questions[:_SHOWN]:
        text, day = quoted(each.text, _QUESTION_LIMIT), written(each.day, language)
        lines.append(say(SENTENCES, "mine.question", language, text=text, day=day))
    for wish in mine.wishes[:_SHOWN]:
        text, expires = quoted(wish.text, _QUESTION_LIMIT), written(wish.expires, language)
        lines.append(say(SENTENCES, "mine.wish", language, text=text, expires=expires))
    for said in mine.feedback[:_SHOWN]:
        verdict, day = say(SENTENCES, f"feedback.verdict.{said.verdict}", language), written(said.day, language)
        comment = f" – {quoted(said.comment, _QUESTION_LIMIT)}" if said.comment else ""
        lines.append(say(SENTENCES, "mine.said", language, verdict=verdict, day=day, comment=comment))
    if more := sum(len(kind[_SHOWN:]) for kind in (mine.questions, mine.wishes, mine.feedback)):
        lines.append(say(SENTENCES, "mine.more", language, count=more))
    return _view("\n".join(lines), _button("export", language), _button("erase", language))


def route(presenter: Presenter, services: Services, recent: RecentReplies) -> Route:
    """Acts upon what is kept of whoever presses, and of nobody else: the buttons name no one."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        language, person = of_match(match), interaction.user.id

        async def exported() -> bytes:
            return (await services.desk.personal_data.export_mine(asker_key(person))).encode()

        async def sure(language: Language) -> discord.ui.LayoutView:
            return _view(say(SENTENCES, "mine.sure", language), _button("confirm", language))

        async def erased(language: Language) -> discord.ui.LayoutView:
            count = await services.desk.personal_data.erase_mine(asker_key(person))
            recent.forget(asker_key(person))
            services.forget(lambda key: is_conversation_of(key, person))
            return _view(say(SENTENCES, "mine.erased", language, count=count))

        match match["verb"]:
            case "export":
                view = framed([text_block(say(SENTENCES, "mine.exported", language)), _file()])
                await presenter.hand_over(interaction, exported, view, _FILE)
            case "erase":
                await presenter.work(interaction, sure, language=language, replacing=True)
            case _:
                await presenter.work(interaction, erased, language=language, replacing=True)

    return Route(_PATTERN, pressed)


def _button(verb: _Verb, language: Language) -> Button:
    style = discord.ButtonStyle.danger if verb == "confirm" else discord.ButtonStyle.secondary
    return discord.ui.Button(label=say(SENTENCES, f"mine.{verb}", language), custom_id=f"mine:{verb}:{language}", style=style)


def _file() -> Part:
    return discord.ui.File(f"attachment://{_FILE}")


def _view(text: str, *buttons: Button) -> discord.ui.LayoutView:
    return framed([text_block(text, MESSAGE_LIMIT), *rows(buttons)])
