"""What a blind author is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.training.brief import brief
from tests import shipped, village

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def test_a_brief_is_bare_triples_of_things_and_titles_of_topics() -> None:
    """Each line a thing, its kind and what is known; nothing of how it is asked or answered."""
    knowledge = village.knowledge()
    lines = brief(knowledge, seed=1, facts=1000)
    assert "Le Fournil · organisation · rang: Or" in lines
    assert any(line.startswith("sujet · ") for line in lines)
    told = "\n".join(lines)
    topics = [topic for topic in knowledge.topics.values() if topic.answer is not None]
    answers = [fact.text.fr for entity in knowledge.entities.values() for fact in entity.facts]
    answers += [topic.answer.fr for topic in topics if topic.answer is not None]
    assert answers
    assert [answer for answer in answers if answer in told] == []
    assert [topic.title.fr for topic in knowledge.topics.values() if topic.refusal and topic.title.fr in told] == []


def test_the_same_seed_gives_the_same_brief_and_another_another() -> None:
    """As many lines as were wanted, no two alike, in the author's language."""
    knowledge = shipped.knowledge()
    one = brief(knowledge, seed=7, facts=60)
    assert len(set(one)) == len(one) == 60
    assert one == brief(knowledge, seed=7, facts=60)
    assert one != brief(knowledge, seed=8, facts=60)
    english = brief(knowledge, seed=7, facts=60, language="en")
    assert any(line.startswith("topic · ") for line in english)
    assert not any(line.startswith("sujet · ") for line in english)
