"""How long the hardest messages take: every shape at every length, then a search that goes on from the slowest.

Counted is the time of the processor, which other programs on the machine disturb less than the clock.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Final

from tests.perf.shapes import LENGTHS, SEED, messages, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.engine import Engine

BOUND_MS: Final = 50.0
_KEPT: Final = 12
"""Messages that the search goes on from."""


def cost(engine: Engine, text: str) -> float:
    """Milliseconds of the processor for one message."""
    before = time.process_time()
    engine.consider(text)
    return 1e3 * (time.process_time() - before)


def mutated(text: str, others: Sequence[str], rng: random.Random, most: int) -> str:
    """The message with a stretch replaced by one of another, doubled, cut or its words shuffled; never longer than allowed."""
    start = rng.randrange(len(text))
    stop = min(len(text), start + rng.randint(1, max(2, len(text) // 3)))
    other = rng.choice(others)
    at = rng.randrange(len(other))
    match rng.randrange(4):
        case 0:
            text = text[:start] + other[at : at + stop - start] + text[stop:]
        case 1:
            text = text[:stop] + text[start:stop] + text[stop:]
        case 2:
            found = text.split(" ")
            rng.shuffle(found)
            text = " ".join(found)
        case _:
            text = text[:start] + rng.choice((". ", " de ", "-", "' ", "? ")).join(text[start:stop].split(" ")) + text[stop:]
    return text[:most]


def searched(engine: Engine, slowest: Sequence[tuple[float, str, str]], seconds: float) -> tuple[float, str, str, int]:
    """The slowest that a search finds in so many seconds: its time, where it began, the message, how many were tried."""
    rng, tried = random.Random(SEED), 0
    kept = list(slowest[:_KEPT])
    others = [text for _, _, text in slowest]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        _, name, text = kept[tried % len(kept)]
        new = mutated(text, others, rng, LENGTHS[-1])
        tried += 1
        if new.strip() and (took := cost(engine, new)) > kept[-1][0]:
            kept = sorted([*kept[:-1], (took, name, new)], reverse=True)
    # What was slow by chance, because another program was in the way, is asked again before it is believed.
    took, name, text = max((min(cost(engine, text) for _ in range(3)), name, text) for _, name, text in kept)
    return took, name, text, tried


def report(engine: Engine, say: Callable[[str], None], seconds: float = 60.0) -> float:
    """Measure and tell; the slowest in milliseconds."""
    engine.consider("Et quelle est la xyzzyq de Plughville?")  # what is made at the first question is made
    found = sorted(((cost(engine, text), name, text) for name, text in messages(words_of(engine.knowledge))), reverse=True)
    over = [took for took, _, _ in found if took > BOUND_MS]
    say(f"{len(found) // len(LENGTHS)} shapes at {LENGTHS} characters: {len(over)} of {len(found)} over {BOUND_MS:.0f} ms")
    for took, name, _ in found[:5]:
        say(f"  {took:6.1f} ms  {name}")
    took, name, text, tried = searched(engine, found, seconds)
    say(f"search, {tried} tried in {seconds:.0f} s: slowest {took:.1f} ms, from {name!r}, {len(text)} characters")
    return max(took, found[0][0])
