"""Questions asked in processes of their own get what they get here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import Config
from bot.indexing import cache
from bot.indexing.asking import seen_aside
from bot.indexing.bases import seen_by
from bot.indexing.engine import engine_on

if TYPE_CHECKING:
    from pathlib import Path

    from bot.indexing.bases import Asked

pytestmark = pytest.mark.slow

ASKED: list[Asked] = [
    ("Que fait le Fournil?", None),
    ("qui sont les membres gold", "en"),
    ("la capitale de l'Australie?", None),
    ("bonjour", None),
]


async def test_each_question_gets_what_it_gets_here(folder: Path, tmp_path: Path) -> None:
    """Whichever process it fell to; whoever waits is told of each."""
    index = cache.indexed(folder, tmp_path / cache.FILE_NAME)
    engine = engine_on(index, Config())
    counted: list[int] = []
    found = dict(await seen_aside(tmp_path / cache.FILE_NAME, index.knowledge.revision, Config(), ASKED, counted.append))
    assert found == {(text, language): seen_by(engine, text, language) for text, language in ASKED}
    assert sum(counted) == len(ASKED)


async def test_without_the_index_nothing_is_told(tmp_path: Path) -> None:
    """Whoever wants to know asks itself."""
    counted: list[int] = []
    assert await seen_aside(tmp_path / cache.FILE_NAME, "none", Config(), ASKED, counted.append) == []
    assert counted == []
