"""Every button and form of the staff's, and what each does. A new one is added here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.discord.staff import (
    answer_form,
    dismiss_form,
    draft_button,
    merge_form,
    override_form,
    queue,
    split_form,
    until_form,
)
from bot.channels.discord.staff.card_button import CardActions
from bot.channels.discord.staff.drafts import Drafts

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.delivery.routing import Route
    from bot.channels.discord.ports.services import Services
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.answer_parts import AnswerParts
    from bot.channels.discord.staff.desk_acts import DeskActs


def staff_routes(
    presenter: Presenter, services: Services, signer: Signer, acts: DeskActs, answers: AnswerParts | None
) -> tuple[Route, ...]:
    """The routes of all of them; without the desk's cards, what waits can be read and no more.

    Args:
        answers: what is done with answers that are there, where there is a desk.
    """
    reading = (queue.route(presenter, services.desk),)
    if (cards := services.cards) is None or answers is None:
        return reading
    drafts = Drafts(cards, presenter, signer, acts)
    return (
        *reading,
        *answers.routes(),
        CardActions(cards, presenter, signer, acts, drafts.form).route(),
        answer_form.route(drafts.try_out),
        dismiss_form.route(cards, acts),
        merge_form.route(cards, acts),
        split_form.route(cards, acts),
        override_form.route(drafts.publish),
        until_form.route(drafts.hold_until),
        draft_button.route(drafts.take),
    )
