"""A line of progress or result."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Print a line at once, also where the output is kept in a file."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
