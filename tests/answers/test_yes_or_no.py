"""Whether a question wants a yes or a no, in both languages."""

from __future__ import annotations

import pytest

from bot.answers.yes_or_no import wants_yes_or_no
from bot.nlu.text import words


@pytest.mark.parametrize(
    "text",
    [
        "Est-ce qu’Optech est partenaire?".replace("qu’", "que "),
        "Optech est-il partenaire?",
        "Optech fait-elle partie des partenaires",
        "is Optech a partner?",
        "does the Cégep take part",
        "optech a-t-il embarqué",
        "optech est tu partenaire",
    ],
)
def test_some_questions_want_a_yes_or_a_no(text: str) -> None:
    """By how they open, or by the verb before its subject."""
    assert wants_yes_or_no(words(text))


@pytest.mark.parametrize(
    "text",
    [
        "quel est le rang d’Optech",
        "Optech est-il Leader ou Passionné?",
        "what is Optech",
        "Optech",
        "is Optech a Leader or not",
        "où est-il",
        "",
    ],
)
def test_others_want_more(text: str) -> None:
    """What, which, where and a choice between two are not answered by yes."""
    assert not wants_yes_or_no(words(text))
