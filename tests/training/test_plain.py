"""Made messages in which somebody tells plainly who they are."""

from __future__ import annotations

import random
from pathlib import Path

from bot.training.personal import ToldMessage
from bot.training.plain import Plain

MADE_OF = Path(__file__).resolve().parents[2] / "knowledge" / "examples" / "masking" / "plain.json"
QUESTION = "Où est la piscine"


def test_what_is_told_is_labelled_and_what_is_asked_is_not() -> None:
    """Half of the messages tell of nobody; no slot stays empty."""
    plain = Plain(MADE_OF, random.Random(1))
    made = [plain.message([ToldMessage.of(QUESTION)]) for _ in range(2000)]
    assert 0.4 < sum(any(message.kinds) for message in made) / len(made) < 0.6
    for message in made:
        assert len(message.kinds) == len(message.text)
        assert "{" not in message.text
        at = message.text.find(QUESTION)
        assert at < 0 or not any(message.kinds[at : at + len(QUESTION)])


def test_the_same_chance_makes_the_same() -> None:
    """So that the same messages give the same weights."""
    made = [[Plain(MADE_OF, random.Random(7)).message([ToldMessage.of(QUESTION)]) for _ in range(3)] for _ in range(2)]
    assert made[0] == made[1]
