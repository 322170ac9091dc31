"""Whoever writes a phrasing is taken for somebody in need: they get the emergency numbers, and never its answer.

Emergencies are looked for before all else, and no phrasing can keep the bot from it. Take the phrasing out, or ask for it in
other words. A topic that people in need may ask for (a helpline) is named under `topics` in `emergency.yaml` instead.

Passes:
    # emergency.yaml
    kinds:
      suicide:
        answer: {fr: "**988** : appelez.", en: "**988**: call."}
        actions: [{label: "988", number: "988"}]
        source: gazette
    topics: [ligne]

    # topics/ligne.yaml
    title: {fr: Ligne d'écoute, en: Helpline}
    question: {fr: Qui appeler?, en: Whom do I call?}
    phrasings: {fr: [je veux mourir], en: [who listens at night]}
    answer: {fr: Le 988., en: The 988 line.}
    source: gazette

Fails:
    # emergency.yaml
    kinds:
      suicide:
        answer: {fr: "**988** : appelez.", en: "**988**: call."}
        actions: [{label: "988", number: "988"}]
        source: gazette

    # topics/ligne.yaml
    title: {fr: Ligne d'écoute, en: Helpline}
    question: {fr: Qui appeler?, en: Whom do I call?}
    phrasings: {fr: [je veux mourir], en: [who listens at night]}
    answer: {fr: Le 988., en: The 988 line.}
    source: gazette
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.emergency import Recogniser
from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "emergency-phrasing"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Every phrasing that is answered as an emergency, but of the topics that those in need may ask for."""
    if base.knowledge.emergencies is None:
        return
    phrasings = list(base.phrasings)
    shadowed = Recogniser.of(base.knowledge).shadowed([(phrasing.text, phrasing.label) for phrasing in phrasings])
    for place, phrasing in enumerate(phrasings):
        if place in shadowed:
            message = Both(
                f"whoever writes {phrasing.text!r} is given the emergency numbers, never this answer",
                f"qui écrit {phrasing.text!r} reçoit les numéros d’urgence, jamais cette réponse",
            )
            yield phrasing.document.problem(phrasing.location, ID, message)
