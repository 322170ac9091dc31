"""The questions that wait for the staff, a page at a time, and the buttons that turn the pages. Decides nothing of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.frames import MESSAGE_LIMIT, framed, rows, text_block
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.text import quoted
from bot.review.model import Filters
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import ReviewDesk
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language
    from bot.review.model import QuestionGroup

ON_A_PAGE: Final = 8
_QUESTION_LIMIT: Final = 150
_PATTERN: Final = re.compile(r"queue:(?P<way>previous|next):(?P<language>fr|en):(?P<page>\d{1,4})")


async def queue_view(desk: ReviewDesk, page: int, language: Language, note: str = "") -> discord.ui.LayoutView:
    """One page of the questions that wait; the last one when there are fewer. Under it a note, in small type."""
    shown = await desk.queue.list(Filters(), limit=ON_A_PAGE, offset=page * ON_A_PAGE)
    if not shown.groups and shown.total:
        page = (shown.total - 1) // ON_A_PAGE
        shown = await desk.queue.list(Filters(), limit=ON_A_PAGE, offset=page * ON_A_PAGE)
    first = page * ON_A_PAGE + 1
    last = first + len(shown.groups) - 1
    if shown.groups:
        title = say(SENTENCES, "queue.title", language, first=first, last=last, total=shown.total)
        text = "\n".join([title, *(_item(group, language) for group in shown.groups)])
    else:
        text = say(SENTENCES, "queue.empty", language)
    buttons = [_button("previous", page - 1, language)] if page else []
    if last < shown.total:
        buttons.append(_button("next", page + 1, language))
    return framed([text_block(f"{text}\n-# {note}" if note else text, MESSAGE_LIMIT), *rows(buttons)])


def route(presenter: Presenter, desk: ReviewDesk) -> Route:
    """Shows the page before or after, in place of the one that is read."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        page = int(match["page"])
        await presenter.work(
            interaction, lambda language: queue_view(desk, page, language), language=of_match(match), replacing=True
        )

    return Route(_PATTERN, pressed, least="reader")


def _button(way: str, page: int, language: Language) -> Button:
    return discord.ui.Button(label=say(SENTENCES, f"queue.{way}", language), custom_id=f"queue:{way}:{language}:{page}")


def _item(group: QuestionGroup, language: Language) -> str:
    about = say(
        SENTENCES,
        "queue.about",
        language,
        count=group.count,
        askers=group.askers,
        reason=say(SENTENCES, f"queue.reason.{group.reason}", language),
        last=written(group.last, language),
    )
    item = say(SENTENCES, "queue.item", language, id=group.id, question=quoted(group.title, _QUESTION_LIMIT))
    return f"{item}\n-# {about}"
