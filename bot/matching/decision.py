"""Answer, ask which, or abstain with a reason. Knows candidates, threshold and margin; knows no wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.model import Knowledge
    from bot.matching.candidates import Candidate
    from bot.matching.entries import Entry
    from bot.matching.matcher import Reading

Outcome = Literal["answer", "clarify", "abstain", "smalltalk"]
Reason = Literal["out_of_scope", "below_threshold", "too_close", "unknown_entity", "not_recorded"]

MOST_CHOICES: Final = 3
"""So many choices a person still reads; Discord shows them as one row of buttons on a phone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Threshold and margin on the calibrated score, 0 to 100; these are for a base too small to set its own."""

    threshold: float = 58.0
    margin: float = 0.5


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a question.

    Attributes:
        candidate: what is answered; on an abstention, what came nearest, None when nothing did.
        choices: the entries to choose from when `outcome` is `clarify`.
        score: 0 to 100 of the candidate.
    """

    outcome: Outcome
    reason: Reason | None
    candidate: Candidate | None
    choices: tuple[Entry, ...]
    score: float

    @property
    def entry(self) -> Entry | None:
        """The entry that answers; None when nothing is answered."""
        return self.candidate.entry if self.candidate is not None and self.outcome in ("answer", "smalltalk") else None


def decide(reading: Reading, knowledge: Knowledge, settings: Settings) -> Decision:
    """Take the best candidate if it is good enough and alone; else say why not.

    A candidate with a gap is never answered, but when it is the best one it tells the reason: the entity is unknown, or
    known without that fact, or the topic is one that is not answered here.
    """
    elsewhere = any(mention.kind == "elsewhere" for mention in reading.mentions)
    candidates = [c for c in reading.candidates if c.gap != "value"]
    if not candidates:
        return Decision("abstain", "unknown_entity" if elsewhere else "below_threshold", None, (), 0.0)
    best = candidates[0]
    if best.score < settings.threshold:
        reason: Reason = "unknown_entity" if elsewhere else "below_threshold"
        return Decision("abstain", reason, best, (), best.score)
    match best.gap:
        case "entity":
            return Decision("abstain", "unknown_entity", best, (), best.score)
        case "fact":
            return Decision("abstain", "not_recorded", best, (), best.score)
        case "refusal":
            topic = knowledge.topics[best.label.partition(":")[2]]
            return Decision("abstain", topic.refusal, best, (), best.score)
        case _:
            return _answer(best, candidates[1:], settings)


def _answer(best: Candidate, others: Sequence[Candidate], settings: Settings) -> Decision:
    """Answer unless another answer is as near: then ask, if what is near can be named as a choice."""
    # The same asked of another name, of which it is not recorded, is no rival: "de quel centre de services relève l'école".
    rivals = [c for c in others if c.gap != "fact" or c.label != best.label]
    near = [c for c in rivals if best.score - c.score < settings.margin]
    if not near:
        outcome: Outcome = "smalltalk" if best.entry is not None and best.entry.kind == "smalltalk" else "answer"
        return Decision(outcome, None, best, (), best.score)
    choices = [c.entry for c in (best, *near) if c.gap is None and c.entry is not None and c.entry.kind != "smalltalk"]
    if len(choices) < 2:  # noqa: PLR2004 - nothing to choose between
        return Decision("abstain", "too_close", best, (), best.score)
    return Decision("clarify", None, best, tuple(choices[:MOST_CHOICES]), best.score)
