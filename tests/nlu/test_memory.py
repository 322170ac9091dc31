"""What the matcher remembers of what strangers type: little, and never without end."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from bot.answers.engine import Engine
from tests.village import knowledge

pytestmark = pytest.mark.slow


def test_endless_different_words_leave_no_trace_behind() -> None:
    """Whoever types made-up words by the thousand does not fill the memory: caches hold the words of now."""
    engine = Engine.build(knowledge())
    rng = random.Random(5)

    def ask(count: int) -> None:
        for _ in range(count):
            engine.consider(" ".join("".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(12)))

    tracemalloc.start()
    try:
        ask(100)  # 1,200 words
        before = tracemalloc.get_traced_memory()[0]
        ask(100)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 1200 * 3000 / 2, "the n-grams alone of so many words take 3 KB each"
