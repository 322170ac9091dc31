"""Secrets: from the environment, or a key made once and kept for this user alone."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from bot import secrets
from bot.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

LONG_ENOUGH = "seize caractères"
TOKEN = "a.b.c"


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    """Restarting the program does not make strangers of the people who asked before."""
    folder = tmp_path / "data"
    first = secrets.load(folder, {})
    assert len(first.key) == 32
    assert secrets.load(folder, {}).key == first.key
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    """The key is random, not derived from anything."""
    assert secrets.load(tmp_path / "a", {}).key != secrets.load(tmp_path / "b", {}).key


def test_the_mode_does_not_depend_on_the_umask(tmp_path: Path) -> None:
    """However careless the shell, nobody else reads the key."""
    before = os.umask(0)
    try:
        secrets.load(tmp_path, {})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / secrets.FILE_NAME).stat().st_mode) == 0o600


def test_a_key_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    """As after a copy by hand; it stays the same key."""
    key = secrets.load(tmp_path, {}).key
    (tmp_path / secrets.FILE_NAME).chmod(0o644)
    assert secrets.load(tmp_path, {}).key == key
    assert stat.S_IMODE((tmp_path / secrets.FILE_NAME).stat().st_mode) == 0o600


def test_what_must_be_struck_out_is_what_the_environment_gives() -> None:
    """Neither blanks around it nor an empty variable."""
    assert secrets.in_clear({"DISCORD_TOKEN": f" {TOKEN}\n", "KAMOURASKA_SECRET": "", "PATH": "/bin"}) == (TOKEN,)


def test_the_environment_comes_first_and_leaves_no_file(tmp_path: Path) -> None:
    """A key that was given is used, and written nowhere."""
    loaded = secrets.load(tmp_path, {"KAMOURASKA_SECRET": LONG_ENOUGH, "DISCORD_TOKEN": f" {TOKEN}\n"})
    assert loaded.key == LONG_ENOUGH.encode()
    assert loaded.discord_token == TOKEN, "blanks around a pasted token are not part of it"
    assert list(tmp_path.iterdir()) == []


def test_empty_variables_count_as_absent(tmp_path: Path) -> None:
    """Container files write `DISCORD_TOKEN=` for a channel that is off."""
    loaded = secrets.load(tmp_path, {"KAMOURASKA_SECRET": "", "DISCORD_TOKEN": "  "})
    assert loaded.discord_token is None
    assert len(loaded.key) == 32


def test_the_process_environment_is_read_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an explicit environment it is that of the process."""
    monkeypatch.setenv("KAMOURASKA_SECRET", LONG_ENOUGH)
    assert secrets.load(tmp_path).key == LONG_ENOUGH.encode()


@pytest.mark.parametrize("key", ["x", "secret", "a" * 64, "abab" * 16])
def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path, key: str) -> None:
    """`KAMOURASKA_SECRET=secret` signs nothing that could not be forged; how to make a better one is said."""
    with pytest.raises(ConfigError, match=r"KAMOURASKA_SECRET: too easily guessed.*openssl") as raised:
        secrets.load(tmp_path, {"KAMOURASKA_SECRET": key})
    assert "trop facile à deviner" in raised.value.said("fr")


@pytest.mark.parametrize("content", ["", "abcd", "not hexadecimal, but long enough for a key", "é" * 64])
def test_a_file_that_holds_no_key_is_named_and_kept(tmp_path: Path, content: str) -> None:
    """The program does not overwrite what it does not understand; the sentence says what removing it costs."""
    file = tmp_path / secrets.FILE_NAME
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{secrets.FILE_NAME}: .*not a key"):
        secrets.load(tmp_path, {})
    assert file.read_text(encoding="utf-8") == content


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The operator reads where the key should have gone, and the way around."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(ConfigError, match=r"data/kamouraska\.secret: .*KAMOURASKA_SECRET"):
        secrets.load(tmp_path / "data", {})


def test_a_key_made_meanwhile_by_another_process_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two programs started at once on a new folder sign with the same key, and leave no draft behind."""
    winner = "ab" * 32

    def faster(source: Path, target: Path) -> None:
        target.write_text(winner, encoding="ascii")
        raise FileExistsError(17, "File exists", str(source), None, str(target))

    monkeypatch.setattr(os, "link", faster)
    assert secrets.load(tmp_path, {}).key == bytes.fromhex(winner)
    assert [file.name for file in tmp_path.iterdir()] == [secrets.FILE_NAME]


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    """A traceback or a log line with the object in it gives nothing away."""
    shown = repr(secrets.load(tmp_path, {"DISCORD_TOKEN": TOKEN, "KAMOURASKA_SECRET": LONG_ENOUGH}))
    assert TOKEN not in shown
    assert "seize" not in shown
