"""Knowledges that a dry run asks: one engine, each question once; and one that asks only what a change can reach.

What weighs is frozen (`bot/nlu/statistics.py`), so that a change moves no score but those of what it changes. A question is
left out, and told as now, only when four things hold: it came near nothing that was changed; it shares no word with what that
is asked by (nor a word that sounds or looks like one, nor a synonym), nor several with what it says; it was not decided by a
hair, since a new entry takes the place of the least likely candidate; and what answered is still there. The words of its
answer are composed anew all the same. That this says what a fresh build says is measured, act by act
(`tests/benchmarks/dryrun.py`), and held by a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.answers.model import fitted
from bot.answers.parts import ALONE, DESCRIBED
from bot.answers.yes_or_no import wants_more, wants_yes_or_no
from bot.indexing.touch import Touch, near
from bot.nlu.decide import least
from bot.review.dry_run import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answers.considered import Considered
    from bot.answers.engine import Engine
    from bot.assistant import Outcome
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.model import Entry

Asked = tuple[str, "Language | None"]
"""A question, and the language that its person chose, if any."""

HAIR: Final = 2.0
"""Points by which a question must be decided; the benchmark shows how much a change moves what it does not reach."""

DRIFT: Final = 0.5
"""Points that one change may have moved an answered question that was not asked anew: so much nearer to a hair it counts from
then on. A refused one counts half as far: in the middle of the scale scores move more."""


class Spoken(NamedTuple):
    """What has the words of an answer, see `Engine.composed`."""

    entry: Entry
    language: Language
    yes_or_no: bool
    more: bool

    @classmethod
    def of(cls, considered: Considered) -> Spoken | None:
        """What answers a question; None when nothing does."""
        if (entry := considered.decision.entry) is None:
            return None
        words = considered.reading.words if considered.reading is not None else ()
        return cls(entry, considered.language, wants_yes_or_no(words), wants_more(words))

    def by(self, engine: Engine) -> str:
        """The words, as an engine says them."""
        composed = engine.composed(self.entry, self.language, yes_or_no=self.yes_or_no, more=self.more)
        return fitted(composed.text)


@dataclass(frozen=True, slots=True)
class Seen:
    """What an engine said to a question, and how clearly.

    Attributes:
        said: what answers, of several questions in one message in their order; nothing where nothing does.
        slack: how many points lie between it and another decision.
        alone: whether it was answered as one question; else its words cannot be composed from one entry.
        near: what it named or came near, see `touch.near`.
        told: None until somebody wants the words; of several questions known at once.
    """

    outcome: Outcome
    said: tuple[Spoken, ...]
    slack: float
    alone: bool
    near: frozenset[str]
    told: Told | None = None

    @property
    def entry(self) -> Entry | None:
        """What answers, the first of several; None where nothing does."""
        return self.said[0].entry if self.said else None


def seen_by(engine: Engine, question: str, language: Language | None) -> Seen:
    """Ask an engine a question that stands alone."""
    considered = engine.consider(question, language=language)
    decision = considered.decision
    entry = decision.entry
    parts = [part.considered for part in considered.parts]
    readings = [one.reading for one in (considered, *parts) if one.reading is not None]
    each = parts or [considered]
    return Seen(
        outcome=decision.outcome,
        said=tuple(said for one in each if (said := Spoken.of(one)) is not None),
        slack=min(_slack(one, engine) for one in each),
        alone=not considered.parts,
        near=frozenset().union(*map(near, readings)),
        told=Told(decision.outcome, entry.id if entry is not None else None, considered.text if entry is not None else ""),
    )


def _slack(considered: Considered, engine: Engine) -> float:
    """Points from the threshold, from where another candidate would be as near, and from where `parts` takes another turn."""
    if considered.reading is None:
        return 100.0
    settings = engine.settings
    candidates = considered.reading.candidates
    if not candidates:
        return settings.threshold
    turns = [abs(candidates[0].score - turn) for turn in (DESCRIBED, ALONE)]
    if candidates[0].score < least(candidates[0], settings):
        return min(*turns, *(least(one, settings) - one.score for one in candidates if one.score < least(one, settings)))
    over = candidates[0].score - least(candidates[0], settings)
    ahead = (abs(candidates[0].score - one.score - settings.margin) for one in candidates[1:2])
    return min((over, *turns, *ahead))


@dataclass(frozen=True, slots=True)
class EngineBase:
    """An engine, as a dry run asks it: each question once, since one dry run follows another."""

    engine: Engine
    _seen: dict[Asked, Seen] = field(default_factory=dict, repr=False, compare=False)

    @property
    def seen(self) -> Mapping[Asked, Seen]:
        """All that it said."""
        return self._seen

    def learn(self, found: Iterable[tuple[Asked, Seen]]) -> None:
        """Take what the same engine said elsewhere; what was asked here stands."""
        for asked, seen in found:
            self._seen.setdefault(asked, seen)

    def tell(self, question: str, language: Language | None = None) -> Told:
        """What it says to a question that stands alone."""
        seen = self.see(question, language)
        if (told := seen.told) is None:
            told = told_by(self.engine, seen)
            self._seen[question, language] = replace(seen, told=told)
        return told

    def see(self, question: str, language: Language | None = None) -> Seen:
        """What it says, and how clearly."""
        if (seen := self._seen.get((question, language))) is None:
            seen = self._seen[question, language] = seen_by(self.engine, question, language)
        return seen


def told_by(engine: Engine, seen: Seen) -> Told:
    """What an engine says to one question that decides as was seen."""
    if not seen.said:
        return Told(seen.outcome, None, "")
    return Told(seen.outcome, seen.said[0].entry.id, seen.said[0].by(engine))


class Reach:
    """Which questions a change of the knowledge can reach.

    Args:
        before: the base that answers now. after: the knowledge with the change.
    """

    def __init__(self, before: EngineBase, after: Knowledge) -> None:
        self._before = before
        self._after = after
        self._touch = Touch(before.engine.knowledge, after)
        self._saying = before.engine.saying(after)
        self._words: dict[Spoken, tuple[str, str]] = {}

    def reaches(self, question: str, language: Language | None = None) -> bool:
        """Whether the changed base has to be asked a question; the base of now is asked first where it was not."""
        seen = self._before.see(question, language)
        if seen.slack < HAIR or not self.holds(seen):
            return True
        return self._touch.reaches(question, seen.near) or (not seen.alone and self.reworded(seen))

    def touches(self, question: str, language: Language | None = None) -> bool:
        """Whether it speaks of what changed; else it is decided by a hair, or what answers it is gone or says other words."""
        return self._touch.reaches(question, self._before.see(question, language).near)

    def holds(self, seen: Seen) -> bool:
        """Whether what answers now can be said of the changed knowledge, too."""
        return all(self._is_there(said.entry) for said in seen.said)

    def reworded(self, seen: Seen) -> bool:
        """Whether what answers now says other words once changed; it must hold."""
        return any(one != other for one, other in map(self.words, seen.said))

    def words(self, said: Spoken) -> tuple[str, str]:
        """Its words of now and of the changed knowledge."""
        if said not in self._words:
            self._words[said] = said.by(self._before.engine), said.by(self._saying)
        return self._words[said]

    def _is_there(self, entry: Entry) -> bool:
        known = self._after
        named: Mapping[str, object]
        match entry.kind:
            case "topic":
                named = known.topics
            case "smalltalk":
                named = known.smalltalk
            case _:
                named = known.intents
        if entry.name not in named or not known.entities.keys() >= set(entry.entities):
            return False
        return entry.kind != "fact" or all(known.entities[id_].fact(entry.name) is not None for id_ in entry.entities)


class QuickBase:
    """A changed base, of which only questions that the change can reach are asked.

    Args:
        before: the base that answers now. after: the one with the change.
    """

    def __init__(self, before: EngineBase, after: EngineBase) -> None:
        self._before = before
        self.after = after
        self._reach = Reach(before, after.engine.knowledge)

    def reaches(self, question: str, language: Language | None = None) -> bool:
        """See `Reach.reaches`."""
        return self._reach.reaches(question, language)

    def reached(self, asked: Iterable[Asked]) -> list[Asked]:
        """Those of these questions that the changed base has to be asked."""
        return [one for one in asked if self.reaches(*one)]

    def tell(self, question: str, language: Language | None = None) -> Told:
        """What the changed base says to a question that stands alone."""
        if (question, language) not in self.after.seen and not self.reaches(question, language):
            moved = self._before.see(question, language)
            slack = moved.slack / 2 if moved.entry is None else moved.slack - DRIFT
            told = None if moved.alone else self._before.tell(question, language)
            self.after.learn([((question, language), replace(moved, slack=slack, told=told))])
        return self.after.tell(question, language)
