"""Answer, ask which, or abstain with a reason. Knows candidates, threshold and margin; knows no wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.nlu.link import is_origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.model import Candidate, Entry, Reading

Outcome = Literal["answer", "clarify", "abstain", "smalltalk"]
Reason = Literal["out_of_scope", "below_threshold", "too_close", "unknown_entity", "not_recorded"]

ADVISED: Final = 50.0
"""Score from which a topic that is known not to be answered, or a fact that nobody recorded, is taken for what was asked:
nothing is answered either way, and whom to ask is said of the very one that was named."""
MOST_CHOICES: Final = 3
"""So many choices a person still reads; Discord shows them as one row of buttons on a phone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """From which score on to answer, and by how much the first answer must lead: points of 0 to 100.

    A wrong answer costs as much as three refusals, unless the configuration says otherwise.
    """

    threshold: float = 75.0
    margin: float = 1.0


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

    A candidate with a gap is never answered, but when it is the best one it tells the reason: the fact is not recorded,
    or the topic is one that is not answered here.
    """
    elsewhere = any(m.kind == "elsewhere" and not is_origin(m, reading.words) for m in reading.mentions)
    candidates = reading.candidates
    if not candidates:
        return Decision("abstain", "unknown_entity" if elsewhere else "below_threshold", None, (), 0.0)
    best = candidates[0]
    if best.score < least(best, settings):
        reason: Reason = "unknown_entity" if elsewhere else "below_threshold"
        return Decision("abstain", reason, best, (), best.score)
    match best.gap:
        case "fact":
            return Decision("abstain", "not_recorded", best, (), best.score)
        case "refusal":
            topic = knowledge.topics[best.label.partition(":")[2]]
            return Decision("abstain", topic.refusal, best, (), best.score)
        case _:
            return _answer(best, candidates[1:], reading, settings)


def least(best: Candidate, settings: Settings) -> float:
    """The score from which a candidate that is the best is taken for what was asked."""
    return min(settings.threshold, ADVISED) if best.gap is not None else settings.threshold


def _answer(best: Candidate, others: Sequence[Candidate], reading: Reading, settings: Settings) -> Decision:
    """Answer unless another answer is as near: then ask, if what is near can be named as a choice."""
    # The same asked of another name, of which it is not recorded, is no rival: "de quel centre de services relève l'école".
    # Nor is a greeting: of two the nearer does, and beside a question it is said by the way.
    rivals = [c for c in others if (c.gap != "fact" or c.label != best.label) and c.entry.kind != "smalltalk"]
    near = [
        c
        for c in rivals
        if best.score - c.score < settings.margin or (c.score >= settings.threshold and _namesakes(best, c, reading))
    ]
    if not near:
        outcome: Outcome = "smalltalk" if best.entry.kind == "smalltalk" else "answer"
        return Decision(outcome, None, best, (), best.score)
    choices = [c.entry for c in (best, *near) if c.gap is None and c.entry.kind != "smalltalk"]
    if len(choices) < 2:  # noqa: PLR2004 - nothing to choose between
        return Decision("abstain", "too_close", best, (), best.score)
    return Decision("clarify", None, best, tuple(choices[:MOST_CHOICES]), best.score)


def _namesakes(one: Candidate, other: Candidate, reading: Reading) -> bool:
    """Whether both tell the same of two that one and the same name in the question stands for."""
    if one.label != other.label or len(one.entry.entities) != 1 or one.entry.entities == other.entry.entities:
        return False
    both = {*one.entry.entities, *other.entry.entities}
    return any(
        both <= {referent.id for referent in mention.referents if referent.kind == "entity" and referent.group != "place"}
        for mention in reading.mentions
    )
