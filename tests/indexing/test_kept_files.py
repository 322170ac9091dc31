"""Parsed files are kept beside the database, and nothing depends on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.indexing.kept_files import KNOWLEDGE, parsed_files
from bot.knowledge import reader
from tests import village

if TYPE_CHECKING:
    from pathlib import Path


def _parsed_anew(file: Path) -> int:
    with parsed_files(file) as parsed:
        assert reader.examine(village.files(), parse=parsed.parse) == reader.examine(village.files())
    return parsed.new


def test_a_base_is_parsed_once(tmp_path: Path) -> None:
    """The next one that reads the same files parses none."""
    file = tmp_path / KNOWLEDGE
    assert _parsed_anew(file) > 0
    assert _parsed_anew(file) == 0


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    """Everything is parsed as if nothing were kept, and kept again."""
    file = tmp_path / KNOWLEDGE
    every = _parsed_anew(file)
    file.write_bytes(file.read_bytes()[:-5])
    assert _parsed_anew(file) == every
    assert _parsed_anew(file) == 0


def test_one_changed_file_is_not_kept(tmp_path: Path) -> None:
    """What staff try is parsed as quickly as it is read, and would wear the disk."""
    file = tmp_path / KNOWLEDGE
    _parsed_anew(file)
    before = file.read_bytes()
    with parsed_files(file) as parsed:
        reader.examine(village.files(topics__fete=village.files()["topics/fete.yaml"].decode() + "\n# x\n"), parse=parsed.parse)
    assert parsed.new == 1
    assert file.read_bytes() == before
