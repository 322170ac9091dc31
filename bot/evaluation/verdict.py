"""What became of a labelled question. Knows the answer object; asks nobody and counts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.evaluation.labelled import Expected, Labelled
    from bot.exchange import Reply

Verdict = Literal["right", "wrong", "clarified", "missed", "refused", "false"]
"""`missed`: abstained though there is an answer; `refused`: abstained rightly; `false`: answered though there is none."""

_NOT_GUESSED: Final = ("not_recorded", "out_of_scope")
"""Reasons of a refusal that the knowledge itself states: no label names what was recognised there."""
_UNANSWERED: Final[Mapping[str, Any]] = {"outcome": "abstain", "entry": None}


@dataclass(frozen=True, slots=True)
class Judged:
    """A question that was asked, and what became of it.

    Attributes:
        first: id of the bot's first candidate, whether it answered with it or not; None when nothing came near.
        score: 0 to 100, the bot's own estimate that it is right.
        first_is_right: whether it is right; None where no label tells: several questions in one message, or a refusal that
            the knowledge states.
    """

    asked: Labelled
    verdict: Verdict
    language: str
    first: str | None
    score: float
    first_is_right: bool | None


def judged(asked: Labelled, reply: Reply) -> Judged:
    """Compare a reply with what was expected.

    Where one thing is expected, of the reply as a whole; where several are, of its parts, or of the one that it is.
    """
    given, first = reply.as_json(), reply.entry or reply.nearest
    first_is_right = None
    if asked.in_parts:
        verdict = _together(asked.answerable, _each(asked.parts, given.get("parts") or (given,)))
    else:
        verdict = _one(asked.parts[0], given)
        first_is_right = first in asked.parts[0] if reply.reason not in _NOT_GUESSED else None
    return Judged(asked, verdict, asked.language or reply.language, first, reply.score, first_is_right)


def _one(expected: Expected, given: Mapping[str, Any]) -> Verdict:
    match given["outcome"]:
        case "clarify":
            return "clarified"
        case "abstain":
            return "missed" if expected else "refused"
        case _ if not expected:
            return "false"
        case _:
            return "right" if given["entry"] in expected else "wrong"


def _each(expected: Sequence[Expected], given: Sequence[Mapping[str, Any]]) -> list[Verdict]:
    """Part by part in order; a part too few was not answered, and one too many had nothing to be answered.

    A reply to the message as a whole stands for the part that it answers, if for any; one that tells the same of several
    (`mayor:saint-bruno+saint-andre`) for each of them.
    """
    given = [one for reply in given for one in _each_of(reply, expected)]
    if len(given) == 1:
        place = next((n for n, one in enumerate(expected) if given[0]["entry"] in one), 0)
        given = [*[_UNANSWERED] * place, *given]
    length = max(len(expected), len(given))
    wanted = [*expected, *[frozenset[str]()] * (length - len(expected))]
    return [_one(one, part) for one, part in zip(wanted, [*given, *[_UNANSWERED] * (length - len(given))], strict=True)]


def _each_of(given: Mapping[str, Any], expected: Sequence[Expected]) -> list[Mapping[str, Any]]:
    entry = given["entry"] or ""
    what, _, whom = entry.partition(":")
    if "+" not in whom or any(entry in one for one in expected):
        return [given]
    return [{**given, "entry": f"{what}:{one}"} for one in whom.split("+")]


def _together(answerable: bool, parts: Sequence[Verdict]) -> Verdict:  # noqa: FBT001 - what is judged, beside its parts
    """Right when every part is; else what is worst, an answer to a part that has none being wrong in a message that has one."""
    if all(part in ("right", "refused") for part in parts):
        return "right" if answerable else "refused"
    if "wrong" in parts or "false" in parts:
        return "wrong" if answerable else "false"
    return "clarified" if "clarified" in parts else "missed"
