"""What an unsure question leads to: a topic that comes close, whoever knows of its subject, or the nearest answer to offer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity
    from bot.knowledge.subjects import Subject
    from bot.nlu.decide import Decision
    from bot.nlu.model import Entry, Reading

_LEAST: Final = 30.0
"""Score below which the nearest entry says nothing of what was wanted. Of 900 questions of blind authors it was what was wanted
in one of thirty with a score under 10, in one of four under 30, and in one of three from 30 on; whoever judged refusals found
what was offered below that worse than nothing."""
_CLOSE: Final = 50.0
"""Score from which a topic is told, and not only offered: of 120 questions from life by ten people, twenty were refused that
came this near to one, and for all but two its text held what they needed next."""
_FAINT: Final = 8.0
"""Score from which an entry may stand among a few to choose from, with nothing said for any of them."""
_FEW: Final = 3
_ABOUT: Final = 0.25
"""Chance from which a question is taken to be about a subject: the wrong guide costs no more than the wrong town hall."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a question without a sure answer is led; nowhere, if all are None.

    Attributes:
        told: the topic that is told though it may not answer all that was asked.
        subject: what the question is about, whose guide says who would know.
        guess: the entry that it came nearest to, to be offered.
    """

    told: Entry | None = None
    subject: Subject | None = None
    guess: Entry | None = None

    @property
    def nearest(self) -> Entry | None:
        """The entry that it came nearest to, told or offered."""
        return self.told or self.guess


NOWHERE: Final = Lead()


def lead(reading: Reading, decision: Decision, knowledge: Knowledge) -> Lead:
    """Where a question is led.

    A subject goes before what came nearest and is of another: one stray word made a cook who sought work be told of recipes.
    """
    if decision.outcome != "abstain" or decision.reason not in ("below_threshold", "unknown_entity"):
        return NOWHERE
    subject = _subject(reading, knowledge)
    told = _closest(decision, entities_named(reading, knowledge))
    if told is not None and _is_of(told, subject):
        return Lead(told=told)
    guess = _nearest(decision)
    return Lead(guess=guess) if subject is None or (guess is not None and _is_of(guess, subject)) else Lead(subject=subject)


def entities_named(reading: Reading, knowledge: Knowledge) -> list[Entity]:
    """Whom a question names; the region that the base is about narrows nothing."""
    ids = [id_ for mention in reading.mentions for id_ in mention.entities()[:1]]
    return [knowledge.entities[id_] for id_ in ids if not knowledge.entities[id_].home]


def likeliest(reading: Reading, topics: Collection[str] | None = None) -> tuple[Entry, ...]:
    """A few entries that an unsure question may have wanted, the likeliest first: each can be answered, and is about one.

    Args:
        topics: those of the subject that it is about: then nothing else is offered.
    """
    found = (
        c.entry
        for c in reading.candidates
        if c.gap is None
        and c.score >= _FAINT
        and c.entry.kind != "smalltalk"
        and len(c.entry.entities) <= 1
        and (topics is None or (c.entry.kind == "topic" and c.entry.name in topics))
    )
    return tuple(islice(dict.fromkeys(found), _FEW))


def _is_of(entry: Entry, subject: Subject | None) -> bool:
    """Whether an entry is of a subject, or nothing clear says that it is not."""
    return subject is None or (entry.kind == "topic" and entry.name in subject.topics)


def _nearest(decision: Decision) -> Entry | None:
    """The entry that a question without a sure answer came nearest to; None when nothing came near.

    It is one that can be said: a fact that is recorded, a topic with an answer or with advice on whom to ask.
    """
    candidate = decision.candidate
    if candidate is None or candidate.score < _LEAST:
        return None
    if candidate.entry.kind == "smalltalk" or candidate.gap not in (None, "refusal"):
        return None
    return candidate.entry


def _closest(decision: Decision, whom: Sequence[Entity]) -> Entry | None:
    """The topic that is told of though it may not answer all that was asked; None when it is not that near.

    Args:
        whom: the entities that the question names. Of somebody's own detail no topic tells, of a place's some do.
    """
    candidate = decision.candidate
    if candidate is None or candidate.score < _CLOSE or candidate.gap is not None or candidate.entry.kind != "topic":
        return None
    return candidate.entry if all(entity.type == "place" for entity in whom) else None


def _subject(reading: Reading, knowledge: Knowledge) -> Subject | None:
    """The subject that a question is likeliest about; None where that is not clear, or the base knows nobody for it."""
    name, chance = next(iter(reading.subjects), ("", 0.0))
    return knowledge.subjects.get(name) if chance >= _ABOUT else None
