"""An installation with a database in which something was asked, and an answer of staff."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.config import Config, KnowledgeSection, StoreSection
from bot.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANSWER = "topics/bac.yaml"


@dataclass(frozen=True, slots=True)
class Home:
    """Where an installation lies, and what it holds."""

    folder: Path

    @property
    def config(self) -> Config:
        """Its settings."""
        return Config(knowledge=KnowledgeSection(path=self.folder / "knowledge"), store=StoreSection(path=self.database))

    @property
    def database(self) -> Path:
        """Its database."""
        return self.folder / "data" / "q.sqlite3"

    @property
    def learned(self) -> Path:
        """What staff answered."""
        return self.folder / "knowledge" / "learned"

    @property
    def secret(self) -> Path:
        """The key that the program made."""
        return self.folder / "data" / "kamouraska.secret"

    def note(self, period: str) -> None:
        """Write a row, as a bot does."""

        async def write() -> None:
            async with await Database.open(self.database) as database:
                await database.execute("INSERT INTO posted (what, period, at) VALUES ('digest', ?, 'now')", (period,))

        asyncio.run(write())

    def noted(self) -> list[str]:
        """The rows written."""
        with closing(sqlite3.connect(self.database)) as connection:
            return [row[0] for row in connection.execute("SELECT period FROM posted ORDER BY period")]

    def answer(self, text: str, inside: str = ANSWER) -> None:
        """Have staff answer."""
        file = self.learned / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def answers(self) -> Mapping[str, str]:
        """What staff answered, by path."""
        files = sorted(self.learned.rglob("*.yaml"))
        return {file.relative_to(self.learned).as_posix(): file.read_text(encoding="utf-8") for file in files}

    def beside(self) -> set[str]:
        """The names beside the database, but for those of SQLite and of locks."""
        found = {file.name for file in self.database.parent.iterdir()}
        return {name for name in found if not name.endswith((".lock", "-wal", "-shm"))}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """One that people use."""
    monkeypatch.delenv("KAMOURASKA_SECRET", raising=False)
    made = Home(tmp_path / "home")
    made.note("first")
    made.answer("first")
    made.secret.write_text("first")
    return made
