"""`kamouraska init`: an installation of one's own, beside no checkout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import run
from bot.cli import init
from bot.config import load
from bot.knowledge import reader
from tests import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping


pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


def all_files(folder: Path) -> Mapping[str, bytes]:
    """What is in a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_the_program_needs_is_written_where_the_settings_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The settings, the whole knowledge and the test questions; and what to do next is said."""
    assert run(["init", str(tmp_path / "un dossier"), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "cd '" in told.err
    assert "kamouraska check" in told.err
    config = load(tmp_path / "un dossier" / "config.yaml", {})
    assert reader.read(config.knowledge.path).entities == shipped.knowledge().entities
    assert len(list(config.knowledge.questions.rglob("*.yaml"))) == len(list((ROOT / "tests/questions/gate").rglob("*.yaml")))


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file in the way, be it a link that leads nowhere, and none is written; it is named."""
    (tmp_path / "config.yaml").symlink_to(tmp_path / "nowhere")
    assert run(["init", str(tmp_path), "--lang", "en"]) == 2
    assert "config.yaml" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["config.yaml"]


def test_what_else_lies_in_the_folder_stays(tmp_path: Path) -> None:
    """A folder need not be empty, if only nothing is in the way."""
    (tmp_path / "notes.txt").write_text("à moi", encoding="utf-8")
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "à moi"


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence, as anything that the system refuses."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(["init", str(tmp_path / "file"), "--lang", "en"]) == 1
    assert "The system refused" in capsys.readouterr().err


def test_what_could_not_be_written_whole_is_taken_away_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an installation would be in the way of the next try."""
    files = {"a.yaml": ROOT / "config.yaml", "b.yaml": tmp_path / "gone"}
    monkeypatch.setattr(init, "initial_files", lambda: files)
    assert run(["init", str(tmp_path / "new")]) == 1
    assert all_files(tmp_path) == {}


def test_an_installation_without_the_files_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Packed by somebody who left them out."""
    monkeypatch.setattr(init, "_PACKED", tmp_path)
    assert run(["init", str(tmp_path / "new"), "--lang", "en"]) == 2
    assert "incomplete" in capsys.readouterr().err


def test_what_staff_answered_here_is_not_written_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`learned/` belongs to one installation."""
    for name in ("config.yaml", "knowledge/a.yaml", "knowledge/learned/topics/b.yaml", "tests/questions/gate/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x: 1\n", encoding="utf-8")
    monkeypatch.setattr(init, "_PACKED", tmp_path)
    assert set(init.initial_files()) == {"config.yaml", "knowledge/a.yaml", "tests/questions/gate/c.yaml"}
