"""`kamouraska run` as a process: started, asked, ended by a signal."""

from __future__ import annotations

import json
import os
import pty
import signal
import socket
import sys
import threading
import urllib.request
from contextlib import contextmanager
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING

import pytest

from bot.backup import unfinished
from tests.cli.conftest import ROOT
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

IN_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes its standard input the terminal that it runs in, as a shell in a window does, then becomes the program."""


@contextmanager
def _running(installation: Installation, *arguments: str) -> Iterator[Popen[str]]:
    command = [sys.executable, "-m", "bot", "run", "--config", str(installation.config), *arguments]
    with Popen(command, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT) as process:
        try:
            yield process
        finally:
            process.kill()


def _address(process: Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().split()[-1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_exit_0_and_nothing_is_lost(installation: Installation, number: int) -> None:
    """What was noted a moment before is in the database."""
    with _running(installation) as process:
        address = _address(process)
        body = json.dumps({"question": "la capitale de l'Australie?"}).encode()
        request = urllib.request.Request(  # noqa: S310 - the address is our own
            f"{address}api/ask", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 - as above
            assert json.load(response)["outcome"] == "abstain"
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
    assert json.loads(installation.run("review", "list", "--json").out)["total"] == 1


def test_it_says_what_is_on_and_how_to_turn_on_the_rest(installation: Installation) -> None:
    """The address of the page, and the variable that turns Discord on."""
    with _running(installation) as process:
        assert _address(process).startswith("http://127.0.0.1:")
        assert process.stdout is not None
        assert "DISCORD_TOKEN" in process.stdout.readline()


def test_a_restore_that_was_cut_short_is_taken_back_first(installation: Installation) -> None:
    """And said, before anybody is answered from a half."""
    unfinished.begin(installation.database, unfinished.RestoreMark(None, None))
    with _running(installation) as process:
        assert _address(process)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    assert "l’état d’avant est remis" in said
    assert unfinished.found(installation.database) is None


def test_a_second_one_on_the_same_database_says_so_and_stops(installation: Installation) -> None:
    """Exit 2 and one sentence; the first goes on, commands go on beside it, and once it is gone another may start."""
    with _running(installation) as first:
        assert _address(first)
        for language, said in (("fr", "un bot travaille déjà"), ("en", "a bot is already running")):
            second = installation.run("run", "--lang", language)
            assert second.code == 2
            assert said in second.err
            assert len(second.err.splitlines()) == 1
        assert installation.run("review", "list").code == 0
        assert first.poll() is None
        first.kill()
        first.wait()
    with _running(installation) as third:
        assert _address(third).startswith("http://")


def test_a_port_in_use_is_said_in_words(installation: Installation) -> None:
    """Exit 2, the port named, no traceback."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = installation.process("run", "--port", str(port))
    assert ran.code == 2
    assert str(port) in ran.err
    assert "Traceback" not in ran.err


def test_a_port_that_cannot_be_is_bad_use(installation: Installation) -> None:
    """Said before anything starts."""
    ran = installation.run("run", "--port", "70000")
    assert ran.code == 2
    assert "de 0 à 65535" in ran.err


def _answer(address: str, question: str) -> str:
    """What the page's API answers."""
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(  # noqa: S310 - the address is our own
        f"{address}api/ask", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:  # noqa: S310 - as above
        return str(json.load(response)["text"])


def _hear(process: Popen[str], said: str) -> None:
    """Read the operator's log up to the line that holds this; a program that does not come to it is ended."""
    assert process.stderr is not None
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    try:
        while said not in (line := process.stderr.readline()):
            assert line, f"it never said {said}"
    finally:
        patience.cancel()


def test_changed_knowledge_answers_without_restart(installation: Installation) -> None:
    """A saved file is noticed; a broken one is named with its line, and the old answers stay. SIGHUP asks for it as well."""
    budget = installation.folder / "knowledge/topics/budget.yaml"
    text = budget.read_text(encoding="utf-8")

    with _running(installation) as process:
        address = _address(process)
        assert "5 000 $" in _answer(address, "Combien coûte la fête?")
        budget.write_text(text.replace("5 000", "6 000"), encoding="utf-8")
        _hear(process, "knowledge_reloaded")
        assert "6 000 $" in _answer(address, "Combien coûte la fête?")
        budget.write_text("title: [\n", encoding="utf-8")
        _hear(process, "budget.yaml:2:1")
        assert "6 000 $" in _answer(address, "Combien coûte la fête?")
        budget.write_text(text.replace("5 000", "7 000"), encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        _hear(process, "knowledge_reloaded")
        assert "7 000 $" in _answer(address, "Combien coûte la fête?")
        process.terminate()
        assert process.wait(10) == 0


def test_closing_the_terminal_ends_it(installation: Installation) -> None:
    """The hang-up of a closed window is no wish to read the knowledge again: nothing stays behind that holds the port."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", IN_A_TERMINAL, "-m", "bot", "run", "--config", str(installation.config)]
    with Popen(command, stdin=theirs, stdout=PIPE, stderr=PIPE, text=True, cwd=ROOT, start_new_session=True) as process:
        os.close(theirs)
        assert _address(process).startswith("http://127.0.0.1:")
        os.close(ours)
        assert process.wait(10) == 0
