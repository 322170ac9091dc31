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
from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base, Placed
    from bot.errors import Problem
    from bot.matching.entries import Entry

ID: Final = "over-match"
SOUND_BASE: Final = True

_LEAD: Final = 2.0
"""How many times likelier than any other the classifier must find a phrasing's own entry for it not to be read in full.

Measured on the base of 10,300 phrasings: 560 are read instead of all, and everything that is lost is among them."""


def find(base: Base) -> Iterator[Problem]:
    """Every phrasing that the engine, reading it as a question, gives to another entry."""
    filled = Filled(base.knowledge)
    asked = [(p, question) for p in base.phrasings if (question := filled.question(p)) is not None]
    doubtful = base.engine.doubtful([(p.label, p.text, question) for p, question in asked], _LEAD)
    for (phrasing, question), is_doubtful in zip(asked, doubtful, strict=True):
        if is_doubtful and (message := _lost(base, phrasing, question)) is not None:
            problem = phrasing.document.problem(phrasing.location, ID, message)
            # A learned ranking also weighs what an answer says: a phrasing that another wins by it is worth a look, no more.
            yield problem.as_warning() if base.engine.is_ranked else problem


def _lost(base: Base, phrasing: Placed, text: str) -> Both | None:
    """Who wins the phrasing, if it is not its own entry."""
    reading, decision = base.engine.read(text)
    winner = decision.candidate
    if winner is None or decision.reason in ("below_threshold", "too_close") or winner.label == phrasing.label:
        return None
    if winner.entry is not None and _leads_to(phrasing.label, winner.entry):
        return None  # another way to the same answer
    own = [candidate for candidate in reading.candidates if candidate.label == phrasing.label]
    name = winner.entry.id if winner.entry is not None else winner.label
    margin = winner.score - max((candidate.score for candidate in own), default=0.0)
    ahead = f"{margin:.1f}"
    return Both(
        f"{text!r} is won by {name}, {ahead} points ahead", f"{text!r} mène à {name}, {ahead.replace('.', ',')} points devant"
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
