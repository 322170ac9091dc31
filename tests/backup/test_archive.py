"""A file that is no backup, or no longer the one that was written, is refused before anything is done with it."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from bot.backup import archive
from bot.backup.archive import Content
from bot.errors import BackupError

if TYPE_CHECKING:
    from pathlib import Path

LEARNED = {"topics/bac.yaml": b"title: {fr: Bac}", "organisations/a.yml": b""}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A backup."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "copy").write_bytes(b"SQLite" * 1000)
    archive.write(
        tmp_path / "kept.zip",
        Content(work / "copy", LEARNED, b"key"),
        work,
        program="1.0",
        schema=9,
        sound=True,
        made_at="today",
    )
    return tmp_path / "kept.zip"


def _read(file: Path, tmp_path: Path) -> tuple[archive.Manifest, Content]:
    work = tmp_path / "read"
    work.mkdir(exist_ok=True)
    return archive.read(file, work)


def test_what_is_written_is_read(written: Path, tmp_path: Path) -> None:
    """Every part, to the byte."""
    manifest, content = _read(written, tmp_path)
    assert (manifest.program, manifest.schema, manifest.made_at) == ("1.0", 9, "today")
    assert content.database is not None
    assert content.database.read_bytes() == b"SQLite" * 1000
    assert (content.learned, content.secret) == (LEARNED, b"key")


@pytest.mark.parametrize("name", ["questions.sqlite3", "learned/topics/bac.yaml", "kamouraska.secret", "manifest.json"])
def test_a_changed_byte_is_noticed(written: Path, tmp_path: Path, name: str) -> None:
    """In whatever part it is."""
    with zipfile.ZipFile(written) as opened:
        part = opened.getinfo(name)
    content = bytearray(written.read_bytes())
    begin = part.header_offset + 30 + sum(struct.unpack_from("<HH", content, part.header_offset + 26))
    content[begin + part.compress_size // 2] ^= 0xFF
    written.write_bytes(content)
    with pytest.raises(BackupError, match="no backup, or a damaged one"):
        _read(written, tmp_path)


def test_a_file_that_was_cut_short_is_noticed(written: Path, tmp_path: Path) -> None:
    """As a copy that filled the disk leaves it."""
    written.write_bytes(written.read_bytes()[:-200])
    with pytest.raises(BackupError) as refused:
        _read(written, tmp_path)
    assert "rien n’a changé" in refused.value.said("fr")


def _forged(file: Path, held_parts: dict[str, bytes], **changed: Any) -> Path:  # noqa: ANN401 - whatever a manifest may hold
    """A zip whose manifest fits its parts, unless it is changed."""
    told: dict[str, Any] = {
        "format": 1,
        "program": "9.9",
        "schema": 1,
        "sound": True,
        "made_at": "today",
        "parts": {name: {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()} for name, held in held_parts.items()},
    }
    with zipfile.ZipFile(file, "w") as opened:
        for name, held in held_parts.items():
            opened.writestr(name, held)
        opened.writestr("manifest.json", json.dumps(told | changed))
    return file


@pytest.mark.parametrize(
    "name",
    [
        "learned/../config.yaml",
        "learned//etc/x.yaml",
        "learned/./x.yaml",
        "learned/.hidden/x.yaml",
        "learned/x.sh",
        "learned/a\\b.yaml",
        "config.yaml",
        "/x.yaml",
    ],
)
def test_a_part_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is ever written beside the database and the folder of staff's answers."""
    with pytest.raises(BackupError, match="damaged"):
        _read(_forged(tmp_path / "forged.zip", {name: b"x"}), tmp_path)


def test_a_part_that_the_manifest_tells_otherwise_is_refused(tmp_path: Path) -> None:
    """Shorter, longer, other, or not there at all; a manifest that lacks something, or is none."""
    parts = {"learned/x.yaml": b"four"}
    for told in ({"bytes": 4, "sha256": "0" * 64}, {"bytes": 3, "sha256": hashlib.sha256(b"fou").hexdigest()}, {}):
        with pytest.raises(BackupError, match="damaged"):
            _read(_forged(tmp_path / "forged.zip", parts, parts={"learned/x.yaml": told}), tmp_path)
    with pytest.raises(BackupError, match="damaged"):
        _read(_forged(tmp_path / "forged.zip", {}, parts={"learned/gone.yaml": {"bytes": 0, "sha256": ""}}), tmp_path)
    with pytest.raises(BackupError, match="damaged"):
        _read(_forged(tmp_path / "forged.zip", {}, parts=[]), tmp_path)


def test_a_later_form_names_the_version_to_install(tmp_path: Path) -> None:
    """Rather than be taken for damaged."""
    with pytest.raises(BackupError, match=r"newer version of the program \(9\.9\)"):
        _read(_forged(tmp_path / "forged.zip", {}, format=2), tmp_path)
