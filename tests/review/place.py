"""The village with a desk: what answers, what was asked, what is written."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from bot.config import Config
from bot.indexing.index import Index
from bot.indexing.library import KnowledgeLibrary
from bot.knowledge.files import files_of
from bot.review.desk import desk_over
from bot.review.proposals import Proposal
from bot.review.publishing import Publishing
from bot.store.people import People
from bot.store.questions import Questions
from tests.periods import keys
from tests.village import FILES, unconfigured

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.store.database import Database

CINEMA = """\
title: {fr: Cinéma, en: Cinema}
question: {fr: Y a-t-il un cinéma?, en: Is there a cinema?}
phrasings:
  fr: [y a-t-il un cinéma, où voir un film]
  en: [is there a cinema]
answer: {fr: Le cinéma est au village voisin.}
source: affiche
sources:
  affiche: {title: Affiche, checked_on: 2022-01-10}
"""
CINEMA_ENTRY = Proposal("new_entry", content=CINEMA)
TEST_QUESTIONS = """\
answered:
  - {q: Quand a lieu la fête?, says: [24 juin]}
refused:
  - {q: Où est le cirque?}
"""


async def build(folder: Path, _kept: Path) -> Index:
    """The index, made in this process: the village is small."""
    return Index.build(files_of(folder), str(folder))


class Place:
    """The village with a desk: what answers, what was asked, what is written."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.engine = unconfigured()
        paths = {"path": folder / "knowledge", "questions": folder / "questions"}
        self.config = Config.model_validate({"knowledge": paths, "store": {"path": folder / "q.sqlite3"}})
        self.store = Questions(database)
        noon = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))
        self.desk = desk_over(self.store, People(database), keys=keys(b"a key of the test, 32 bytes long"), now=lambda: noon)
        self.library = KnowledgeLibrary(self.config, lambda: self.engine, self.take, build)
        self.publishing = Publishing(self.desk, self.library)

    async def take(self, engine: Engine) -> None:
        """Answer from this one."""
        self.engine = engine

    def written(self) -> dict[str, bytes]:
        """The knowledge as it is on the disk."""
        return files_of(self.folder / "knowledge")

    def answers(self, text: str) -> str | None:
        """The entry that a question gets now."""
        entry = self.engine.consider(text).decision.entry
        return entry.id if entry is not None else None


def laid_out(folder: Path) -> None:
    """Write the village into a folder."""
    for name, text in FILES.items():
        file = folder / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "questions").mkdir()
    (folder / "questions" / "fete.yaml").write_text(TEST_QUESTIONS, encoding="utf-8")
