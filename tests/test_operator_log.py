"""What the operator reads on standard error."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest
import structlog

from bot import operator_log
from bot.config import LoggingSection

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    for name in operator_log._LEAST:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def test_ours_and_the_libraries_lines_look_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object a line, with level, time and the module that speaks; accents as they are."""
    operator_log.configure(LoggingSection(format="json"))
    structlog.get_logger("bot.app").warning("purge_failed", cause="disque plein à craquer")
    logging.getLogger("discord.gateway").warning("shard %d resumed", 3)
    ours, theirs = map(json.loads, (lines := capsys.readouterr().err).splitlines())
    assert (ours["event"], ours["cause"], ours["logger"]) == ("purge_failed", "disque plein à craquer", "bot.app")
    assert (theirs["event"], theirs["level"]) == ("shard 3 resumed", "warning")
    assert ours.keys() >= {"timestamp", "level"}
    assert "à craquer" in lines


def test_an_exception_is_written_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """On the same line in JSON, below it for people."""
    for style in ("json", "console"):
        operator_log.configure(LoggingSection(format=style))
        try:
            int("boom")
        except ValueError:
            structlog.get_logger("bot.app").exception("broken")
        assert "ValueError" in capsys.readouterr().err


def test_a_traceback_holds_no_question(capsys: pytest.CaptureFixture[str]) -> None:
    """The variables of the frames, where a question would be, are left out."""
    for style in ("json", "console"):
        operator_log.configure(LoggingSection(format=style))
        question = "terces nom"[::-1]  # backwards, so that the line itself, which a traceback shows, does not hold it
        try:
            int(question[:0])
        except ValueError:
            logging.getLogger("bot.app").exception("broken")
        assert "mon secret" not in capsys.readouterr().err


def test_a_secret_is_struck_out_whoever_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    """In a library's message, in an address, in a traceback."""
    for style in ("json", "console"):
        operator_log.configure(LoggingSection(format=style), ["abc.def.ghi", "0123456789abcdef"])
        logging.getLogger("discord.http").warning("401 for Bot %s", "abc.def.ghi")
        structlog.get_logger("bot.app").error("store_refuses", cause="key 0123456789abcdef")
        try:
            int("abc.def.ghi")
        except ValueError:
            logging.getLogger("bot.app").exception("broken")
        written = capsys.readouterr().err
        assert written.count("***") >= 3
        assert "abc.def.ghi" not in written
        assert "0123456789abcdef" not in written


def test_talkative_libraries_are_kept_from_writing_questions(capsys: pytest.CaptureFixture[str]) -> None:
    """At their debug level, discord.py and aiosqlite write payloads and statements whole."""
    operator_log.configure(LoggingSection(level="debug"))
    logging.getLogger("discord.gateway").debug("MESSAGE_CREATE mon secret")
    logging.getLogger("aiosqlite").debug("INSERT mon secret")
    assert capsys.readouterr().err == ""


def test_a_reading_from_a_server_writes_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The pool of its connections tells each that it gives and gets back; what goes wrong with one is written."""
    operator_log.configure(LoggingSection())
    logging.getLogger("psycopg.pool").info("connection given by 'readers'")
    logging.getLogger("psycopg.pool").warning("discarding closed connection")
    assert "discarding" in (written := capsys.readouterr().err)
    assert "given" not in written


def test_the_level_holds_for_everyone(capsys: pytest.CaptureFixture[str]) -> None:
    """What is below it is not written."""
    operator_log.configure(LoggingSection(level="warning"))
    structlog.get_logger("bot.app").info("purged")
    logging.getLogger("aiohttp.server").info("started")
    assert capsys.readouterr().err == ""
