"""Whatever is published, taken back, edited and read again, what answers is as a fresh build of the files."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bot.store.database import Database
from tests.perf.sequences import Walk
from tests.review.place import Place, laid_out

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.engine import Engine

pytestmark = pytest.mark.slow

QUESTIONS = (
    "Quand a lieu la fête?",
    "Où est le cirque?",
    "Que fait la Forge Tremblay?",
    "who praised bread",
    "bonjour",
    "le fournil est où",
)


@pytest.mark.parametrize("seed", range(4))
async def test_any_sequence_of_changes_ends_where_a_fresh_build_does(tmp_path: Path, seed: int) -> None:
    """To the word, after every act; the larger walk over the real base is `make bench ARGS='--only sequences'`."""
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        walked = await Walk(Place(tmp_path, database), QUESTIONS, random.Random(seed)).go(12)
    assert walked.differing == []
    assert walked.acts["publish"] > 0
    assert walked.compared >= len(QUESTIONS) * (walked.acts["publish"] + walked.acts["undo"] + walked.acts["reload"])


async def test_an_engine_that_lags_behind_is_noticed(tmp_path: Path) -> None:
    """The walk itself: what was published and does not answer is found to differ."""

    class Lagging(Place):
        async def take(self, engine: Engine) -> None:
            del engine

    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        walked = await Walk(Lagging(tmp_path, database), QUESTIONS, random.Random(0)).go(2)
    assert walked.differing
