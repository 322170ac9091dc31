"""Where a test of the store's behaviour keeps its database: in a file, and on a server. What is promised holds for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.postgres import needs_postgres

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import PostgresServer


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[needs_postgres, pytest.mark.slow])])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """What `Database.open` takes: of a database that is not there yet, or empty."""
    if request.param == "sqlite":
        return tmp_path / "q.sqlite3"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new()
