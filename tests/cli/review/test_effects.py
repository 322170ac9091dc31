"""Whoever waits for a dry run in a terminal sees how far it is; whoever reads it from a file does not."""

from __future__ import annotations

import io

from bot.cli.review.effects import followed
from bot.review.dry_run import Changed, Outlook, Told, TrialProgress


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """Somebody does."""
        return True


def test_a_terminal_shows_what_is_seen_at_once_and_then_one_line_that_moves() -> None:
    """The first picture once; the line ends when all is asked, though more was asked than expected."""
    said, told = Told("answer", "topic:fete", "24 juin"), Told("answer", "topic:fete", "25 juin")
    outlook, out = Outlook((Changed("la fête?", said, told),), ("la fête?", "la foire?"), 30), Terminal()
    tell = followed(out)
    assert tell is not None
    for asked in (0, 10, 40):
        tell(TrialProgress(outlook, asked))
    first, moving = out.getvalue().split("\n", 1)
    assert "1" in first
    assert "2" in first
    assert moving == "\r0 / 30\r10 / 30\r30 / 30\n"


def test_nothing_is_shown_where_nobody_looks() -> None:
    """A file or a pipe holds the result alone."""
    assert followed(io.StringIO()) is None
