"""The benchmark that stands in where no public set lies asks fairly: nothing that is asked is in the base."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from tests import shipped
from tests.benchmarks import own, systems


@pytest.mark.slow
def test_no_question_is_in_the_base_and_no_foreign_topic_either() -> None:
    """Else the figures would praise memory, and false answers would be right ones."""
    found = own.drawn(shipped.knowledge())
    assert found.asked
    assert found.foreign
    assert not set(found.asked) & set(found.base)
    assert {entry for _, entry in found.asked} <= {entry for _, entry in found.base}
    assert not {entry for _, entry in found.foreign} & {entry for _, entry in found.base}


def test_figures_count_what_they_say() -> None:
    """A question that the base holds word for word comes first; one that shares nothing is not answered rightly."""
    base = [("où est la piscine", "pool"), ("emprunter un livre", "library")]
    questions = own.Set(base, [("où est la piscine", "pool"), ("emprunter un livre", "pool")], [("xyz", "none")])
    found = own.figures(own.Nearest(fuzz.ratio), questions)
    assert found["top-1"] == 50
    assert found["top-3"] == 100
    assert found["ok=5"] == 50
    assert found["bad=5"] == 50


def test_the_runner_of_public_sets_finds_both_systems() -> None:
    """Under the names that outside measurements rely on, each built from pairs and asked for entries with scores."""
    pairs = [("où jeter les piles", "piles"), ("quand passe le camion des bacs", "bacs")]
    for make in (systems.lexical, systems.semantic):
        system = make()
        system.build(pairs)
        (entry, score), *_ = system.rank("je jette mes piles où?")
        assert entry == "piles"
        assert 0 <= score <= 100
