"""What of the words that staff wrote cannot become knowledge, told at the field that holds it. Pure; knows no channel.

Every proposal passes here before files are made of it, whether it comes from a page, from Discord or from a command.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.errors import Both
from bot.knowledge.schema.steps import leads_somewhere
from bot.knowledge.step_lines import typed
from bot.nlu.text import words
from bot.review.errors import Fault, FieldsError
from bot.wording import say_both
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bot.review.proposals import Proposal

LONGEST_NAME: Final = 120
"""Characters of a title or a name: what fits a line, a button of Discord's and a heading of the page."""

EARLIEST: Final = 1900
"""The first year of which a source may be: nothing older is cited, and a slip of the finger is."""

_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_WHOLE: Final = len("2026-05-22")
_NAMES: Final = frozenset({"title", "name", "aliases", "shared"})
_ASKED: Final = frozenset({"question", "phrasings"})
_DATES: Final = frozenset({"date", "checked_on", "as_of"})
_END: Final = "valid_until"
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINES: Final = frozenset("\n\r\t")

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the texts of a proposal are looked at with.

    Attributes:
        function_words: folded words that name nothing, as "le".
        shadows: whether a text is taken for a cry for help and so would never be asked, given what it asks for (`topic:ID`).
    """

    function_words: Collection[str]
    shadows: Callable[[str, str], bool]


def examine(proposal: Proposal, data: object, today: date, known: Known) -> None:
    """Let a proposal pass, or say what to mend of it.

    Args:
        data: what its content holds, parsed; None of a proposal without content.

    Raises:
        FieldsError: with every fault, in the order of the fields.
    """
    if faults := tuple(dict.fromkeys(_faults(proposal, data, today, known))):
        raise FieldsError(faults)


def fault(field: str, key: str, **slots: object) -> Fault:
    """A fault of a field, in both languages."""
    return Fault(field, _named(field), say_both(SENTENCES, f"fault.{key}", **slots))


def _faults(proposal: Proposal, data: object, today: date, known: Known) -> Iterator[Fault]:
    match proposal.kind:
        case "new_phrasing" | "new_alias":
            is_name = proposal.kind == "new_alias"
            field = "entity" if is_name else "target"
            if not proposal.target.strip():
                yield fault(field, "choose")
            if not proposal.items:
                yield fault("items", "missing")
            for _, text in proposal.items:
                yield from _of_text("items", text)
                if is_name:
                    yield from _of_name("items", text, known.function_words)
                else:
                    yield from _of_asked("items", text, proposal.target.strip(), known)
        case "new_entry" | "new_fact":
            if isinstance(data, dict):
                yield from _missing(data)
            for path, value in _leaves(data):
                yield from _of_leaf(proposal, path, value, today, known)
            for line in proposal.actions:
                yield from of_step(line)


def _missing(data: dict[Any, Any]) -> Iterator[Fault]:
    """Fields of the sheet that are empty; of a whole file, the reader tells what it lacks."""
    if "question" in data:
        for name in ("title", "question", "answer"):
            if name in data and not data[name]:
                yield fault(f"{name}_fr", "missing")


def _of_leaf(proposal: Proposal, path: _Path, value: object, today: date, known: Known) -> Iterator[Fault]:
    field = _field(proposal, path)
    if path[-1:] == (_END,):
        yield from _of_end(field, str(value))
    elif _DATES.intersection(path[-1:]):
        yield from _of_date(field, str(value), today)
    elif isinstance(value, str):
        yield from _of_text(field, value)
        if not _NAMES.isdisjoint(path):
            yield from _of_name(field, value, known.function_words if {"aliases", "shared"} & set(path) else frozenset())
        if not _ASKED.isdisjoint(path):
            yield from _of_asked(field, value, "", known)


def _of_text(field: str, text: str) -> Iterator[Fault]:
    """Signs that nobody sees, and that break files, screens or the order of the letters."""
    unseen = [sign for sign in text if sign not in _LINES and (unicodedata.category(sign) in ("Cc", "Cs") or sign in _TURNS)]
    if unseen:
        yield fault(field, "unseen", code=f"U+{ord(unseen[0]):04X}")


def of_step(line: str) -> Iterator[Fault]:
    """A link, a number or a mail that leads nowhere, or says too much."""
    yield from _of_text("actions", line)
    step = typed(line, ())
    if not leads_somewhere(step["kind"], step["value"]):
        yield fault("actions", "no_step", text=line[:LONGEST_NAME])
    for text in step.get("label", {}).values():
        yield from _of_name("actions", text, frozenset())


def _of_asked(field: str, text: str, label: str, known: Known) -> Iterator[Fault]:
    """What people write in need is answered as need: what is published beside it would shadow the numbers, or be shadowed."""
    if known.shadows(text, label):
        yield fault(field, "emergency", text=text[:LONGEST_NAME])


def _of_name(field: str, text: str, function_words: Collection[str]) -> Iterator[Fault]:
    if len(text) > LONGEST_NAME:
        yield fault(field, "long", length=len(text), most=LONGEST_NAME)
    read = {word.text for word in words(text, {})}
    if not read:
        yield fault(field, "no_word", text=text[:LONGEST_NAME])
    elif read <= frozenset(function_words):
        yield fault(field, "function_word", text=text[:LONGEST_NAME])


def _of_date(field: str, text: str, today: date) -> Iterator[Fault]:
    if not _DATE.fullmatch(text) or not _is_day(text):
        yield fault(field, "no_date", text=text[:LONGEST_NAME])
    elif int(text[:4]) < EARLIEST:
        yield fault(field, "old", text=text, earliest=EARLIEST)
    elif text > today.isoformat()[: len(text)]:
        yield fault(field, "future", text=text)


def _of_end(field: str, text: str) -> Iterator[Fault]:
    """The day until which an answer holds may lie ahead, but has to be one."""
    if len(text) != _WHOLE or not _DATE.fullmatch(text) or not _is_day(text):
        yield fault(field, "no_day", text=text[:LONGEST_NAME])


def _is_day(text: str) -> bool:
    """Whether the calendar has it: a year and a month stand for their first day."""
    try:
        date.fromisoformat(f"{text}-01-01"[:_WHOLE])
    except ValueError:
        return False
    return True


def _field(proposal: Proposal, path: _Path) -> str:
    """The field of the sheet where it was typed; of a whole file, the way to it."""
    match proposal.kind, path:
        case _, ("sources", _, ("title" | "url" | "date") as name):
            return f"source_{name}"
        case _, ("sources", _, "checked_on"):
            return "checked_on"
        case "new_fact", (("fr" | "en") as language,):
            return f"answer_{language}"
        case _, (("title" | "question" | "answer" | "phrasings") as name, ("fr" | "en") as language, *_):
            return f"{name}_{language}"
    return ".".join(path)


def _leaves(data: object, path: _Path = ()) -> Iterator[tuple[_Path, object]]:
    """Every value with the keys that lead to it; what stands in a list has the list's own."""
    match data:
        case dict():
            for key, value in data.items():
                yield from _leaves(value, (*path, str(key)))
        case list():
            for value in data:
                yield from _leaves(value, path)
        case None:
            return
        case _:
            yield path, data


def _named(field: str) -> Both:
    key = f"named.{field}"
    return say_both(SENTENCES, key) if key in SENTENCES else Both(field, field)
