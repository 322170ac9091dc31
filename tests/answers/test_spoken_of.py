"""What a conversation speaks of, as long as the knowledge holds it."""

from __future__ import annotations

import pytest

from bot.answers.compose import Composer
from bot.answers.spoken_of import SpokenOf
from bot.nlu.model import LESS_THAN, MORE_THAN, Context, Entry
from tests import village

KNOWLEDGE = village.knowledge()
SPOKEN = SpokenOf(KNOWLEDGE, Composer(KNOWLEDGE, village.today))
GOLD = ("rank", "gold")


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ((), True),
        ((GOLD,), True),
        ((("listed_as", "fournil"),), True),
        ((GOLD, (MORE_THAN, "100"), (LESS_THAN, "2000")), True),
        ((GOLD, ("rank", "bronze")), False),
        ((("listed_as", "moulin"),), False),
        ((("kind", "shop"),), False),
    ],
)
def test_a_list_is_spoken_of_while_its_values_are_known(values: tuple[tuple[str, str], ...], *, kept: bool) -> None:
    """A word, an entity that a relation leads to, a number; a reload may have taken the word, the entity or the relation."""
    context = Context(Entry("list", "of_rank", (), values), (), "fr")
    assert SPOKEN.still_known(context) == (context if kept else None)


def test_a_list_by_what_a_reload_took_is_not_counted() -> None:
    """Its values have no name any more: the question stands alone, as at the beginning of a conversation."""
    before = village.engine().consider("Qui sont les membres argentés?").context
    assert before is not None
    renamed = village.edited("relations", "silver:", "pewter:")
    after = village.engine(**renamed, **village.edited("organisations/scierie", "is: silver", "is: pewter"))
    assert after.consider("combien?", context=before).decision == after.consider("combien?").decision
