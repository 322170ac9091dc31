"""Does an answer hold what a test question expects? Knows texts; knows neither engine nor files."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


def holds(text: str, part: str) -> bool:
    """Whether an answer holds a string, one of `a|b`; case, accents and Markdown aside, a number not inside another."""
    plain = _plain(text)
    return any(_stands(_plain(choice), plain) for choice in part.split("|") if choice)


def fits(text: str, says: Iterable[str]) -> bool:
    """Whether an answer holds every part."""
    return all(holds(text, part) for part in says)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Folded, Markdown and runs of blanks made plain; one answer is compared with many questions."""
    return re.sub(r"\s+", " ", re.sub(r"[-*_]", " ", fold(text))).strip()


def _stands(choice: str, plain: str) -> bool:
    if choice.isdigit():
        return re.search(rf"(?<!\d){choice}(?!\d)", plain) is not None
    return choice in plain
