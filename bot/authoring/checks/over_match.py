"""A phrasing of one entry is won by another: whoever asks in these very words gets the wrong answer.

The message says which entry wins, and by how many points of score. Take the phrasing out, say it in more words, or give it to
the entry that wins.

Passes:
    # topics/pain.yaml
    title: {fr: Prix du pain, en: Price of bread}
    question: {fr: Combien coûte le pain?, en: How much is the bread?}
    phrasings: {fr: [combien coûte le pain, quel est le prix d'un pain], en: [how much is the bread]}
    answer: {fr: Le pain coûte 4 $., en: The bread is $4.}
    source: gazette

Fails:
    # topics/pain.yaml
    title: {fr: Prix du pain, en: Price of bread}
    question: {fr: Combien coûte le pain?, en: How much is the bread?}
    phrasings: {fr: [c'est quoi le Fournil], en: [how much is the bread]}
    answer: {fr: Le pain coûte 4 $., en: The bread is $4.}
    source: gazette
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.authoring.filled import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base, Placed
    from bot.errors import Problem

ID: Final = "over-match"
SOUND_BASE: Final = True

_SURE: Final = 0.75
"""What the classifier gives to a phrasing's own entry, above which no other ever won: read in full are those below.

Measured on 4,700 phrasings: 550 are read instead of all, and the same 16 found."""


def find(base: Base) -> Iterator[Problem]:
    """Every phrasing that the engine, reading it as a question, gives to another entry."""
    filled = Filled(base.knowledge)
    asked = [(p, question) for p in base.phrasings if (question := filled.question(p)) is not None]
    doubtful = base.engine.doubtful([(p.label, p.text, question) for p, question in asked], _SURE)
    for (phrasing, question), is_doubtful in zip(asked, doubtful, strict=True):
        if is_doubtful and (message := _lost(base, phrasing, question)) is not None:
            yield phrasing.document.problem(phrasing.location, ID, message)


def _lost(base: Base, phrasing: Placed, text: str) -> str | None:
    """Who wins the phrasing, if it is not its own entry."""
    reading, decision = base.engine.read(text)
    winner = decision.candidate
    if winner is None or decision.reason in ("below_threshold", "too_close") or winner.label == phrasing.label:
        return None
    own = [candidate for candidate in reading.candidates if candidate.label == phrasing.label]
    if winner.entry is not None and winner.entry in {candidate.entry for candidate in own}:
        return None  # two ways to the same answer
    name = winner.entry.id if winner.entry is not None else winner.label
    margin = winner.score - max((candidate.score for candidate in own), default=0.0)
    return f"{text!r} is won by {name}, {margin:.1f} points ahead"
