"""What an unsure question is about, by the topics that it came near to: whoever would know is found even where no answer is."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.knowledge.model import Knowledge
    from bot.knowledge.subjects import Subject
    from bot.nlu.model import Reading

_LOOKED_AT: Final = 8
"""Candidates that have a say, the likeliest."""
_LEAST: Final = 3.0
"""Scores that a subject's topics must have together."""
_SHARE: Final = 0.6
"""Of the scores of all topics."""


def subject_of(reading: Reading, knowledge: Knowledge) -> Subject | None:
    """The subject that most of what a question came near to is about; None where nothing stands out."""
    of = {id_: subject for subject in knowledge.subjects.values() for id_ in subject.topics}
    scores: defaultdict[str, float] = defaultdict(float)
    for candidate in islice(reading.candidates, _LOOKED_AT):
        if candidate.entry.kind == "topic":
            subject = of.get(candidate.entry.name)
            scores[subject.id if subject is not None else ""] += candidate.score
    if not scores:
        return None
    first = max(scores, key=lambda id_: scores[id_])
    stands_out = scores[first] >= max(_LEAST, _SHARE * sum(scores.values()))
    return knowledge.subjects[first] if first and stands_out else None
