"""Room on the disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bot import disk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_folder_that_is_not_made_yet_lies_where_it_will(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the disk of the nearest folder that is there."""
    asked = []

    def usage(folder: Path) -> shutil._ntuple_diskusage:
        asked.append(folder)
        return shutil._ntuple_diskusage(100, 60, 40)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    assert disk.free(tmp_path / "not" / "yet") == 40
    assert asked == [tmp_path]
