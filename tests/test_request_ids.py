"""Lines of the log that belong to one request bear its number, and no other's; none bears a word of what was asked."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import structlog

from bot import operator_log, request_ids
from bot.config import LoggingSection
from bot.errors import BusyError, StoreError, WorkersError
from bot.metrics import Metrics
from bot.operation import worker_pool
from bot.operation.workers import Workers
from bot.store.database import Database
from bot.store.failure_log import Watch
from tests.operation.test_workers import Gate, always_ends, waits
from tests.patience import begun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the operator's log is written to, whatever else is captured just then."""
    written = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    with monkeypatch.context() as here:
        here.setattr("sys.stderr", written)
        operator_log.configure(LoggingSection(format="json"))
    yield written
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def lines(log: io.StringIO) -> list[dict[str, str]]:
    """What was written."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


async def test_every_line_of_a_request_bears_its_number(log: io.StringIO) -> None:
    """Ours and a library's, in tasks and threads begun meanwhile; two at once have two, and afterwards there is none."""

    async def request(word: str) -> str:
        with request_ids.begun() as number:
            structlog.get_logger("bot.app").warning(word)
            await begun()
            await asyncio.gather(asyncio.to_thread(logging.getLogger("discord.http").warning, word))
            return number

    numbers = dict(zip(("one", "other"), await asyncio.gather(request("one"), request("other")), strict=True))
    logging.getLogger("bot.app").warning("nobody")
    written = lines(log)
    assert [(line["event"], line.get("request")) for line in sorted(written, key=lambda line: line["event"])] == [
        ("nobody", None),
        ("one", numbers["one"]),
        ("one", numbers["one"]),
        ("other", numbers["other"]),
        ("other", numbers["other"]),
    ]
    assert numbers["one"] != numbers["other"]


async def test_the_store_that_writes_for_many_tells_for_whom(
    tmp_path: Path, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is refused bears the number of who was refused, not that of whoever began to write a while ago."""
    monkeypatch.setattr("bot.store.opening.BUSY_MS", 0)
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path, watch=Watch(Metrics().store_refused)) as database:
        with request_ids.begun():
            await database.execute("INSERT INTO posted (what, period, at) VALUES ('digest', 'one', 'now')")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with request_ids.begun() as number, pytest.raises(StoreError):
                await database.execute("INSERT INTO posted (what, period, at) VALUES ('digest', 'two', 'now')")
    (line,) = [line for line in lines(log) if line["event"] == "store_refuses"]
    assert line["request"] == number


@pytest.mark.slow
async def test_a_process_that_ends_over_a_question_is_told_under_its_number(log: io.StringIO) -> None:
    """The process knows no question of before; its end is told of by the one that answers."""
    async with Workers(0, 1) as pool:
        with request_ids.begun() as number, pytest.raises((WorkersError, BusyError)):  # or no second one comes in time
            await pool.run("me", always_ends)
    told = [line for line in lines(log) if "a worker is gone" in line["event"]]
    assert told
    assert {line.get("request") for line in told} == {number}


@pytest.mark.slow
async def test_a_question_that_takes_too_long_is_told_under_its_number(
    tmp_path: Path, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the watch, which looks at all of them and is nobody's."""
    monkeypatch.setattr(worker_pool, "_LONGEST", 0.0)
    gate = Gate(tmp_path)
    async with Workers(gate.name, 1) as pool:
        with request_ids.begun() as number, pytest.raises(WorkersError):
            await pool.run("me", waits, 1)
    (line, *_) = [line for line in lines(log) if "is ended" in line["event"]]
    assert line["request"] == number
