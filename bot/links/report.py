"""What the addresses answered, as JSON and as lines for a person. Opens no file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from bot.links.probing import TO_MEND, State
from bot.wording import say
from bot.wording.links import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.knowledge.model import Language
    from bot.links.probing import Answered


def as_json(answers: Sequence[Answered], on: str) -> dict[str, Any]:
    """Everything that was found, and how many of each; `on`: the day, ISO."""
    return {
        "checked_on": on,
        "total": len(answers),
        "counts": counts(answers),
        "links": [
            {
                "url": one.address.url,
                "state": one.state,
                "status": one.status,
                "leads_to": one.leads_to,
                "cause": one.cause or None,
                "in": one.address.places,
            }
            for one in answers
        ],
    }


def counts(answers: Sequence[Answered]) -> dict[State, int]:
    """How many are in each state, those in which none is included."""
    found = Counter(one.state for one in answers)
    return {state: found[state] for state in get_args(State)}


def lines(answers: Sequence[Answered], language: Language) -> Iterator[str]:
    """What is to be mended or looked at, worst first, then how many there are of each."""
    for state in (*TO_MEND, "unsure"):
        for one in (one for one in answers if one.state == state):
            told = say(SENTENCES, f"state.{state}", language, status=one.status, to=one.leads_to, cause=one.cause)
            yield f"{one.address.url}\u00a0: {told} ({', '.join(one.address.places)})"
    yield say(SENTENCES, "counts", language, total=len(answers), **counts(answers))
    if answers and all(one.state == "silent" for one in answers):
        yield say(SENTENCES, "no_network", language)
