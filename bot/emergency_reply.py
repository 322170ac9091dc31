"""The reply to an emergency: the words and numbers of the knowledge, and nothing else. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.model import Action, CitedSource
from bot.exchange import EMERGENCY, Question, Reply

if TYPE_CHECKING:
    from bot.emergency import Recognised
    from bot.knowledge.base import Knowledge


def urgent_reply(question: Question, recognised: Recognised, knowledge: Knowledge) -> Reply:
    """What somebody in need is told, in the language that they wrote in unless another was wished for."""
    emergency = recognised.emergency
    language = question.language or recognised.language or question.locale or "fr"
    return Reply(
        question=question.text,
        outcome="answer",
        reason=None,
        language=language,
        text=emergency.answer.in_(language),
        entry=f"{EMERGENCY}:{emergency.id}",
        score=100.0,
        sources=tuple(CitedSource.of(knowledge.sources[id_], language) for id_ in emergency.sources),
        suggestions=(),
        actions=tuple(Action("phone", line.label.in_(language), line.url) for line in emergency.lines),
    )
