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

from bot.authoring.filled_phrasings import Filled
from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base, Placed
    from bot.errors import Problem
    from bot.nlu.model import Entry

ID: Final = "over-match"
SOUND_BASE: Final = True


def find(base: Base) -> Iterator[Problem]:
    """Every phrasing that the engine, reading it as a question, gives to another entry. A warning.

    The ranking also weighs what an answer says: a phrasing that another wins by it is worth a look, no more.
    """
    filled = Filled(base.knowledge)
    for phrasing in base.phrasings:
        question = filled.question(phrasing)
        if question is not None and (message := _lost(base, phrasing, question)) is not None:
            yield phrasing.document.problem(phrasing.location, ID, message).as_warning()


def _lost(base: Base, phrasing: Placed, text: str) -> Both | None:
    """Who wins the phrasing, if it is not its own entry."""
    reading, decision = base.engine.read(text)
    winner = decision.candidate
    if winner is None or decision.reason in ("below_threshold", "too_close") or winner.label == phrasing.label:
        return None
    if _leads_to(phrasing.label, winner.entry):
        return None  # another way to the same answer
    own = [candidate for candidate in reading.candidates if candidate.label == phrasing.label]
    margin = winner.score - max((candidate.score for candidate in own), default=0.0)
    ahead = f"{margin:.1f}"
    return Both(
        f"{text!r} is won by {winner.entry.id}, {ahead} points ahead",
        f"{text!r} mène à {winner.entry.id}, {ahead.replace('.', ',')} points devant",
    )


def _leads_to(label: str, entry: Entry) -> bool:
    """Whether an entry is what a label asks for."""
    kind, _, name = label.partition(":")
    match kind:
        case "intent":
            return entry.name == name and entry.kind not in ("topic", "smalltalk")
        case "fact":
            return entry.kind == "fact" and f"{entry.name}:{'+'.join(entry.entities)}" == name
        case _:
            return entry.kind == kind and entry.name == name
