"""The sources of an answer, a line each, as Discord shows links. Knows nothing of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.text import plain
from bot.wording import say
from bot.wording.dates import written
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.assistant import CitedSource
    from bot.knowledge.model import Language

_MOST: Final = 5
_TITLE: Final = 200


def source_lines(sources: Sequence[CitedSource], language: Language) -> list[str]:
    """One line a source: its title as a link, its own date, and the day on which it was last checked."""
    return [source_line(source, language) for source in sources[:_MOST]]


def source_line(source: CitedSource, language: Language) -> str:
    """The line of one source."""
    title = plain(source.title[:_TITLE])
    if source.url and source.url.startswith(("https://", "http://")):
        url = source.url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")  # either would end the link early
        title = f"[{title}]({url})"
    dated = written(source.date, language) if source.date else ""
    date = ", ".join(part for part in (dated, plain(source.date_note or "")) if part)
    checked = written(source.checked_on, language)
    key = "reply.source_dated" if date else "reply.source_undated"
    return say(SENTENCES, key, language, title=title, date=date, checked=checked)
