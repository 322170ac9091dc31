"""`kamouraska purge`."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_purge_erases_what_is_past_retention(asked: Installation) -> None:
    """And nothing younger."""
    with sqlite3.connect(asked.database) as connection:
        connection.execute("UPDATE question SET day = '2020-01-01' WHERE group_id = 1")
    connection.close()
    assert "1 question(s)" in asked.run("purge").out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 1


def test_purge_does_not_believe_a_clock_that_jumped(asked: Installation) -> None:
    """All that is kept is years old: nothing is erased before somebody says that the clock is right."""
    with sqlite3.connect(asked.database) as connection:
        connection.execute("UPDATE question SET day = '2020-01-01'")
    connection.close()
    refused = asked.run("purge", "--lang", "en")
    assert (refused.code, "nothing was erased: the clock says" in refused.err) == (2, True)
    assert "rien n’a été effacé" in asked.run("purge", "--lang", "fr").err
    assert "3 question(s)" in asked.run("purge", "--even-if-clock-jumped").out
