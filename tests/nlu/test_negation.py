"""What a question asks for is told from what it asks to leave out."""

from __future__ import annotations

import pytest

from bot.nlu.negation import negated
from bot.nlu.text import words


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("qui n'est pas Leader", True),
        ("quels partenaires ne sont pas passionnés", True),
        ("tous les partenaires sauf les Leader", True),
        ("which partners are not Major", True),
        ("which ones aren't Major", True),
        ("un logement pas cher", False),
        ("qui est Leader", False),
    ],
)
def test_a_question_for_what_is_not_is_told_from_one_for_what_is(question: str, turned: bool) -> None:
    """A list would answer the contrary."""
    assert negated(words(question)) is turned
