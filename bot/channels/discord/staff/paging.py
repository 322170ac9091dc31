"""A long text in a frame, one page at a time, with the buttons that turn the pages. Knows not what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bot.channels.discord.rendering.frames import MESSAGE_LIMIT, framed, rows, text_block
from bot.wording import say
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import discord

    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

PAGE: Final = MESSAGE_LIMIT - 200
"""Characters of a page: under it stands which one it is."""

Way = Literal["previous", "next"]


def paged_view(
    pages: Sequence[str], page: int, language: Language, acts: Sequence[Button], turn: Callable[[Way, int], Button]
) -> discord.ui.LayoutView:
    """One of the pages, counted from 0; the last one where there are fewer.

    Args:
        acts: buttons beside those that turn the pages.
        turn: makes the button that leads to another page.
    """
    last = len(pages) - 1
    page = min(page, last)
    text = pages[page]
    if last:
        text = f"{text}\n{say(SENTENCES, 'sheet.page', language, page=page + 1, last=last + 1)}"
    turning = [*([turn("previous", page - 1)] if page else []), *([turn("next", page + 1)] if page < last else [])]
    return framed([text_block(text, MESSAGE_LIMIT), *rows(acts), *rows(turning)])
