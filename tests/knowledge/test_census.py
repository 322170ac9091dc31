"""How much a base holds, and what is missing from it."""

from __future__ import annotations

from bot.knowledge.census import Census, count
from tests import village


def test_a_base_is_counted() -> None:
    """The village: four facts, five relations, two topics with an answer; what lacks English or a date is counted."""
    assert count(village.knowledge()) == Census(entries=11, facts=4, without_source=0, without_date=1, without_english=2)
