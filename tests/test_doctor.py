"""What is found in an installation, part by part, and what to do about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot import disk
from bot.backup import unfinished
from bot.config import BackupSection, Config, load
from bot.doctor import Diagnosis, examined
from bot.errors import ConfigError
from bot.indexing.engine import build_engine
from bot.nlu import encoder
from bot.pause import Pause
from bot.store.database import Database
from bot.store.integrity import fresh_beside
from bot.store.migrations import shipped
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PARTS = ["configuration", "knowledge", "index", "database", "backup", "disk", "encoder", "discord", "answering"]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The village."""
    for name, text in FILES.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("web: {port: 0}\n", encoding="utf-8")
    return load(tmp_path / "config.yaml", {})


def _found(config: Config | ConfigError, environment: Mapping[str, str] | None = None) -> dict[str, Diagnosis]:
    return {str(diagnosis.name): diagnosis for diagnosis in examined(config, environment or {})}


def test_all_is_well_in_a_new_installation(config: Config) -> None:
    """An index not built yet and a database not there yet are no faults; nothing is made by looking."""
    found = _found(config)
    assert list(found) == PARTS
    assert {name: one.status for name, one in found.items()} == dict.fromkeys(PARTS, "ok") | {
        "index": "warning",
        "backup": "warning",
    }
    assert "kamouraska index" in found["index"].todo_in("fr")
    assert not config.store.path.parent.exists()


def test_an_index_that_is_kept_is_told(config: Config) -> None:
    """The knowledge is then not read again."""
    build_engine(config)
    found = _found(config)
    assert (found["index"].status, found["knowledge"].status) == ("ok", "ok")


def test_settings_that_cannot_be_read_leave_what_hangs_on_them_unknown() -> None:
    """The rest is looked at all the same."""
    found = _found(ConfigError("config.yaml:3: no", "config.yaml:3\u00a0: non"))
    assert [name for name, one in found.items() if one.status == "unknown"] == [
        "knowledge",
        "index",
        "database",
        "backup",
        "disk",
        "answering",
    ]
    assert (found["configuration"].status, found["configuration"].detail_in("en")) == ("error", "config.yaml:3: no")


def test_the_first_problem_of_the_knowledge_is_named_and_the_others_counted(config: Config) -> None:
    """With the command that tells all."""
    for name in ("a", "b"):
        (config.knowledge.path / "topics" / f"{name}.yaml").write_text("title: [\n")
    found = _found(config)
    assert found["knowledge"].status == "error"
    assert "a.yaml" in found["knowledge"].detail_in("en")
    assert "more" in found["knowledge"].detail_in("en")
    assert "autre" in found["knowledge"].detail_in("fr")
    assert found["index"].status == "unknown"


async def test_a_database_is_looked_over_while_it_is_in_use(config: Config) -> None:
    """Every page of it; an older schema is brought up to date by itself."""
    async with await Database.open(config.store.path):
        assert _found(config)["database"].status == "ok"
    older = config.store.path.with_name("older")
    await (await Database.open(older, shipped()[:-1])).close()
    config = config.model_copy(update={"store": config.store.model_copy(update={"path": older})})
    assert f"schema {len(shipped()) - 1};" in _found(config)["database"].detail_in("en")


async def test_what_is_wrong_with_a_database_is_told_with_what_to_do(config: Config) -> None:
    """A newer one wants a newer program, a damaged one a backup, a restore that was cut short another start."""
    path = config.store.path
    await (await Database.open(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO migration VALUES (900, 'later', 'one day')")
    newer = _found(config)["database"]
    assert (newer.status, "newer version" in newer.todo_in("en")) == ("error", True)
    unfinished.begin(path, unfinished.RestoreMark(None, None))
    assert "cut short" in _found(config)["database"].detail_in("en")
    unfinished.end(path)
    path.write_text("no database at all" * 100)
    damaged = _found(config)["database"]
    assert (damaged.status, "kamouraska restore" in damaged.todo_in("fr")) == ("error", True)


async def test_questions_noted_beside_a_damaged_database_are_told_once_it_is_sound(config: Config) -> None:
    """With the commands that take them in; else they would lie there for ever, past every retention."""
    await (await Database.open(config.store.path)).close()
    fresh_beside(config.store.path).write_text("")
    found = _found(config)["database"]
    assert found.status == "warning"
    assert "questions-fresh.sqlite3 kamouraska review export --json" in found.todo_in("fr")


def test_the_copies_are_told_with_the_last_of_them(config: Config) -> None:
    """None yet is worth knowing, one that is late is to be mended."""
    folder = config.store.path.parent / "copies"
    config = config.model_copy(update={"backup": BackupSection(folder=folder, every_hours=24)})
    assert _found(config)["backup"].status == "warning"
    folder.mkdir(parents=True)
    late = datetime.now(UTC) - timedelta(hours=26)
    (folder / f"backup-{late:%Y%m%dT%H%M%SZ}.zip").write_text("")
    assert (_found(config)["backup"].status, "copy_failed" in _found(config)["backup"].todo_in("en")) == ("error", True)
    (folder / f"backup-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip").write_text("")
    found = _found(config)["backup"]
    assert (found.status, found.detail_in("en").startswith("2 in ")) == ("ok", True)


def test_a_disk_without_room_for_a_copy_is_told(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is full."""
    monkeypatch.setattr(disk, "free", lambda _: disk.LEAST_FREE - 1)
    found = _found(config)["disk"]
    assert (found.status, found.detail_in("en")) == ("error", "99 MB free")


def test_the_encoder_is_tried(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is missing is worth knowing, one that is broken is to be mended."""
    monkeypatch.setattr(encoder, "raw", lambda *_: 1 / 0)
    assert "division" in _found(config)["encoder"].detail_in("fr")
    assert _found(config)["encoder"].status == "error"
    monkeypatch.setattr(encoder, "installed", lambda: encoder.LETTERS)
    assert _found(config)["encoder"].status == "warning"


@pytest.mark.parametrize(
    ("token", "status"),
    [
        ("OTAwMDAwMDAwMDAwMDAwMDAx.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB", "ok"),
        ("OTAwMDAwMDAwMDAwMDAwMDAx.G.secret", "error"),
        ("Bot OTAwMDAwMDAwMDAwMDAwMDAx", "error"),
        ("abcdefghijklmnopqrst.Gabcde.abcdefghijklmnopqrstuvwxyz0123456789AB", "error"),
    ],
)
def test_a_token_is_looked_at_without_being_shown(config: Config, token: str, status: str) -> None:
    """By its form alone: nobody is asked."""
    found = _found(config, {"DISCORD_TOKEN": token})["discord"]
    assert found.status == status
    assert token not in found.detail_in("fr") + found.todo_in("fr")


def test_a_pause_is_told(config: Config) -> None:
    """Lest it be forgotten."""
    Pause(config.store.path.parent).begin("De retour lundi.")
    found = _found(config)["answering"]
    assert (found.status, found.detail_in("en")) == ("warning", "paused: “De retour lundi.”")
    assert "kamouraska resume" in found.todo_in("fr")
