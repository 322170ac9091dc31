"""The tables that the steps of the schema make, as SQLite tells of them. Knows none of them by its name."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.store.migrations import statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.store.migrations import Migration

_MADE: Final = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
_REFERENCE: Final = re.compile(r"REFERENCES (\w+)")
_NUMBERED: Final = re.compile(r"\bid INTEGER PRIMARY KEY(?! CHECK)")


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One table.

    Attributes:
        sql: what makes it. key: the columns of its primary key.
        numbered: whether it gives rows a number by itself.
    """

    name: str
    sql: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Made:
    """Every table, each after those that it refers to; and what makes the indexes."""

    tables: tuple[StoredTable, ...]
    indexes: tuple[str, ...]


def made_by(steps: Sequence[Migration]) -> Made:
    """What is there after these steps; the record of the steps is no part of it."""
    with closing(sqlite3.connect(":memory:")) as sqlite:
        for step in steps:
            for statement in statements(step.sql):
                sqlite.execute(statement)
        rows = sqlite.execute(_MADE).fetchall()
        tables = {name: _table(sqlite, name, sql) for kind, name, sql in rows if kind == "table"}
    return Made(tuple(_in_order(tables)), tuple(sql for kind, _, sql in rows if kind == "index"))


def _table(sqlite: sqlite3.Connection, name: str, sql: str) -> StoredTable:
    found = sqlite.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,)).fetchall()
    key = sorted((place, column) for column, place in found if place)
    numbered = _NUMBERED.search(sql) is not None
    return StoredTable(name, sql, tuple(column for column, _ in found), tuple(column for _, column in key), numbered)


def _in_order(tables: dict[str, StoredTable]) -> Iterator[StoredTable]:
    made: set[str] = set()
    while len(made) < len(tables):
        for name, table in tables.items():
            if name not in made and set(_REFERENCE.findall(table.sql)) <= made | {name}:
                made.add(name)
                yield table
