"""What staff do on Discord with answers that are there, put together by hand. Does nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.channels.discord.staff import answer_button, correct_form, fix_button, override_form
from bot.channels.discord.staff.answers import Answers
from bot.channels.discord.staff.corrections import Corrections
from bot.channels.discord.staff.reading_again import ReadingAgain

if TYPE_CHECKING:
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.delivery.routing import Route
    from bot.channels.discord.ports.services import CardServices
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.discord.staff.desk_acts import DeskActs


@dataclass(frozen=True, slots=True)
class AnswerParts:
    """Finding and looking over, correcting, reading again."""

    answers: Answers
    corrections: Corrections
    again: ReadingAgain

    def routes(self) -> tuple[Route, ...]:
        """Every button and form of theirs."""
        return (
            *answer_button.routes(self.answers.press),
            self.answers.route(),
            self.again.route(),
            correct_form.route(self.corrections.try_out),
            fix_button.route(self.corrections.take),
            override_form.route(self.corrections.publish, "override-fix"),
        )


def answer_parts(cards: CardServices, presenter: Presenter, signer: Signer, acts: DeskActs) -> AnswerParts:
    """The parts, over one desk."""
    corrections = Corrections(cards, presenter, signer, acts)
    answers = Answers(cards, presenter, signer, acts, corrections)
    return AnswerParts(answers, corrections, ReadingAgain(cards, presenter, signer, acts))
