"""Questions to put into a store, so that a test says only what matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.nlu.meaning import Meaning
from bot.review.feedback_model import NewFeedback
from bot.review.model import Act, NewQuestion, Standing

if TYPE_CHECKING:
    from bot.review.ports import QuestionStore

MAY: Final = date(2026, 5, 22)

QUESTION: Final = NewQuestion(
    text="Y a-tu un cinéma à Saint-Pascal?",
    utterance="y a tu un cinema a saint pascal",
    reason="below_threshold",
    language="fr",
    channel="web",
    day=MAY,
    asker="a" * 64,
    nearest="topic:liste-des-partenaires",
    score=41.26,
)

SAID: Final = NewFeedback(
    answer="a" * 64,
    asker="b" * 64,
    entry="topic:fete",
    channel="web",
    language="fr",
    verdict="wrong",
    reason="",
    comment="",
    day=MAY,
)


def feedback(**changes: Any) -> NewFeedback:  # noqa: ANN401 - any field of the example
    """The example of something said back with some fields changed."""
    return replace(SAID, **changes)


def question(*, meaning: Meaning | str | None = None, **changes: Any) -> NewQuestion:  # noqa: ANN401 - any field of the example
    """The example with some fields changed.

    Args:
        meaning: as it is, or as its key.
    """
    return replace(QUESTION, meaning=Meaning.of_key(meaning) if isinstance(meaning, str) else meaning, **changes)


async def put(store: QuestionStore, *, times: int = 1, **changes: Any) -> int:  # noqa: ANN401 - as above
    """Add an example, as often as told, that the store must take; its group."""
    ids = {await store.add(question(**changes), daily_limit=1000) for _ in range(times)}
    (group_id,) = ids
    assert group_id is not None
    return group_id


def dismissal(group_id: int, *, by: str = "Lucie", at: str = "2026-05-23T09:00:00-04:00") -> Act:
    """Somebody dismisses a new group as spam."""
    return Act(group_id, "dismiss", by, at, Standing(), Standing("dismissed", "spam"))
