"""How a group of questions, and what is counted, is called on a card and in a form. Knows no card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.rendering.text import quoted
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    from bot.knowledge.model import Language
    from bot.review.model import QuestionGroup

_QUESTION: Final = 300


def question_of(group: QuestionGroup, limit: int = _QUESTION) -> str:
    """What a group is called: its first question, as text alone."""
    return quoted(group.questions[0] if group.questions else group.utterance, limit)


def counted(key: str, number: int, language: Language) -> str:
    """The sentence `key.one` or `key.many`: in French, zero is singular."""
    alone = number == 1 or (number == 0 and language == "fr")
    return say(SENTENCES, f"{key}.{'one' if alone else 'many'}", language, n=number)
