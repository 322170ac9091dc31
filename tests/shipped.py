"""The knowledge that ships, read and indexed once in a process. Frozen, so that every test that only reads shares it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.config import Config
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge import reader

if TYPE_CHECKING:
    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge

FOLDER: Final = Path(__file__).resolve().parents[1] / "knowledge"


@cache
def knowledge() -> Knowledge:
    """As its files say; what its ties tell besides is in `index().knowledge`."""
    return reader.read(FOLDER)


@cache
def index() -> Index:
    """Seconds of work, of which most is the encoder's."""
    return Index.of(knowledge())


@cache
def engine() -> Engine:
    """Answers as it does where nothing is configured."""
    return engine_on(index(), Config())
