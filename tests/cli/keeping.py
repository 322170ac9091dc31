"""Where an installation keeps what is asked, a file or a server: words planted there in every place, and every byte of it."""

from __future__ import annotations

import asyncio
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Installation, Ran
    from tests.postgres import PostgresServer

NAME: Final = "Éloïse Thériault-Plourde"
TYPED: Final = f"Est-ce que {NAME} vend encore des chandelles?"
SPELLINGS: Final = ("Éloïse", "éloïse", "ÉLOÏSE", "Eloise", "eloise", "elois", "theriault", "plourd", "Plourde")
"""As it was typed, as it is folded, and the stems that a meaning is made of."""

WISH: Final = """
    INSERT INTO wish (group_id, text, language, channel, asker, receipt, day, expires)
    VALUES (?, ?, 'fr', 'web', ?, 'r', '2026-11-29', '2027-11-29')
"""
_SAID: Final = """
    INSERT INTO feedback (answer, asker, entry, channel, language, verdict, reason, comment, day)
    VALUES ('a', 'b', 'topic:fete', 'web', 'fr', 'wrong', '', ?, '2026-11-29')
"""


@dataclass(frozen=True, slots=True)
class Keeping:
    """An installation with its database, which is a file where there is no server.

    Attributes:
        url: of its database on the server; empty where it is a file.
    """

    installed: Installation
    server: PostgresServer | None
    url: str

    def run(self, *arguments: str) -> Ran:
        """Run a command; what it logs, or says where nothing was asked for, holds none of it."""
        ran = self.installed.run(*arguments)
        assert spelled(ran.err.encode()) == []
        return ran

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a statement in the store's words returns."""

        async def asked() -> list[tuple[Any, ...]]:
            async with await Database.open(self.url or self.installed.database) as database:
                return [tuple(row) for row in await database.read(query, values)]

        return asyncio.run(asked())

    def change(self, *statements: tuple[str, tuple[object, ...]]) -> None:
        """Run statements, each with its values."""

        async def run() -> None:
            async with await Database.open(self.url or self.installed.database) as database:
                for sql, values in statements:
                    await database.execute(sql, values)

        asyncio.run(run())

    def said(self) -> bytes:
        """All that comes out of it without looking into files: exports of both kinds, a backup, on a server a dump."""
        archive = self.installed.folder / "of-now.zip"
        archive.unlink(missing_ok=True)
        assert self.run("backup", str(archive)).code == 0
        exports = (self.run("review", "export", *flags).out.encode() for flags in ((), ("--json",)))
        dump = [self.server.dump(self.url)] if self.server else []
        return b"\n".join((*exports, *_members(archive), *dump))

    def bytes(self) -> bytes:
        """Every byte of the data folder, a file's write-ahead log included; on a server, of the database's own files."""
        folder = self.installed.database.parent
        files = [file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()]
        return b"\n".join((*files, *([self.server.files(self.url)] if self.server else [])))

    def plant(self) -> None:
        """Besides what others asked, a name: in every table that holds words, in a merged group, in files that were kept."""
        for _ in range(2):
            assert self.installed.run("ask", TYPED).code == 3
        found = json.loads(self.installed.run("review", "list", "--json").out)["groups"]
        theirs, others = (next(one["id"] for one in found if (NAME in one["questions"][0]) is mine) for mine in (True, False))
        assert self.installed.run("ask", TYPED.upper()).code == 3
        detail = {
            "files": {"learned/topics/x.yaml": [None, f"title: {NAME}"]},
            "note": f"Vu avec {NAME.lower()}",
            "closes": [1],
        }
        self.change(
            (
                "INSERT INTO draft (group_id, by, fields) VALUES (?, 'Lucie', ?)",
                (others, json.dumps({"text": f"Demandez à {NAME}."}, ensure_ascii=False)),
            ),
            (
                "INSERT INTO act (group_id, verb, by, at, before, after, detail) VALUES (?, 'answer', 'L', ?, '{}', '{}', ?)",
                (others, "2026-11-29T10:00:00-05:00", json.dumps(detail, ensure_ascii=False)),
            ),
            (
                WISH,
                (theirs, TYPED, ""),
            ),
            ("INSERT INTO saved_filter (by, name, query, text) VALUES ('Lucie', ?, '', ?)", (NAME, NAME.lower())),
            (
                _SAID,
                (f"{NAME} n’en vend plus.",),
            ),
            ("INSERT INTO card VALUES (?, '1', '2', 's'), (?, '1', '3', 's')", (theirs, others)),
        )
        assert self.installed.run("review", "merge", str(theirs), str(others)).code == 0
        if self.server:
            self.server.run(self.url, "ANALYZE")  # as a server does by itself: what it knows of a column are words of it
        for kept in ("knowledge.tried", "knowledge.checked"):
            (self.installed.database.parent / kept).write_text(TYPED, encoding="utf-8")


def spelled(content: bytes) -> list[str]:
    """The spellings of the planted name that stand in it."""
    return [spelling for spelling in SPELLINGS if spelling.encode() in content]


def _members(archive: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(archive) as opened:
        yield from map(opened.read, opened.namelist())
