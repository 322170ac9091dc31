"""Set threshold and margin of the whole decision from the base alone, before anybody asks. Knows no question asked.

Entries are held out in turn (`calibration.held_out`) and their phrasings asked: what is then answered is a false answer of
the nearest kind, for it is of this very subject. Each candidate gets the score that it would get of a person's question,
names taken as read; the threshold is the least score under which the target holds, and the margin the lead up to which
the first of two is as often wrong as right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching import evidence
from bot.matching.calibration import Trials, chance_map, held_out
from bot.matching.decision import Settings
from bot.matching.masking import is_class
from bot.matching.weighing import weighed_against
from bot.matching.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.matching.calibration import Held
    from bot.matching.coverage import Coverage
    from bot.matching.lexical import LexicalMatcher
    from bot.matching.postings import Floats

_RANKED: Final = 8
"""Candidates that are weighed; the matcher weighs as many."""
_WIDEST: Final = 10.0
"""The widest margin, in points of score: beyond it a choice between two would only be in the way."""
_ENOUGH: Final = 200
"""Held-out phrasings under which a share of them says too little; the base of a beginner has its threshold from the house."""
_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the base would have answered to its own phrasings, scores 0 to 1.

    Attributes:
        leads: of each of `trials.inside`, how far the first candidate was ahead of the second.
    """

    trials: Trials
    leads: Floats

    def settings(self, false_answers: float) -> Settings:
        """Threshold and margin, in points, for a share (0 to 1) of false answers among the base's own nearest questions."""
        if len(self.trials.outside) < _ENOUGH:
            return Settings()
        # Whole points: an answer more in the base then seldom moves what has nothing to do with it.
        threshold = float(np.ceil(100.0 * self.trials.threshold(false_answers)))
        return Settings(threshold=min(100.0, threshold), margin=self.margin(threshold))

    def margin(self, threshold: float) -> float:
        """The lead, in points, under which the first of two that reach the threshold is likelier wrong than right."""
        over = self.trials.inside >= threshold / 100.0
        leads, chances = chance_map(Trials(self.leads[over], self.trials.right[over], _floats([])), 0.0)
        doubtful = [lead for lead, chance in zip(leads, chances, strict=True) if chance < _EVEN]
        return min(_WIDEST, round(100.0 * max(doubtful, default=0.0), 1))


def rehearse(lexical: LexicalMatcher, coverage: Coverage) -> Rehearsal:
    """Ask a base its own phrasings, each while it, and a part of the entries, are held out."""
    own = _own_stems(lexical)
    inside, right, leads, outside = [], [], [], []
    for held in held_out(lexical, _RANKED):
        found = sorted(_weighed(held, lexical, coverage, own), reverse=True)
        best, label = found[0] if found else (0.0, "")
        if held.outside:
            outside.append(best)
            continue
        inside.append(best)
        right.append(label == held.phrasing.entry)
        leads.append(best - (found[1][0] if len(found) > 1 else 0.0))
    trials = Trials(_floats(inside), np.array(right, np.bool_), _floats(outside))
    return Rehearsal(trials, _floats(leads))


def _weighed(
    held: Held, lexical: LexicalMatcher, coverage: Coverage, own: Mapping[str, Counter[str]]
) -> Iterator[tuple[float, str]]:
    """The score and the label of each candidate that needs no name which the phrasing lacks."""
    tokens = held.phrasing.tokens
    names = {token for token in tokens if is_class(token)}
    words = {stem(token) for token in tokens}
    weighed = coverage.weigh(tokens)
    for item in held.candidates:
        nearest = lexical.phrasings[item.phrasing].tokens
        wanted = {token for token in nearest if is_class(token)}
        if wanted and not names:
            continue
        # The phrasing itself has gone from its entry, and with it the words that no other phrasing of the entry has.
        counts = own[item.entry]
        unheard = {one for one in words if counts[one] == 1} if item.entry == held.phrasing.entry else ()
        parts = weighed_against(item, nearest, weighed, coverage, unheard=unheard)
        yield evidence.score(replace(parts, named=bool(names), unexplained=float(bool(names) and not wanted))), item.entry


def _own_stems(lexical: LexicalMatcher) -> Mapping[str, Counter[str]]:
    """Of each label, how many of its phrasings hold each stem."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrasing in lexical.phrasings:
        counts[phrasing.entry].update({stem(token) for token in phrasing.tokens})
    return counts


def _floats(values: list[float]) -> Floats:
    return np.array(values, np.float32)
