"""What an answer is called in the answer object and in the log."""

from __future__ import annotations

import pytest

from bot.nlu.model import Entry


@pytest.mark.parametrize(
    ("entry", "id_"),
    [
        (Entry("fact", "activity", ("scierie",)), "activity:scierie"),
        (Entry("profile", "profile", ("marie",)), "profile:marie"),
        (Entry("relation", "rank", ("fournil", "scierie")), "rank:fournil+scierie"),
        (Entry("relation", "rank", ("fournil",), (("rank", "gold"),)), "rank:fournil"),
        (Entry("list", "of_rank", (), (("rank", "gold"),)), "rank:gold"),
        (Entry("count", "how_many", (), (("rank", "gold"), ("trade", "wood"))), "rank:gold+wood"),
        (Entry("list", "of_rank"), "of_rank:all"),
        (Entry("topic", "fete"), "topic:fete"),
        (Entry("smalltalk", "bonjour"), "smalltalk:bonjour"),
    ],
)
def test_an_entry_is_named_by_what_it_is_about(entry: Entry, id_: str) -> None:
    """`intent:entity`, `relation:value` or `topic:id`: what outside checks compare with."""
    assert entry.id == id_


def test_entries_are_told_apart_by_what_they_filter() -> None:
    """The same list by another value is another entry."""
    gold, silver = (Entry("list", "of_rank", (), (("rank", value),)) for value in ("gold", "silver"))
    assert len({gold, silver, Entry("list", "of_rank", (), (("rank", "gold"),))}) == 2
