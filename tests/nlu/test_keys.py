"""Where the texts of one list lie in another."""

from __future__ import annotations

from bot.nlu.keys import keys_of, places


def test_each_is_found_where_it_lies_and_no_two_in_one_place() -> None:
    """A text that stands twice is found once: the other is as good as new."""
    found = places(keys_of(["a", "b", "a", "c"]), keys_of(["c", "a"])).tolist()
    assert found == [1, -1, -1, 0]


def test_no_text_has_no_key() -> None:
    """An empty base is one, too."""
    assert keys_of([]).tolist() == []
    assert places(keys_of(["a"]), keys_of([])).tolist() == [-1]
