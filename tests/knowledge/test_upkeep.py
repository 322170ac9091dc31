"""How much is known, and how much of it has grown old."""

from __future__ import annotations

import datetime as dt

from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.knowledge.upkeep import Upkeep, upkeep
from tests import village

KNOWN = village.knowledge()


def test_what_is_known_is_counted() -> None:
    """Facts and topics that have an answer, sources, organisations, and the last day on which somebody read a source."""
    answers = sum(len(one.facts) for one in KNOWN.entities.values())
    answers += sum(topic.answer is not None for topic in KNOWN.topics.values())
    assert upkeep(KNOWN, village.today(), DEFAULT_MONTHS) == Upkeep(answers, 0, 2, 4, "2026-01-02")


def test_what_is_old_is_to_be_read_again() -> None:
    """What changes by itself by its source's own date, everything else by the day on which somebody read it."""
    soon = upkeep(KNOWN, dt.date(2026, 2, 1), DEFAULT_MONTHS)
    late = upkeep(KNOWN, dt.date(2036, 2, 1), DEFAULT_MONTHS)
    assert 0 < soon.due < soon.answers
    assert late.due == late.answers


def test_a_topic_that_somebody_confirmed_is_not_old() -> None:
    """As a fact is not: the day of that confirmation counts, and not of the source alone."""
    confirmed = village.FILES["topics/fete.yaml"] + "checked_on: 2036-01-15\n"
    late = upkeep(village.knowledge(topics__fete=confirmed), dt.date(2036, 2, 1), DEFAULT_MONTHS)
    assert late.due == late.answers - 1
