"""What a change of the knowledge can reach, and a changed base that is asked only that.

What weighs is frozen (`bot/nlu/statistics.py`), so that a change moves no score but those of what it changes. A question is
left out, and told as now, only when four things hold: it came near nothing that was changed; it does not speak of it; it was
not decided by a hair, since a new entry takes the place of the least likely candidate; and what answered is still there. It
speaks of what changed when it shares a word with what that is asked by, or one that sounds or looks like it, or a synonym, or
several words with what it says, and is not far from all of this by its meaning, too. A name that changed needs no likeness,
nor does an unknown word that may now be taken for a new one: what was compared before was misread. The words of its
answer are composed anew all the same. That this says what a fresh build says is measured, act by act
(`tests/benchmarks/dryrun.py`), and held by tests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.indexing.touch import Touch, compared_otherwise
from bot.nlu.encoder import LETTERS
from bot.nlu.meaning import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.answers.engine import Engine
    from bot.indexing.bases import Asked, EngineBase, Seen, Spoken
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.grams import Floats
    from bot.nlu.model import Entry
    from bot.review.dry_run import Told

HAIR: Final = 2.0
"""Points by which a question must be decided; the benchmark shows how much a change moves what it does not reach."""

FAR_HAIR: Final = 1.0
"""The same of a question that shares no word with what changed and is far from all of it, see `_FAR`."""

DRIFT: Final = 0.5
"""Points that one change may have moved an answered question that was not asked anew: so much nearer to a hair it counts from
then on. A refused one counts half as far: in the middle of the scale scores move more."""

ALIKE: Final = 0.2
"""Cosine to some changed sentence from which a question that shares a word with one may be meant by it, see `Sentences`."""

_FAR: Final = 0.1
"""Cosine below which a question is far from them; half of all questions come nearer to none of those of one act."""

_MOST_SENTENCES: Final = 300
"""Changed sentences that are encoded, each a millisecond; of more, whatever shares a word with one is asked."""


class Reach:
    """Which questions a change of the knowledge can reach.

    Args:
        before: the base that answers now. after: the knowledge with the change.
    """

    def __init__(self, before: EngineBase, after: Knowledge) -> None:
        self._before = before
        self._after = after
        self._touch = Touch(before.engine.knowledge, after, before.engine.pipeline.vocabulary.spelling)
        self._changed = _changed(before.engine, after)
        self._saying = before.engine.saying(after)
        self._words: dict[Spoken, tuple[str, str]] = {}

    def reaches(self, question: str, language: Language | None = None) -> bool:
        """Whether the changed base has to be asked a question; the base of now is asked first where it was not."""
        seen = self._before.see(question, language)
        if seen.slack < FAR_HAIR or not self.holds(seen):
            return True
        if seen.slack < HAIR and (self._touch.shares(question) or self._is_alike(seen, _FAR)):
            return True
        return self._speaks(question, seen) or (not seen.alone and self.reworded(seen))

    def touches(self, question: str, language: Language | None = None) -> bool:
        """Whether it speaks of what changed; else it is decided by a hair, or what answers it is gone or says other words."""
        return self._speaks(question, self._before.see(question, language))

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

    def _speaks(self, question: str, seen: Seen) -> bool:
        touch = self._touch
        if touch.concerns(question, seen.near) or touch.respells(question):
            return True
        return touch.shares(question) and self._is_alike(seen, ALIKE)

    def _is_alike(self, seen: Seen, least: float) -> bool:
        """Whether a question is so near to some sentence that changed, in any reading; so is one that was not compared."""
        if self._changed is None or not seen.compared:
            return True
        return bool(np.max(unpacked(seen.compared) @ self._changed.T, initial=-1.0) >= least)

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


def _changed(engine: Engine, after: Knowledge) -> Floats | None:
    """The vectors of all sentences that changed; None where likeness tells nothing: by letters alone, or of a great many."""
    model = engine.pipeline.ranking.model
    found = compared_otherwise(engine.knowledge, after, model.wording)
    if model.encoder.name == LETTERS or len(found) > _MOST_SENTENCES:
        return None
    beside = engine.pipeline.beside()
    beside.look((), found)
    return np.stack([beside.vector(text) for text in found]) if found else beside.phrasings[:0]


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
        if (question, language) in self.after.seen:
            return self.after.tell(question, language)
        moved = self._before.see(question, language)
        if self.reaches(question, language):
            self.after.see(question, language, moved.pairs)
        else:
            slack = moved.slack / 2 if moved.entry is None else moved.slack - DRIFT
            told = None if moved.alone else self._before.tell(question, language)
            self.after.learn([((question, language), replace(moved, slack=slack, told=told))])
        return self.after.tell(question, language)
