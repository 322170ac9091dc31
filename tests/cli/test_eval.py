"""`kamouraska eval`."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Installation

LINES: list[dict[str, Any]] = [
    {"question": "Que fait le Fournil?", "expect": "activity:fournil", "author": "a", "kind": "name", "conversation": 1},
    {"question": "et la Scierie?", "expect": ["activity:scierie"], "author": "a", "kind": "follow_up", "conversation": 1},
    {"question": "et la Scierie?", "expect": "profile:scierie", "author": "a"},
    {"question": "zzz qqq", "expect": None, "author": "a", "kind": "far"},
    {"question": "Que fait le Fournil?", "expect": "activity:scierie", "author": "b"},
    {"question": "Que fait le Fournil?", "expect": None, "author": "b", "language": "en"},
    {"question": "zzz qqq", "expect_parts": ["activity:fournil", None]},
]


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """Some questions."""
    file = tmp_path / "asked.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    return file


def test_questions_are_counted_in_all_and_by_group(installation: Installation, asked: Path) -> None:
    """Context is shared within a conversation and nowhere else; nothing is noted."""
    ran = installation.run("eval", str(asked), "--json")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert {key: value for key, value in told.items() if not key.startswith("by_")} == {
        "n": 7,
        "right": 3,
        "wrong": 1,
        "clarified": 0,
        "abstained": 2,
        "rightly_refused": 1,
        "false": 1,
        "utility": round((3 + 1 - 1 - 1) / 7, 4),
    }
    assert {author: group["right"] for author, group in told["by_author"].items()} == {"a": 3, "b": 0}
    assert {language: group["n"] for language, group in told["by_language"].items()} == {"fr": 6, "en": 1}
    assert told["by_kind"]["follow_up"]["utility"] == 1.0
    assert not installation.database.exists()


def test_the_table_says_the_same(installation: Installation, asked: Path) -> None:
    """Of several files, packed or not, as of one."""
    packed = asked.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(asked.read_bytes()))
    lines = installation.run("eval", str(asked), str(packed)).out.splitlines()
    assert lines[1].split() == ["all", "14", "6", "2", "0", "4", "2", "2", "0.2857"]
    assert ["b", "4", "0", "2", "0", "0", "0", "2", "-1.0000"] in [line.split() for line in lines]


def test_a_slip_is_told_with_its_place_before_anything_is_asked(installation: Installation, asked: Path) -> None:
    """File and line; exit 2, and no figures."""
    with asked.open("a", encoding="utf-8") as end:
        end.write('{"question": "?"}\n')
    ran = installation.run("eval", str(asked), "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{asked}:8: “expect” holds")
    assert "expect_parts" in installation.run("eval", str(asked)).err
    assert installation.run("eval").code == 2
    missing = installation.run("eval", str(asked.with_name("nothing.jsonl")))
    assert missing.code == 1
    assert "nothing.jsonl" in missing.err
