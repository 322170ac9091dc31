"""A knowledge that a dry run asks: one engine, each question once, with what it said and what that hangs on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.model import fitted
from bot.answers.unsaid import DESCRIBED, SURE, names
from bot.answers.yes_or_no import wants_more, wants_yes_or_no
from bot.indexing.touch import near
from bot.nlu.decide import least
from bot.nlu.meaning import packed
from bot.review.dry_run import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answers.considered import Considered
    from bot.answers.engine import Engine
    from bot.assistant import Outcome
    from bot.knowledge.model import Language
    from bot.nlu.model import Entry

Asked = tuple[str, "Language | None"]
"""A question, and the language that its person chose, if any."""


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
        compared: the vectors by which it was compared, one of each reading of it and of its parts, see `meaning.packed`.
        pairs: what was read together with an answer, see `Sentences`.
        told: None until somebody wants the words; of several questions known at once.
    """

    outcome: Outcome
    said: tuple[Spoken, ...]
    slack: float
    alone: bool
    near: frozenset[str]
    compared: tuple[bytes, ...] = ()
    pairs: tuple[tuple[bytes, float], ...] = ()
    told: Told | None = None

    @property
    def entry(self) -> Entry | None:
        """What answers, the first of several; None where nothing does."""
        return self.said[0].entry if self.said else None


def seen_by(engine: Engine, question: str, language: Language | None, pairs: Iterable[tuple[bytes, float]] = ()) -> Seen:
    """Ask an engine a question that stands alone.

    Args:
        pairs: see `Seen`; what is known of them from another engine is as true of this one.
    """
    beside = engine.pipeline.beside()
    beside.pairs.update(pairs)
    considered = engine.consider(question, language=language, beside=beside)
    decision = considered.decision
    entry = decision.entry
    parts = [part.considered for part in considered.parts]
    readings = [one.reading for one in (considered, *parts) if one.reading is not None]
    each = parts or [considered]
    at = turns(engine, question)
    return Seen(
        outcome=decision.outcome,
        said=tuple(said for one in each if (said := Spoken.of(one)) is not None),
        slack=min(_slack(one, engine, at) for one in each),
        alone=not considered.parts,
        near=frozenset().union(*map(near, readings)),
        compared=tuple(map(packed, beside.compared)),
        pairs=tuple(beside.pairs.items()),
        told=Told(decision.outcome, entry.id if entry is not None else None, considered.text if entry is not None else ""),
    )


def turns(engine: Engine, question: str) -> list[float]:
    """The scores at which `parts` takes another turn: where nobody is named one may be described, and parts may stand alone.

    Who was described must be told of as surely as what stands alone.
    """
    described = not names(engine.pipeline.seen(question), besides_kinds=True)
    split = engine.pipeline.split(question)
    several = bool(split.parts or split.alone)
    return [DESCRIBED] * described + [SURE] * (described or several)


def _slack(considered: Considered, engine: Engine, at: Iterable[float]) -> float:
    """Points from the threshold, from where another candidate would be as near, and from where another turn is taken.

    Args:
        at: the scores at which one is, see `turns`.
    """
    if considered.reading is None:
        return 100.0
    settings = engine.settings
    candidates = considered.reading.candidates
    if not candidates:
        return settings.threshold
    apart = [abs(candidates[0].score - turn) for turn in at]
    if candidates[0].score < least(candidates[0], settings):
        return min((*apart, *(least(one, settings) - one.score for one in candidates if one.score < least(one, settings))))
    over = candidates[0].score - least(candidates[0], settings)
    ahead = (abs(candidates[0].score - one.score - settings.margin) for one in candidates[1:2])
    return min((over, *apart, *ahead))


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

    def see(self, question: str, language: Language | None = None, pairs: Iterable[tuple[bytes, float]] = ()) -> Seen:
        """What it says, and how clearly.

        Args:
            pairs: see `seen_by`.
        """
        if (seen := self._seen.get((question, language))) is None:
            seen = self._seen[question, language] = seen_by(self.engine, question, language, pairs)
        return seen


def told_by(engine: Engine, seen: Seen) -> Told:
    """What an engine says to one question that decides as was seen."""
    if not seen.said:
        return Told(seen.outcome, None, "")
    return Told(seen.outcome, seen.said[0].entry.id, seen.said[0].by(engine))
