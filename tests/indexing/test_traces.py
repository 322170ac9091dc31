"""Files beside the database: what the program built goes, what is somebody's is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import load
from bot.indexing.traces import Traces, found_in_files, without_kept
from bot.privacy.erased import holding

if TYPE_CHECKING:
    from pathlib import Path

    from bot.config import Config


def configured(folder: Path, store: str) -> Config:
    """A configuration whose database lies there."""
    (folder / "knowledge").mkdir()
    file = folder / "config.yaml"
    file.write_text(f"store: {{path: {store}}}\n", encoding="utf-8")
    return load(file)


def put(file: Path, text: str) -> Path:
    """A file of that text."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_text_that_lies_across_two_pieces_is_found(tmp_path: Path) -> None:
    """A large file is read by the piece."""
    config = configured(tmp_path, "data/q.sqlite3")
    large = put(tmp_path / "data" / "backups" / "export.csv", f"{'x' * ((1 << 20) - 4)} Zoé Roy{'y' * 100}")
    assert found_in_files(config, holding("zoe roy", by_letters=True)) == Traces((), (large,))


def test_what_was_built_goes(tmp_path: Path) -> None:
    """The index, the one that was tried, the findings; the secret stays."""
    config = configured(tmp_path, "data/q.sqlite3")
    names = ("knowledge.index", "knowledge.tried", "knowledge.checked", "kamouraska.secret")
    files = [put(tmp_path / "data" / name, "Zoé Roy") for name in names]
    assert without_kept(config) == tuple(files[:3])
    assert found_in_files(config, holding("zoe roy")).left == (files[3],)


def test_a_database_among_the_sources_has_no_project_searched(tmp_path: Path) -> None:
    """Only what lies right beside it."""
    config = configured(tmp_path, "q.sqlite3")
    put(tmp_path / "somewhere" / "else.txt", "Zoé Roy")
    beside = put(tmp_path / "export.csv", "Zoé Roy")
    assert found_in_files(config, holding("zoe roy")).left == (beside,)
