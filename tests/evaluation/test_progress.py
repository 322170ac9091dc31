"""Progress for whoever waits."""

from __future__ import annotations

import io

from bot.evaluation.progress import Progress


def test_what_is_quick_says_nothing_and_what_is_slow_says_so_once_a_second() -> None:
    """By a clock of its own."""
    now = [0.0]
    out = io.StringIO()
    progress = Progress(5, out, lambda: now[0])
    for seconds in (0.2, 0.9, 1.1, 1.9, 2.3):
        now[0] = seconds
        progress.step()
    assert out.getvalue() == "3 / 5\n5 / 5\n"
