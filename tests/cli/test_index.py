"""`kamouraska index`, and what the next command is spared."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.indexing.cache import FILE_NAME
from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

PROGRAM = """
import sys
from bot.__main__ import run
run(sys.argv[1:])
print("imported:", *sorted(sys.modules))
"""


def test_the_index_is_kept_beside_the_database(installation: Installation) -> None:
    """Said with its place; the second time there is nothing to do."""
    kept = installation.database.with_name(FILE_NAME)
    for _ in range(2):
        ran = installation.run("index")
        assert (ran.code, ran.err) == (0, "")
        assert str(kept) in ran.out
    assert kept.exists()


def test_a_warm_start_reads_no_yaml_of_the_knowledge(installation: Installation) -> None:
    """`ask` goes from the index straight to the answer: neither the reader nor its schema is loaded."""
    installation.run("index")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "ask", "--no-log", "Que fait le Fournil?", "--config", str(installation.config)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[0].startswith("Le Fournil")
    imported = set(done.stdout.splitlines()[-1].split())
    assert {name for name in imported if name.startswith("bot.knowledge.")} <= {
        "bot.knowledge.base",
        "bot.knowledge.derived",
        "bot.knowledge.emergencies",
        "bot.knowledge.files",
        "bot.knowledge.model",
        "bot.knowledge.region",
        "bot.knowledge.relations",
        "bot.knowledge.staleness",
        "bot.knowledge.steps",
        "bot.knowledge.units",
    }


def test_an_index_that_cannot_be_kept_is_said(installation: Installation) -> None:
    """Exit 1, with the place; the answers come all the same."""
    shutil.rmtree(installation.folder / "data")
    (installation.folder / "data").write_text("")
    ran = installation.run("index")
    assert ran.code == 1
    assert FILE_NAME in ran.err
    assert installation.run("ask", "--no-log", "Que fait le Fournil?").code == 0


def test_broken_knowledge_is_said_with_its_place(installation: Installation) -> None:
    """As everywhere: file, line, rule, exit 2."""
    (installation.folder / "knowledge/topics/fete.yaml").write_text("title: [\n")
    ran = installation.run("index")
    assert ran.code == 2
    assert "fete.yaml:2:1" in ran.err
