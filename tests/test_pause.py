"""The outage switch: a file beside the database, read anew whenever it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.pause import FILE_NAME, LONGEST, Pause

if TYPE_CHECKING:
    from pathlib import Path


def test_what_one_process_begins_another_sees(tmp_path: Path) -> None:
    """At its next look, the first message and the one that takes its place; once it ends, no more."""
    here, there = Pause(tmp_path), Pause(tmp_path)
    assert there.message() is None
    here.begin("  De retour lundi. ")
    assert there.message() == "De retour lundi."
    assert there.message() == "De retour lundi."
    here.begin("De retour mardi.")
    assert there.message() == "De retour mardi."
    assert there.end()
    assert here.message() is None
    assert not here.end()


def test_the_folder_is_made(tmp_path: Path) -> None:
    """A bot that never ran may be paused."""
    Pause(tmp_path / "data").begin("Bientôt.")
    assert Pause(tmp_path / "data").message() == "Bientôt."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ""),
        (b" \n", ""),
        ("é".encode() * 3 * LONGEST, "é" * LONGEST),
        (b"ferm\xe9", "ferm\ufffd"),
    ],
)
def test_a_file_by_hand_is_meant_all_the_same(tmp_path: Path, content: bytes, message: str) -> None:
    """An empty one is the bot's own words; a long one is cut; one that is no text is shown as far as it is."""
    (tmp_path / FILE_NAME).write_bytes(content)
    assert Pause(tmp_path).message() == message


def test_what_cannot_be_read_is_a_pause(tmp_path: Path) -> None:
    """Somebody put it there."""
    (tmp_path / FILE_NAME).mkdir()
    assert Pause(tmp_path).message() == ""
