"""Long lists, a page at a time, and the buttons that turn the pages. Knows not what is listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self, cast

import discord

from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.discord.client import Client
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

ON_A_PAGE: Final = 12
"""Lines of a list that a phone shows with the sources and the buttons still in sight."""

_FEW: Final = 3
"""Lines too few for a page of their own."""

_ITEM: Final = "- "


def pages(text: str) -> list[str]:
    """The text as pages: one, unless it holds a long list; then each has what stands before the list, and some of its lines."""
    lines = text.split("\n")
    items = [number for number, line in enumerate(lines) if line.startswith(_ITEM)]
    if len(items) <= ON_A_PAGE + _FEW:
        return [text]
    begins, ends = items[0], items[-1] + 1
    starts = list(range(begins, ends, ON_A_PAGE))
    if ends - starts[-1] <= _FEW:
        starts.pop()
    stops = [*starts[1:], len(lines)]
    return ["\n".join([*lines[:begins], *lines[start:stop]]) for start, stop in zip(starts, stops, strict=True)]


class PageButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(
        r"page:(?P<language>fr|en):(?P<page>\d{1,2}):(?P<name>[\w-]{8}):(?P<mark>[\w-]{6}):(?P<question>.*)", re.DOTALL
    ),
):
    """Shows another page: in place of the one that is read where that is the person's alone, else to that person alone."""

    def __init__(self, label: str, custom_id: str) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))

    @classmethod
    def offering(cls, way: str, page: int, reply: Reply, name: str, seal: Seal) -> Self:
        """The button to a page of a reply that is remembered by that name; it carries the question where there is room."""
        prefix = f"page:{reply.language}:{page}:{name}"
        custom_id = seal.close(prefix, reply.question) or seal.close(prefix, "")
        return cls(say(SENTENCES, f"page.{way}", reply.language), custom_id or prefix)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The button as it stands under the list."""
        button = cast("discord.ui.Button[discord.ui.LayoutView]", item)
        return cls(button.label or "", button.custom_id or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page, if the button is one that the bot itself put there."""
        responder = cast("Client", interaction.client).responder
        match = self.template.fullmatch(self.custom_id)
        if match is None or not responder.seal.holds(
            f"page:{match['language']}:{match['page']}:{match['name']}", match["mark"], match["question"]
        ):
            await responder.tell(interaction, "button.stale")
            return
        language = cast("Language", match["language"])
        await responder.turn(interaction, match["name"], match["question"], language, int(match["page"]))


def turning(reply: Reply, page: int, count: int, name: str, seal: Seal) -> list[PageButton]:
    """The buttons to the pages before and after."""
    around = (("previous", page - 1), ("next", page + 1))
    return [PageButton.offering(way, to, reply, name, seal) for way, to in around if 0 <= to < count]
