"""A reply as a card: the same on the page that the server makes, in the page's script and in the widget. Knows no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from bot.review.feedback_model import LONGEST_COMMENT, VERDICTS, WHYS

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.web.core.rendering import Templates


def card(templates: Templates, reply: Reply, *, wish: bool = False, judged: bool = False, conversation: str = "") -> Markup:
    """The reply in its own language: text, sources, note, suggestions as buttons.

    Args:
        wish: whether the person may ask to be told, where there is no answer.
        judged: whether the person may say something back, where there is one; an emergency's is not disturbed by it.
        conversation: its name, for a page without a script to lead back to it.
    """
    judged = judged and reply.outcome == "answer" and not reply.urgent and bool(reply.id)
    html = templates.render(
        "public/card.html",
        reply.language,
        reply=reply,
        wish=wish,
        judged=judged,
        conversation=conversation,
        verdicts=VERDICTS,
        whys=WHYS,
        longest=LONGEST_COMMENT,
    )
    return Markup(html)  # noqa: S704 - made by an escaping template
