"""Numbers as people write them in a sentence. Knows the two languages and nothing of what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.model import Language


def grouped(number: int, language: Language) -> str:
    """A whole number, its thousands set apart: `1 696`, in English `1,696`."""
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", "\u00a0")


def percent(part: int, whole: int, language: Language) -> str:
    """So much of a whole, in hundredths: `27 %`, in English `27%`; of nothing, nothing."""
    share = round(100 * part / whole) if whole else 0
    return f"{share}%" if language == "en" else f"{share}\u00a0%"
