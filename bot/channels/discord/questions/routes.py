"""What is done when a button or form under a reply is pressed; a new one is listed here, and hung in `reply_view.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord.questions import (
    ask_button,
    page_button,
    personal_data,
    refusal_button,
    reword,
    share_button,
    verdict_button,
)
from bot.channels.discord.questions.reply_view import reply_view

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.delivery.routing import Route
    from bot.channels.discord.ports.services import Services
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.questions.responder import Responder
    from bot.channels.discord.rendering.signing import Signer


def question_routes(
    presenter: Presenter, responder: Responder, recent: RecentReplies, services: Services, signer: Signer
) -> tuple[Route, ...]:
    """The routes of all of them."""
    return (
        ask_button.route(responder.answer),
        share_button.route(presenter, responder.wait),
        reword.button_route(presenter),
        reword.form_route(responder.answer),
        refusal_button.route(presenter, recent, services.desk),
        verdict_button.button_route(presenter, recent, services.desk),
        verdict_button.why_route(presenter),
        verdict_button.form_route(presenter, services.desk),
        page_button.route(presenter, recent, reply_view, signer),
        personal_data.route(presenter, services, recent),
    )
