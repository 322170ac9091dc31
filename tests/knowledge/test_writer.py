"""Knowledge files written: house style, whole or not at all, never over what nobody looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge.folder_lock import ChangedMeanwhileError, FileChange
from bot.knowledge.writer import WritingError, dumped, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_is_in_house_style() -> None:
    """Comment first, keys in their order, lists indented, accents as they are."""
    text = dumped({"title": {"fr": "Été"}, "next": ["a"]}, ["Appris."]).decode()
    assert text == "# Appris.\ntitle:\n  fr: Été\nnext:\n  - a\n"


def test_files_are_written_replaced_and_removed(tmp_path: Path) -> None:
    """And nothing is left beside them."""
    write(tmp_path, {"a/b.yaml": FileChange(None, b"1"), "c.yaml": FileChange(None, b"2")})
    write(tmp_path, {"a/b.yaml": FileChange(b"1", b"3"), "c.yaml": FileChange(b"2", None), "d.yaml": FileChange(None, None)})
    assert (tmp_path / "a/b.yaml").read_bytes() == b"3"
    assert [file.name for file in tmp_path.rglob("*") if file.is_file() and file.name != ".lock"] == ["b.yaml"]


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    """Where the second cannot be, the first is taken back."""
    (tmp_path / "a.yaml").write_bytes(b"before")
    (tmp_path / "b").write_bytes(b"a file where a folder is wanted")
    with pytest.raises(WritingError, match="cannot be written"):
        write(tmp_path, {"a.yaml": FileChange(b"before", b"after"), "b/c.yaml": FileChange(None, b"x")})
    assert (tmp_path / "a.yaml").read_bytes() == b"before"


def test_a_file_that_somebody_wrote_meanwhile_stays(tmp_path: Path) -> None:
    """Its path is the whole one, and both versions come back."""
    file = tmp_path / "learned/topics/a.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhileError, match=r"learned/topics/a\.yaml") as refused:
        write(tmp_path, {"learned/topics/a.yaml": FileChange(None, b"ours")})
    assert (refused.value.files[0].found, refused.value.files[0].wanted) == (b"theirs", b"ours")
    assert file.read_bytes() == b"theirs"


def test_nothing_is_made_beside_learned(tmp_path: Path) -> None:
    """A container's image is read-only; its volume is `learned/`, and so the lock lies there too."""
    write(tmp_path, {"learned/topics/a.yaml": FileChange(None, b"ours")})
    assert [path.name for path in tmp_path.iterdir()] == ["learned"]
