"""Each line of docs/security.md, and of the table of faults in docs/operations.md, has a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| what | ") and not line.startswith("| **")
]
FAULTS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "operations.md")
    .read_text(encoding="utf-8")
    .partition("## When something breaks")[2]
    .partition("\n## ")[0]
    .splitlines()
    if line.startswith("| ") and not line.startswith("| fault | ")
]


def test_there_is_a_table() -> None:
    """Else the test below would hold nothing."""
    assert len(ROWS) > 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_each_line_names_tests_that_exist(row: list[str]) -> None:
    """By file and name; renamed or removed, it fails here."""
    _names_tests(row)


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row[0])
def test_each_fault_names_tests_that_exist(row: list[str]) -> None:
    """And says what who asks sees, what the operator sees, and how it comes back."""
    assert len(row) == 5
    _names_tests(row)


def test_the_faults_that_the_issue_names_are_told_of() -> None:
    """Those of a database server are told of with it."""
    told = " ".join(row[0] for row in FAULTS)
    for fault in (
        "full",
        "read-only",
        "locked",
        "damaged",
        "ahead",
        "back",
        "folder",
        "Discord",
        "DNS",
        "killed",
        "descriptor",
    ):
        assert fault in told


def _names_tests(row: list[str]) -> None:
    *said, tests = row
    assert all(said)
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests)
    assert named
    assert len(named) == tests.count("`") // 2
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in functions, f"{file}::{name}"
