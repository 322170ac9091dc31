"""The list of test questions that are known to fail: read, compared, written. Knows no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME: Final = "_known_failures.yaml"

_HEAD: Final = """\
# Test questions that the bot does not answer as it should, by file: tests/test_questions.py holds the list to the truth.
# A question that begins to pass must lose its line here, and one that fails and has none is a failure of the tests.
# `python -m tests.eval --write-known-failures` writes the list anew; read what it adds before keeping it.
"""

Failure = tuple[str, str]
"""File and question."""


def read(folder: Path) -> list[Failure]:
    """The list, in its own order."""
    content = yaml.safe_load((folder / NAME).read_text(encoding="utf-8")) or {}
    return [(file, question) for file, questions in content.items() for question in questions]


def write(folder: Path, failures: Iterable[Failure]) -> None:
    """Write the list, sorted by file."""
    listed: dict[str, list[str]] = {}
    for file, question in sorted(failures):
        listed.setdefault(file, []).append(question)
    text = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=10_000, default_style=None) if listed else ""
    (folder / NAME).write_text(_HEAD + text, encoding="utf-8")
