"""What an unsure question came nearest to: good enough to be offered, not to be answered. Knows no wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.matching.decision import Decision
    from bot.matching.entries import Entry

_LEAST: Final = 8.0
"""Score below which the nearest entry says nothing of what was wanted. On 90 refused questions the nearest topic was the
right one nine times in ten above it, and one time in five below."""


def nearest(decision: Decision) -> Entry | None:
    """The entry that a question without a sure answer came nearest to; None when nothing came near.

    It is one that can be said: a fact that is recorded, a topic with an answer or with advice on whom to ask.
    """
    candidate = decision.candidate
    if candidate is None or candidate.entry is None or candidate.score < _LEAST:
        return None
    if candidate.entry.kind == "smalltalk" or candidate.gap not in (None, "refusal"):
        return None
    return candidate.entry
