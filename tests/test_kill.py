"""A bot that is killed while commands work beside it keeps what it acknowledged; the long version is tests/perf/kill.py."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest

from tests.patience import PATIENCE
from tests.perf.kill import Installed, found_wrong, one_round

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

ROUNDS: Final = 2
EACH: Final = 40


async def test_what_was_acknowledged_outlives_every_kill(tmp_path: Path) -> None:
    """Killed once so many questions are noted and a command has opened and closed the database since; then all is there."""
    place = Installed.laid_out(tmp_path)

    for number in range(1, ROUNDS + 1):
        before = place.ended.total()

        async def busy(place: Installed, enough: int = number * EACH, before: int = before) -> None:
            while len(place.acknowledged) < enough or place.ended.total() < before + 3:
                await place.happened.wait()
                place.happened.clear()

        async with asyncio.timeout(PATIENCE):
            await one_round(place, busy)
        assert list(found_wrong(place)) == []
    assert len(place.acknowledged) >= ROUNDS * EACH


async def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """A question lost, one kept twice, a file cut short: each is told."""
    place = Installed.laid_out(tmp_path)
    place.acknowledged.append("où trouver un baquex")
    assert list(found_wrong(place)) == ["the database is gone"]
    place.database.parent.mkdir()
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute("CREATE TABLE question (text TEXT)")
        assert list(found_wrong(place)) == ["acknowledged and kept 0 times: où trouver un baquex"]
        connection.executemany("INSERT INTO question VALUES (?)", [(place.acknowledged[0],)] * 2)
        connection.commit()
    half = tmp_path / "knowledge" / "learned" / "topics" / "cinema.yaml"
    half.parent.mkdir(parents=True)
    half.write_text("title: {fr: Cinéma, en: Cinema}\n", encoding="utf-8")
    (place.database.parent / "knowledge.index").write_bytes(b"half")
    assert list(found_wrong(place)) == [
        "acknowledged and kept 2 times: où trouver un baquex",
        "cinema.yaml: not whole",
        "the index kept is not whole",
    ]
