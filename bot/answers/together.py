"""The answers to several questions of one message, as one answer. Reads nothing, and decides nothing of what is answered."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

from bot.answers.model import LONGEST, fitted
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from bot.answers.considered import Considered, Part
    from bot.answers.model import Action, Suggestion
    from bot.knowledge.model import Language
    from bot.nlu.model import Entry

T = TypeVar("T")

_BETWEEN: Final = "\n\n"
_QUOTED: Final = 120
"""Characters of a question that are said back, to be asked again: enough to know it."""
_SAID: Final = re.compile(r"[^\w\s'’?!,.:;%$-]|_")
"""What is left out of a question that is repeated: it may hold anything, and nothing of it becomes a link or a mention."""
_MOST_SUGGESTIONS: Final = 3


def together(
    whole: Considered,
    parts: tuple[Part, ...],
    rest: str,
    *,
    titled: Callable[[Entry, Language], Suggestion],
    steps: Callable[[Considered], Sequence[Action]],
) -> Considered:
    """The answers of all parts, in order, as one; a part that stands alone is answered as if nothing had been beside it.

    Args:
        whole: the message as read in one piece. rest: as typed, what was asked beyond the parts.
        titled: the curated name of an entry, which stands over its answer, and the question that asks for it.
        steps: what a person can do next, each saying with whom.
    """
    if len(parts) == 1:
        return parts[0].considered
    language = whole.language
    each = [part.considered for part in parts]
    first = next(one for one in each if one.decision.outcome == "answer")
    last = next(one for one in reversed(each) if one.decision.outcome == "answer")
    sections = [_section(one.text, one.decision.entry, language, titled) for one in each if one.decision.entry is not None]
    if unanswered := dict.fromkeys(one.text for one in each if one.decision.entry is None):
        # The person's own words are not said back to them: beside a refusal they read as mockery.
        sections.append(say(SENTENCES, "rest_unanswered", language, text="\n".join(unanswered)))
    if rest:
        said = fitted(" ".join(_SAID.sub(" ", rest).split()), _QUOTED)
        sections.append(say(SENTENCES, "asked_beyond", language, question=said))
    entries = [one.decision.entry for one in each if one.decision.entry is not None]
    several = len({entry.entities or entry.id for entry in entries}) > 1
    given = {titled(entry, language).question for entry in entries}
    asked_back = [one for one in each if one.decision.outcome == "clarify"]
    offered = _in_turn([one.suggestions for one in (*asked_back, *(one for one in each if one not in asked_back))])
    if several:  # "Activité" alone would not say whose
        offered = [replace(one, text=one.question) for one in offered]
    return replace(
        whole,
        decision=first.decision,
        text=_BETWEEN.join(_shared(sections)),
        sources=tuple(dict.fromkeys(_in_turn([one.sources for one in each]))),
        suggestions=_once((one for one in offered if one.question not in given), lambda one: one.question)[:_MOST_SUGGESTIONS],
        actions=_once(_in_turn([steps(one) if several else one.actions for one in each]), lambda action: action.url),
        context=last.context,
        parts=parts,
        rest=rest,
    )


def _section(text: str, entry: Entry, language: Language, titled: Callable[[Entry, Language], Suggestion]) -> str:
    """The text of a part that is answered, under the curated name of its answer."""
    return text if text.startswith("**") else f"**{titled(entry, language).text}**\n{text}"


def _shared(sections: Sequence[str]) -> list[str]:
    """The sections, the longest cut so that all of them have room in one message."""
    left = LONGEST - len(_BETWEEN) * (len(sections) - 1)
    room: dict[int, int] = {}
    for count, place in enumerate(sorted(range(len(sections)), key=lambda i: len(sections[i]))):
        room[place] = min(len(sections[place]), left // (len(sections) - count))
        left -= room[place]
    return [fitted(section, room[place]) for place, section in enumerate(sections)]


def _in_turn(rows: Sequence[Sequence[T]]) -> list[T]:
    """The first of each row, then the second of each, and so on: where few are shown, each part is among them."""
    return [one for turn in zip_longest(*rows) for one in turn if one is not None]


def _once(found: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    kept: dict[Hashable, T] = {}
    for one in found:
        kept.setdefault(key(one), one)
    return tuple(kept.values())
