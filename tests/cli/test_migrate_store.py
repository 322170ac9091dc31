"""`kamouraska migrate-store`, and what the other commands say of a database on a server."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.store import bot_lock
from tests.postgres import needs_postgres

if TYPE_CHECKING:
    from tests.cli.conftest import Installation
    from tests.postgres import PostgresServer

pytestmark = pytest.mark.slow


@needs_postgres
def test_the_way_to_a_server_and_back(asked: Installation, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command goes on as before on the server; a backup of it is one like any other, and is put back into a file."""
    here, there = f"sqlite:///{asked.database}", postgres.new()
    back = asked.folder / "back" / "questions.sqlite3"
    before = json.loads(asked.run("review", "list", "--json").out)
    moved = asked.run("migrate-store", "--from", here, "--to", there)
    assert moved.code == 0
    assert "Tout est passé, et relu à l’arrivée" in moved.out
    assert "question\u00a0: 3 de 3" in moved.err or "question\u00a0: 2 de 2" in moved.err
    monkeypatch.setenv("KAMOURASKA_STORE__URL", there)
    assert json.loads(asked.run("review", "list", "--json").out) == before
    found = {one["name"]: one for one in json.loads(asked.run("doctor", "--json").out)["checks"]}
    assert found["database"]["status"] == "ok"
    assert "PostgreSQL" in found["database"]["detail"]
    archive = asked.folder / "backup.zip"
    assert asked.run("backup", str(archive)).code == 0
    assert "questions.sqlite3" in zipfile.ZipFile(archive).namelist()
    refused = asked.run("restore", str(archive))
    assert refused.code == 2
    assert "droit sur un serveur" in refused.err
    returned = asked.run("migrate-store", "--from", there, "--to", f"sqlite:///{back}")
    assert moved.out.splitlines()[0] == returned.out.splitlines()[0], "the same digest"
    monkeypatch.setenv("KAMOURASKA_STORE__URL", f"sqlite:///{back}")
    assert json.loads(asked.run("review", "list", "--json").out) == before


@needs_postgres
def test_a_server_that_is_not_there_is_told_of_in_a_sentence(
    installation: Installation, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By every command that needs it, and by `doctor`; the password is told to nobody."""
    monkeypatch.setattr("bot.store.opening.COMMAND_BUSY_MS", 100)
    nowhere = postgres.url().replace("bot@", "bot:s3cret@").replace("kamouraska-pg", "none")
    monkeypatch.setenv("KAMOURASKA_STORE__URL", nowhere)
    for command in (("review", "list"), ("doctor",)):
        ran = installation.run(*command)
        assert ran.code in (1, 2)
        assert "injoignable" in ran.out + ran.err
        assert "s3cret" not in ran.out + ran.err


def test_what_cannot_be_carried_is_refused_and_changes_nothing(asked: Installation) -> None:
    """No address, the same database, none at all, one that a bot works on, one that holds something."""
    here, other = f"sqlite:///{asked.database}", f"sqlite:///{asked.folder / 'other.sqlite3'}"
    for source, target, told in (
        ("mysql://x", here, "une adresse s’écrit comme"),
        (here, here, "de et vers la même base"),
        (other, here, "il n’y a pas de base de données"),
    ):
        ran = asked.run("migrate-store", "--from", source, "--to", target)
        assert (ran.code, told in ran.err) == (2, True), ran.err
    assert not (asked.folder / "other.sqlite3").exists()
    with bot_lock.hold(asked.database):
        ran = asked.run("migrate-store", "--from", here, "--to", other)
        assert (ran.code, "arrêtez-le d’abord" in ran.err) == (2, True), ran.err
    assert asked.run("migrate-store", "--from", here, "--to", other).code == 0
    ran = asked.run("migrate-store", "--from", here, "--to", other)
    assert (ran.code, "n’est pas vide" in ran.err) == (2, True), ran.err
