"""Facts and topics as rows of a table, and changed rows as changes of the files. Knows no spreadsheet, writes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.authoring.table_cells import Cell, Refusal
from bot.errors import Both
from bot.knowledge.adding import with_entry
from bot.knowledge.documents import parse
from bot.knowledge.relisting import relisted
from bot.knowledge.replacing import replaced
from bot.knowledge.step_lines import line_of, typed
from bot.nlu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.documents import Document, Location
    from bot.knowledge.model import Source
    from bot.knowledge.reader import Examined

COLUMNS: Final = ("id", "kind", "file", "title", "fr", "en", "source", "source_date", "checked_on", "valid_until", "actions")
EDITED: Final = ("fr", "en", "source", "valid_until", "actions")
"""The columns that are taken back; the others say what a row is."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact or a topic.

    Attributes:
        cells: by column.
        document: the file; path: the same inside the folder of the knowledge.
        words: where French and English stand in it; group: where the rest does.
    """

    cells: Mapping[str, str]
    document: Document
    path: str
    words: Location
    group: Location

    def keys(self, column: str) -> tuple[str, ...]:
        """The way to what a column shows."""
        return (*map(str, self.words if column in ("fr", "en") else self.group), column)


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something else than the file."""

    row: Row
    cell: Cell
    before: str
    after: str


def rows_of(examined: Examined, shown_as: str) -> Iterator[Row]:
    """Every fact and every topic, file by file.

    Args:
        shown_as: the folder's name in the documents.
    """
    knowledge = examined.knowledge
    for entity in knowledge.entities.values():
        for fact in entity.facts:
            intent = knowledge.intents.get(fact.intent)
            title = f"{entity.name.fr} : {intent.title.fr if intent else fact.intent}"
            at: Location = ("facts", fact.intent)
            id_ = Entry("fact", fact.intent, (entity.id,)).id
            yield _row(examined, f"entities:{entity.id}", shown_as, (id_, "fact", title), at, at)
    for topic in knowledge.topics.values():
        words: Location = ("advice",) if topic.answer is None else ("answer",)
        id_ = Entry("topic", topic.id).id
        yield _row(examined, f"topics:{topic.id}", shown_as, (id_, "topic", topic.title.fr), words, ())


def _row(examined: Examined, name: str, shown_as: str, said: tuple[str, str, str], words: Location, group: Location) -> Row:
    document = examined.documents[name]
    path = document.path.removeprefix(f"{shown_as}/")
    texts, rest = _inside(document.data, words), _inside(document.data, group)
    ids = _cited(rest)
    sources = [examined.knowledge.sources[id_] for id_ in ids if id_ in examined.knowledge.sources]
    cells = {
        **dict(zip(("id", "kind", "title"), said, strict=True)),
        "file": path,
        "fr": _shown(texts.get("fr")),
        "en": _shown(texts.get("en")),
        "source": ", ".join(ids),
        "source_date": _dates(sources, "date"),
        "checked_on": _dates(sources, "checked_on"),
        "valid_until": _shown(rest.get("valid_until")),
        "actions": "\n".join(line_of(step, ids) for step in _listed(rest.get("actions"))),
    }
    return Row({column: cells[column] for column in COLUMNS}, document, path, words, group)


def _inside(data: object, location: Location) -> Mapping[str, object]:
    for key in location:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _cited(group: Mapping[str, object]) -> tuple[str, ...]:
    cited = group.get("source")
    return (cited,) if isinstance(cited, str) else tuple(cited) if isinstance(cited, list) else ()


def _listed(steps: object) -> list[Mapping[str, Any]]:
    return steps if isinstance(steps, list) else []


def _dates(sources: Iterable[Source], name: str) -> str:
    return ", ".join(str(getattr(source, name) or "?") for source in sources)


def _shown(value: object) -> str:
    """A value as a cell has it: the line break that a block of lines ends with is none of the text."""
    return "" if value is None else str(value).strip()


def changes_of(rows: Iterable[Row], table: Sequence[Mapping[str, str]]) -> tuple[list[Change], list[Refusal]]:
    """What a table says otherwise than the files, and what of it cannot be taken.

    Args:
        table: the rows under the heading, by column; a row that is left out, or a column, changes nothing.
    """
    known = {row.cells["id"]: row for row in rows}
    changes: list[Change] = []
    refused: list[Refusal] = []
    seen: set[str] = set()
    for number, cells in enumerate(table, start=2):
        if not any(cells.values()):
            continue
        id_ = cells.get("id", "").strip()
        if id_ not in known:
            message = Both(f"there is no fact or topic {id_!r}", f"il n’y a ni fait ni sujet {id_!r}")
            refused.append(Refusal(Cell(number, "id"), "unknown-row", message))
        elif id_ in seen:
            message = Both(f"{id_!r} stands in two rows: keep one", f"{id_!r} est sur deux lignes\u00a0: en garder une")
            refused.append(Refusal(Cell(number, "id"), "duplicate-row", message))
        else:
            seen.add(id_)
            for change in _changed(known[id_], number, cells):
                if change.cell.column in EDITED:
                    changes.append(change)
                else:
                    refused.append(Refusal(change.cell, "fixed-column", _fixed(change.cell.column)))
    return changes, refused


def _changed(row: Row, number: int, cells: Mapping[str, str]) -> Iterator[Change]:
    for column, text in cells.items():
        before, after = row.cells[column], _plain(text)
        if (_ids(before), column) != (_ids(after), "source") and before != after:
            yield Change(row, Cell(number, column), before, after)


def _plain(text: str) -> str:
    """The text as it is written in a file, whatever line breaks the spreadsheet makes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _fixed(column: str) -> Both:
    if column in ("source_date", "checked_on"):
        return Both(
            f"{column} is the source’s, which other answers share: change it in its file under sources/",
            f"{column} est à la source, que d’autres réponses partagent\u00a0: changer dans son fichier, sous sources/",
        )
    return Both(
        f"{column} says which row this is, and is not taken back: put back what stood there",
        f"{column} dit de quelle ligne il s’agit et ne se reprend pas\u00a0: remettre ce qui y était",
    )


def _ids(text: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in re.split(r"[\s,;]+", text) if id_)


def applied(files: Mapping[str, bytes], changes: Iterable[Change]) -> dict[str, bytes]:
    """The files that would change, as they would be: each value put in place of the other, all else as it was.

    Raises:
        WritingError: a file cannot be changed so.
    """
    made: dict[str, bytes] = {}
    for change in changes:
        path, keys = change.row.path, change.row.keys(change.cell.column)
        content = made.get(path, files[path])
        made[path] = _with(content, change, keys)
    return made


def _with(content: bytes, change: Change, keys: tuple[str, ...]) -> bytes:
    if change.cell.column == "actions":
        ids = _cited(_inside(parse(change.row.path, content.decode()).data, keys[:-1]))
        return relisted(content, keys, [typed(line, ids) for line in change.after.split("\n") if line.strip()])
    if not change.after:
        return replaced(content, keys, None)
    if change.cell.column == "source":
        ids = _ids(change.after)
        return replaced(content, keys, ids[0] if len(ids) == 1 else ids)
    if keys[:-1] == ("advice",) and b"\nadvice:" not in content:
        return with_entry(content, (), "advice", {keys[-1]: change.after})
    return replaced(content, keys, change.after)
