"""A test question is a phrasing, accents and capitals aside: that it is answered proves nothing.

Write it as somebody else would ask, with other words. Greetings and the like are left alone: there are only so many.

Passes:
    # tests/questions/gate/topics/fete.yaml
    answered:
      - {q: à quelle date vous fêtez au village cette année, says: [24 juin]}

Fails:
    # tests/questions/gate/topics/fete.yaml
    answered:
      - {q: Date de la fête?, says: [24 juin]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "question-is-phrasing"
SOUND_BASE: Final = False


def find(base: Base) -> Iterator[Problem]:
    """Every test question whose folded words are those of a phrasing."""
    known = {phrasing.key: phrasing for phrasing in reversed(base.phrasings)}
    for question in base.questions.questions:
        twin = known.get(base.key(question.text))
        if twin is not None and question.expected != "smalltalk":
            message = Both(
                f"{question.text!r} is a phrasing of {twin.label} ({twin.place}): ask it in other words",
                f"{question.text!r} est une formulation de {twin.label} ({twin.place})\u00a0: la poser avec d’autres mots",
            )
            yield base.questions.problem(question, ID, message)
