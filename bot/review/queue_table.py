"""The queue as rows of a table, and filled-in rows as what is to be done. Knows no spreadsheet, changes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal

from bot.authoring.table_cells import Cell, Refusal
from bot.errors import Both
from bot.nlu.text import fold
from bot.review.model import DISMISSALS
from bot.review.own_words import own_words, phrasing, well_put
from bot.review.proposal_check import LONGEST_NAME
from bot.wording import say, say_both
from bot.wording.queue_table import SENTENCES
from bot.wording.review import SENTENCES as REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.model import Language
    from bot.review.catalogue import Nearest
    from bot.review.model import QuestionGroup

RowVerb = Literal["answer", "add", "merge", "dismiss"]

_TOLD: Final = ("id", "questions", "language", "people", "count", "nearest", "nearest_says")
_ANSWER: Final = ("question_fr", "question_en", "answer_fr", "answer_en", "source", "source_url", "source_date", "valid_until")
_ASIDE: Final = ("add_to", "merge_into", "dismiss")
COLUMNS: Final = (*_TOLD, *_ANSWER, *_ASIDE, "stamp")
CALLED: Final[Mapping[str, Both]] = {column: say_both(SENTENCES, f"column.{column}") for column in COLUMNS}
"""What the heading of a table calls its columns."""

_BEGINS: Final[Mapping[RowVerb, tuple[str, ...]]] = {
    "answer": ("answer_fr", "answer_en", "source", "source_url", "source_date", "valid_until"),
    "add": ("add_to",),
    "merge": ("merge_into",),
    "dismiss": ("dismiss",),
}
"""The columns that say what is wanted; the questions are proposed, and say nothing alone."""

COLUMN_OF: Final[Mapping[str, str]] = {
    "title_fr": "question_fr",
    "title_en": "question_en",
    "phrasings_fr": "questions",
    "phrasings_en": "questions",
    "items": "questions",
    "source_title": "source",
    "target": "add_to",
    "into": "merge_into",
}
"""Where in the table stands what the sheet of an answer calls otherwise."""

_SAYS: Final = 200
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class RowOrder:
    """What a row wants done to its group.

    Attributes:
        row: its number in the spreadsheet, heading included.
        cells: by column.
    """

    row: int
    group: int
    verb: RowVerb
    cells: Mapping[str, str]


def heading(language: Language) -> dict[str, str]:
    """What a table calls its columns to whoever asks for it in a language."""
    return {column: title.in_(language) for column, title in CALLED.items()}


def stamp(group: QuestionGroup) -> str:
    """What tells whether a group is still as it was when the table was made: how it stands, and what was asked."""
    seen = json.dumps([group.standing.as_json(), sorted(group.questions), group.count], ensure_ascii=False)
    return sha256(seen.encode()).hexdigest()[:_DIGITS]


def row_of(group: QuestionGroup, nearest: Nearest | None) -> dict[str, str]:
    """A group as a row: what is known of it, the question proposed, and the rest to be filled in."""
    proposed = own_words(group.questions).public
    return dict.fromkeys(COLUMNS, "") | {
        "id": str(group.id),
        "questions": "\n".join(group.questions),
        "language": group.language,
        "people": str(group.askers),
        "count": str(group.count),
        "nearest": (nearest.entry or "") if nearest else "",
        "nearest_says": nearest.text[:_SAYS] if nearest and nearest.entry else "",
        f"question_{group.language}": well_put(proposed[0]) if proposed else "",
        "stamp": stamp(group),
    }


def orders_of(table: Sequence[Mapping[str, str]]) -> tuple[list[RowOrder], list[Refusal]]:
    """What the rows want, those that want nothing left out; and what of them cannot be understood."""
    orders: list[RowOrder] = []
    refused: list[Refusal] = []
    seen: set[int] = set()
    for number, raw in enumerate(table, start=2):
        cells = {column: text.strip() for column, text in raw.items()}
        if cells.get("dismiss"):
            cells["dismiss"] = _reason(cells["dismiss"])
        wanted = [verb for verb, columns in _BEGINS.items() if any(cells.get(column) for column in columns)]
        if not wanted:
            continue
        group = number_of(cells.get("id", ""))
        faults = [*_mixed(wanted, cells), *_misnamed(group, wanted[0], cells, seen)]
        refused += [refusal(number, column, key, **slots) for column, key, slots in faults]
        if not faults:
            seen.add(group)
            orders.append(RowOrder(number, group, wanted[0], cells))
    return orders, refused


def _mixed(wanted: Sequence[RowVerb], cells: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, object]]]:
    for verb in wanted[1:]:
        yield next(column for column in _BEGINS[verb] if cells.get(column)), "several", {}


def _misnamed(
    group: int, verb: RowVerb, cells: Mapping[str, str], seen: set[int]
) -> Iterator[tuple[str, str, dict[str, object]]]:
    if not group:
        yield "id", "no_group", {"id": cells.get("id", "")}
    elif group in seen:
        yield "id", "twice", {"id": group}
    if verb == "dismiss" and cells["dismiss"] not in DISMISSALS:
        known = [", ".join(said) for said in zip(*map(_named, DISMISSALS), strict=True)]
        yield "dismiss", "no_reason", {"given": cells["dismiss"], "known": Both(*known)}
    if verb == "merge" and not number_of(cells["merge_into"]):
        yield "merge_into", "no_group", {"id": cells["merge_into"]}


def number_of(text: str) -> int:
    """The number of a group, as somebody types or a spreadsheet makes it; 0 for what is none."""
    digits = text.removeprefix("#").removesuffix(".0").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < _DIGITS else 0


def refusal(row: int, column: str, key: str, **slots: object) -> Refusal:
    """Why a cell cannot be taken, in our own words; a slot that is `Both` is filled in the language of the sentence."""

    def told(tongue: Language) -> str:
        filled = {name: value.in_(tongue) if isinstance(value, Both) else value for name, value in slots.items()}
        return say(SENTENCES, f"refused.{key}", tongue, **filled)

    return Refusal(Cell(row, column), key, Both(told("en"), told("fr")))


def _reason(text: str) -> str:
    """The reason to dismiss of that name, in either language, or as it is kept; what is none, as it was typed."""
    named = fold(text)
    return next((one for one in DISMISSALS if named in {fold(said) for said in (one, *_named(one))}), text)


def _named(reason: str) -> Both:
    return say_both(REVIEW, f"dismissal.{reason}")


def fields_of(order: RowOrder, questions: Sequence[str], language: str) -> dict[str, str]:
    """The sheet of an answer, as the row fills it in.

    Args:
        questions: of the group and of those that join it, as they were asked.
    """
    cells = order.cells
    asked = own_words(questions).public or (phrasing(cells.get(f"question_{language}", "")),)
    named = {
        f"{name}_{tongue}": _name(name, cells.get(f"question_{tongue}", ""))
        for name in ("title", "question")
        for tongue in ("fr", "en")
    }
    return {
        **named,
        **{name: cells.get(name, "") for name in ("answer_fr", "answer_en", "source_url", "source_date", "valid_until")},
        "kind": "new_phrasing" if order.verb == "add" else "new_entry",
        "source_title": cells.get("source", ""),
        "target": cells.get("add_to", ""),
        "items": "\n".join(asked),
        f"phrasings_{language}": "\n".join(asked),
    }


def _name(name: str, question: str) -> str:
    """A question as it is, or as a title."""
    return question.rstrip(" ?\u00a0")[:LONGEST_NAME] if name == "title" else question
