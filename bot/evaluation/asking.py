"""Ask labelled questions in order. Knows the assistant; prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.assistant import Question
from bot.evaluation.verdict import Judged, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.assistant import Assistant
    from bot.evaluation.labelled import Labelled


async def ask(assistant: Assistant, questions: Iterable[Labelled], on_asked: Callable[[], None] | None = None) -> list[Judged]:
    """Ask each question, by itself or with the context of those of its conversation before it; none is noted.

    Args:
        on_asked: told after each question.
    """
    rows = []
    for one in questions:
        question = Question(one.question, language=one.language, conversation=one.conversation, log=False)
        rows.append(judged(one, await assistant.ask(question)))
        if on_asked is not None:
            on_asked()
    return rows
