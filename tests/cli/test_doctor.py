"""`kamouraska doctor`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_a_line_each_with_what_to_do(installation: Installation) -> None:
    """In the reader's language; a warning alone is no failure."""
    (installation.folder / "data" / "knowledge.index").unlink()
    done = installation.run("doctor", "--lang", "en")
    assert done.code == 0
    lines = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert len(lines) == 9
    assert "warning: Index: to be built at the next start" in lines
    assert "    → For a quick start: kamouraska index" in done.out
    assert "à savoir\u00a0: Index" in installation.run("doctor", "--lang", "fr").out


def test_for_another_program_and_with_a_fault(installation: Installation) -> None:
    """Exit 1, and each check with the same four keys."""
    installation.config.write_text("web: {port: many}\n")
    done = installation.run("doctor", "--json")
    checks = json.loads(done.out)["checks"]
    assert done.code == 1
    assert all(check.keys() == {"name", "status", "detail", "todo"} for check in checks)
    assert [check["name"] for check in checks if check["status"] == "error"] == ["configuration"]
    assert "config.yaml:1" in checks[0]["detail"]
