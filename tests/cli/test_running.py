"""`kamouraska run` as a process: started, asked, ended by a signal."""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
import urllib.request
from contextlib import contextmanager
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Installation


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
def test_a_signal_ends_it_in_time_with_exit_0_and_nothing_is_lost(installation: Installation, number: int) -> None:
    """Within 5 s; what was noted a moment before is in the database."""
    with _running(installation) as process:
        address = _address(process)
        body = json.dumps({"question": "la capitale de l'Australie?"}).encode()
        request = urllib.request.Request(  # noqa: S310 - the address is our own
            f"{address}api/ask", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - as above
            assert json.load(response)["outcome"] == "abstain"
        began = time.monotonic()
        process.send_signal(number)
        assert process.wait(10) == 0
        assert time.monotonic() - began < 5
    assert json.loads(installation.run("review", "list", "--json").out)["total"] == 1


def test_it_says_what_is_on_and_how_to_turn_on_the_rest(installation: Installation) -> None:
    """The address of the page, and the variable that turns Discord on."""
    with _running(installation) as process:
        assert _address(process).startswith("http://127.0.0.1:")
        assert process.stdout is not None
        assert "DISCORD_TOKEN" in process.stdout.readline()


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
