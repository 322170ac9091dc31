"""How far a question lies from what asks for an answer, in the directions in which right answers and wrong ones differ.

A cosine counts every direction alike. Of questions by strangers it is known whether the answer that came first was right: the
directions in which what was wrong lies far from the question, and what was right does not, were learned
(`bot/training/contrast.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.nlu.grams import Floats

NAME: Final = "contrast"
_NONE: Final = -1.0
"""Where nothing asks for the answer."""


def contrast(readings: Floats, phrasings: Floats) -> dict[str, float]:
    """The least squared distance between a reading of the question and a phrasing of the answer.

    Args:
        readings, phrasings: one row each, in the directions that were learned, see `Encoder.contrasted`.
    """
    if not len(phrasings):
        return {NAME: _NONE}
    return {NAME: float(min(((phrasings - reading) ** 2).sum(axis=1).min() for reading in readings))}
