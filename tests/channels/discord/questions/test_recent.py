"""The last replies, remembered for the buttons under them."""

from __future__ import annotations

from bot.assistant import Question
from bot.channels.discord.questions.recent import RecentReplies
from tests.channels.discord.conftest import FakeAssistant, reply_to


def test_memory_is_short() -> None:
    """The last few hundred replies, and no more, however many are given."""
    recent = RecentReplies(FakeAssistant(), 15)
    question = Question("optech?")
    names = [recent.remember(question, reply_to(question)) for _ in range(300)]
    assert recent.recall(names[0]) is None
    assert recent.recall(names[-1]) == (question, reply_to(question))
