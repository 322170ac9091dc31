"""An entry that may be meant, with what speaks for it, or what is missing to answer it. Knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.matching.entries import Entry
    from bot.matching.evidence import Parts

Gap = Literal["entity", "fact", "value", "refusal"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant.

    Attributes:
        entry: None when the label needs an entity or value that was not named: see `gap`.
        gap: what is missing to answer: the entity, the value, the fact (known entity, known intent, nothing recorded),
            or `refusal` for a topic that is known not to be answered.
        label: the intent, topic, fact or smalltalk whose phrasings matched.
        evidence: 0 to 1, the chance that this is what was meant, as far as the parts tell.
        parts: what the evidence is made of; None for a bare name.
    """

    entry: Entry | None
    gap: Gap | None
    label: str
    evidence: float
    parts: Parts | None

    @property
    def score(self) -> float:
        """The evidence, 0 to 100."""
        return 100.0 * min(1.0, max(0.0, self.evidence))
