"""The questions that wait for the staff, a page at a time, and the buttons that turn the pages. Decides nothing of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self, cast

import discord

from bot.channels.discord.text import quoted
from bot.review.model import Filters
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.channels.discord.client import Client
    from bot.channels.discord.reach import Desk
    from bot.knowledge.model import Language
    from bot.review.model import Group

ON_A_PAGE: Final = 8
_QUESTION_LIMIT: Final = 150


async def queue_view(desk: Desk, page: int, language: Language, note: str = "") -> discord.ui.LayoutView:
    """One page of the questions that wait; the last one when there are fewer. Under it a note, in small type."""
    shown = await desk.list(Filters(), limit=ON_A_PAGE, offset=page * ON_A_PAGE)
    if not shown.groups and shown.total:
        page = (shown.total - 1) // ON_A_PAGE
        shown = await desk.list(Filters(), limit=ON_A_PAGE, offset=page * ON_A_PAGE)
    first = page * ON_A_PAGE + 1
    last = first + len(shown.groups) - 1
    if shown.groups:
        title = say(SENTENCES, "queue.title", language, first=first, last=last, total=shown.total)
        text = "\n".join([title, *(_item(group, language) for group in shown.groups)])
    else:
        text = say(SENTENCES, "queue.empty", language)
    parts: list[discord.ui.Item[Any]] = [discord.ui.TextDisplay(f"{text}\n-# {note}" if note else text)]
    buttons = [TurnButton("previous", page - 1, language)] if page else []
    if last < shown.total:
        buttons.append(TurnButton("next", page + 1, language))
    if buttons:
        parts.append(discord.ui.ActionRow(*buttons))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*parts))
    view.stop()
    return view


def _item(group: Group, language: Language) -> str:
    question = quoted(group.questions[0] if group.questions else group.utterance, _QUESTION_LIMIT)
    about = say(
        SENTENCES,
        "queue.about",
        language,
        count=group.count,
        askers=group.askers,
        reason=say(SENTENCES, f"queue.reason.{group.reason}", language),
        last=written(group.last, language),
    )
    return f"{say(SENTENCES, 'queue.item', language, id=group.id, question=question)}\n-# {about}"


class TurnButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]],
    template=re.compile(r"queue:(?P<way>previous|next):(?P<language>fr|en):(?P<page>\d{1,4})"),
):
    """Shows the page before or after, in place of the one that is read. For staff."""

    def __init__(self, way: str, page: int, language: Language) -> None:
        label = say(SENTENCES, f"queue.{way}", language)
        super().__init__(discord.ui.Button(label=label, custom_id=f"queue:{way}:{language}:{page}"))
        self._page = page
        self._language = language

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it stands on the page."""
        return cls(match["way"], int(match["page"]), cast("Language", match["language"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page, if whoever presses is still staff."""
        client = cast("Client", interaction.client)
        await client.staff.work(
            interaction,
            lambda language: queue_view(client.reach.desk, self._page, language),
            language=self._language,
            replacing=True,
        )
