"""Where a page lies in each language: French as written, English under `/en`. Knows no page and no request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.knowledge.model import Language

ENGLISH: Final = "/en"
"""What the paths of the English pages begin with; the French ones are as written."""


def path_in(path: str, language: Language) -> str:
    """The path of a page in that language, from its French one."""
    return f"{ENGLISH}{path}" if language == "en" else path


def is_english(path: str) -> bool:
    """Whether a path is one of the English pages."""
    return path == ENGLISH or path.startswith(f"{ENGLISH}/")
