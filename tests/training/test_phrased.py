"""Phrasings beside answers, as the cross-encoder learns from them: each once with what it asks for."""

from __future__ import annotations

from itertools import pairwise

from bot.training.phrased import phrased
from tests.village import unconfigured


def test_every_phrasing_stands_beside_what_it_asks_for_and_something_else() -> None:
    """Topics, and details of somebody who has them; the same each time."""
    pipeline = unconfigured().pipeline
    found = phrased(pipeline)
    assert found == phrased(pipeline)
    rights = [one for one in found if one.right]
    topics = {one.entry.name for one in rights if one.entry.kind == "topic"}
    assert topics == {id_ for id_, topic in pipeline.knowledge.topics.items() if topic.answer is not None}
    for one in rights:
        if one.entry.kind == "fact":
            assert pipeline.knowledge.entities[one.entry.entities[0]].fact(one.entry.name) is not None
    wrong = [(before, after) for before, after in pairwise(found) if not after.right]
    assert wrong
    for before, after in wrong:
        assert before.right
        assert before.question == after.question
        assert before.entry != after.entry


def test_no_slot_is_left_open() -> None:
    """A question bears the name of whom it is about."""
    found = phrased(unconfigured().pipeline)
    assert any(one.entry.kind == "fact" for one in found)
    assert not any("{" in one.question for one in found)
