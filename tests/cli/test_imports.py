"""What the commands of every day import, and what they leave alone."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

HEAVY = {"discord", "aiohttp", "aiosqlite", "jinja2", "phonenumbers", "prometheus_client", "rich", "structlog"}

PROGRAM = """
import sys
from bot.__main__ import run
run(sys.argv[1:])
print("imported:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["ask", "--no-log", "Que fait le Fournil?"], set()),
        (["ask", "--json", "Que fait le Fournil?"], set()),
        (["ask", "--no-log", "quelle est la capitale de l'Australie"], set()),
        (["check"], set()),
        (["explain", "Que fait le Fournil?"], set()),
        (["purge"], {"aiosqlite", "phonenumbers"}),
    ],
)
def test_a_command_imports_no_heavy_library_that_it_does_not_use(
    installation: Installation, arguments: list[str], needed: set[str]
) -> None:
    """`kamouraska ask` must feel immediate: neither Discord, nor the web, nor the database is loaded for it."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "--config", str(installation.config)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "yaml" in imported
    assert imported & HEAVY <= needed
