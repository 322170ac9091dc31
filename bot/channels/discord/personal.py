"""`/mes-donnees`: what is kept of the person who asks, to see, to take along, to erase. Shows nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast, get_args

import discord

from bot.channels.discord.text import quoted
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.channels.discord.client import Client
    from bot.channels.discord.reach import Desk
    from bot.knowledge.model import Language

_SHOWN: Final = 6
"""Of questions and of wishes: what a message holds when every character has to be escaped."""
_QUESTION_LIMIT: Final = 100
FILE: Final = "mes-donnees.json"

Verb = Literal["export", "erase", "confirm"]
_STYLES: Final[dict[Verb, discord.ButtonStyle]] = {
    "export": discord.ButtonStyle.secondary,
    "erase": discord.ButtonStyle.secondary,
    "confirm": discord.ButtonStyle.danger,
}


async def mine_view(desk: Desk, person: int, language: Language) -> discord.ui.LayoutView:
    """What is kept of a person, and what they may do with it."""
    mine = await desk.mine(asker(person))
    if not mine.questions and not mine.wishes:
        return _framed(say(SENTENCES, "mine.nothing", language), MineButton("erase", language))
    counts = {"questions": len(mine.questions), "wishes": len(mine.wishes)}
    lines = [say(SENTENCES, "mine.title", language, **counts)]
    lines += [
        say(SENTENCES, "mine.question", language, text=quoted(each.text, _QUESTION_LIMIT), day=written(each.day, language))
        for each in mine.questions[:_SHOWN]
    ]
    lines += [
        say(
            SENTENCES,
            "mine.wish",
            language,
            text=quoted(each.text, _QUESTION_LIMIT),
            expires=written(each.expires, language),
        )
        for each in mine.wishes[:_SHOWN]
    ]
    if more := len(mine.questions[_SHOWN:]) + len(mine.wishes[_SHOWN:]):
        lines.append(say(SENTENCES, "mine.more", language, count=more))
    return _framed("\n".join(lines), MineButton("export", language), MineButton("erase", language))


def asker(person: int) -> str:
    """The key of a person, as their questions carry it."""
    return f"discord:{person}"


class MineButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(rf"mine:(?P<verb>{'|'.join(get_args(Verb))}):(?P<language>fr|en)"),
):
    """Acts upon what is kept of whoever presses it, and of nobody else: it names no one."""

    def __init__(self, verb: Verb, language: Language) -> None:
        label = say(SENTENCES, f"mine.{verb}", language)
        super().__init__(discord.ui.Button(label=label, custom_id=f"mine:{verb}:{language}", style=_STYLES[verb]))
        self._verb = verb
        self._language = language

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands on the message."""
        return cls(cast("Verb", match["verb"]), cast("Language", match["language"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Export, ask whether to erase, or erase."""
        client = cast("Client", interaction.client)
        desk, person = client.reach.desk, asker(interaction.user.id)

        async def made(language: Language) -> discord.ui.LayoutView:
            if self._verb == "erase":
                return _framed(say(SENTENCES, "mine.sure", language), MineButton("confirm", language))
            erased = await desk.erase_mine(person)
            client.responder.forget(interaction.user.id)
            return _framed(say(SENTENCES, "mine.erased", language, count=erased))

        async def exported() -> bytes:
            return (await desk.export_mine(person)).encode()

        if self._verb == "export":
            view = _framed(say(SENTENCES, "mine.exported", self._language), file=True)
            await client.responder.hand_over(interaction, exported, view, FILE)
        else:
            await client.responder.work(interaction, made, language=self._language, replacing=True)


def _framed(text: str, *buttons: MineButton, file: bool = False) -> discord.ui.LayoutView:
    parts: list[discord.ui.Item[Any]] = [discord.ui.TextDisplay(text)]
    if file:
        parts.append(discord.ui.File(f"attachment://{FILE}"))
    if buttons:
        parts.append(discord.ui.ActionRow(*buttons))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*parts))
    view.stop()
    return view
