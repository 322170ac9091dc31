"""The buttons that turn the pages of a long list. Knows not what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import discord

from bot.channels.discord.delivery.presenter import alone_with_bot
from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    import re

    from bot.assistant import Reply
    from bot.channels.discord.delivery.presenter import Presenter, Shown
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

_PATTERN: Final = signed_pattern(r"page:(?P<language>fr|en):(?P<page>\d{1,2}):(?P<name>[\w-]{8})", r"(?P<question>.*)")


class ShowsPage(Protocol):
    """Makes the view of a page of a reply: the one that these buttons stand under."""

    def __call__(self, reply: Reply, signer: Signer, *, name: str, shareable: bool, page: int) -> discord.ui.LayoutView:
        """The view; `name` is the one by which the reply is remembered."""


def page_buttons(reply: Reply, page: int, count: int, name: str, signer: Signer) -> list[Button]:
    """The buttons to the pages before and after; each carries the question where there is room."""
    around = (("previous", page - 1), ("next", page + 1))
    return [
        discord.ui.Button(
            label=say(SENTENCES, f"page.{way}", reply.language),
            custom_id=signer.sign_if_room(f"page:{reply.language}:{to}:{name}", reply.question),
        )
        for way, to in around
        if 0 <= to < count
    ]


def route(presenter: Presenter, recent: RecentReplies, show: ShowsPage, signer: Signer) -> Route:
    """Shows another page: in place of the one that is read where that is the person's alone, else to that person alone."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        async def turned(language: Language) -> Shown:
            found = await recent.found(match["name"], match["question"], language)
            if found is None:
                return say(SENTENCES, "button.stale", language)
            question, reply = found
            name, shareable = recent.remember(question, reply), not alone_with_bot(interaction)
            return show(reply, signer, name=name, shareable=shareable, page=int(match["page"]))

        await presenter.work(interaction, turned, language=of_match(match), replacing=True)

    return Route(_PATTERN, pressed)
