"""A PostgreSQL server for tests: Debian's own programs, in a folder that goes, on a socket that nobody else knows.

Its disk is not waited for, so that a test is quick: what a test kills is never the machine.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES: Final = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), *map(Path, os.get_exec_path()))
BIN: Final = next((place for place in _PLACES if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)

try:
    import psycopg
except ImportError:
    psycopg = None  # type: ignore[assignment]

needs_postgres = pytest.mark.skipif(
    BIN is None or psycopg is None,
    reason="NO POSTGRESQL HERE: THE STORE ON A SERVER WAS NOT TRIED (Debian or Ubuntu: apt-get install postgresql)",
)

_QUICK: Final = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=16MB -c autovacuum=off"


class PostgresServer:
    """A server of one's own; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def start(self) -> None:
        """Take connections; returns once it does."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' {_QUICK}"
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self, how: str = "immediate") -> None:
        """End as after a power cut, unless told otherwise; returns once it has."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", how, "stop")

    def url(self, database: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://bot@/{database}?host={quote(str(self.folder), safe='')}"

    def new(self) -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"t{os.getpid()}_{self._made}"
        self.run(self.url(), f"CREATE DATABASE {name}")
        return self.url(name)

    def run(self, url: str, statement: str) -> list[tuple[object, ...]]:
        """What a statement returns, run beside the program."""
        with psycopg.connect(url, autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []

    def dump(self, url: str) -> bytes:
        """All that a database holds, as `pg_dump` writes it."""
        return self._run("pg_dump", "--dbname", url)

    def files(self, url: str) -> bytes:
        """Every byte of a database's own files, its catalogues among them, once what waits to be written or removed is."""
        self.run(url, "CHECKPOINT")
        ((number,),) = self.run(url, "SELECT oid FROM pg_database WHERE datname = current_database()")
        return b"\n".join(file.read_bytes() for file in sorted((self.folder / "data" / "base" / str(number)).iterdir()))

    def make(self) -> None:
        """Lay out its files."""
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "bot", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")

    def _run(self, program: str, *arguments: str) -> bytes:
        assert BIN is not None
        # It refuses to run as root; who that is, is no matter to it.
        user = _SOMEBODY if os.getuid() == 0 else None
        done = subprocess.run(
            [str(BIN / program), *arguments],
            user=user,
            group=None if user is None else pwd.getpwnam(user).pw_gid,
            extra_groups=None if user is None else [],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,  # the server would keep it open
            stderr=subprocess.STDOUT,
            check=False,
        )
        told = done.stdout or b""
        assert done.returncode == 0, f"{program}: {told.decode(errors='replace')} {self._log()}"
        return told

    def _log(self) -> str:
        log = self.folder / "log"
        return log.read_text(encoding="utf-8", errors="replace")[-2000:] if log.exists() else ""


_SOMEBODY: Final = next((user for user in ("postgres", "nobody") if user in {entry.pw_name for entry in pwd.getpwall()}), None)


@contextmanager
def serving() -> Iterator[PostgresServer]:
    """A server while the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="kamouraska-pg-", dir="/tmp"))
    if os.getuid() == 0 and _SOMEBODY is not None:
        shutil.chown(folder, _SOMEBODY)
    server = PostgresServer(folder)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
