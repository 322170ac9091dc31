"""What visitors will see of an answer that is tried, as the very card of their page, in both languages. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.channels.web.core.site import SITE
from bot.channels.web.staff.site import STAFF
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from bot.exchange import Reply
    from bot.knowledge.model import Language


@dataclass(frozen=True, slots=True)
class SeenCard:
    """What somebody who asks in a language will see.

    Attributes:
        question: what they ask. french: whether it is answered in French for want of English.
    """

    language: Language
    question: str
    card: Markup
    french: bool


async def seen_cards(
    request: web.Request, changes: Mapping[str, str | None], asked: Mapping[Language, str]
) -> tuple[SeenCard, ...]:
    """The cards, French first, were the files changed so.

    Args:
        asked: the question, by the language in which it is to be answered.
    """
    made = {path: None if text is None else text.encode() for path, text in changes.items()}
    texts: dict[Language, str] = {language: asked[language] for language in LANGUAGES if asked.get(language)}
    replies = await request.app[STAFF].publishing.library.replies(made, texts)
    by_language = {reply.language: reply for reply in replies}
    french = by_language.get("fr")

    def lacks(reply: Reply) -> bool:
        """A card in English whose answer holds the French one, word for word."""
        if french is None or reply.language == "fr" or reply.outcome != "answer" or reply.entry != french.entry:
            return False
        return french.text.strip() in reply.text

    return tuple(SeenCard(reply.language, reply.question, _card(request, reply), lacks(reply)) for reply in replies)


def _card(request: web.Request, reply: Reply) -> Markup:
    """By the template that visitors get, so that it can show nothing else."""
    shown = {"reply": reply, "wish": False, "judged": False, "conversation": "", "verdicts": (), "whys": (), "longest": 0}
    html = request.app[SITE].templates.render("public/card.html", reply.language, **shown)
    return Markup(html)  # noqa: S704 - made by an escaping template
