"""`kamouraska review digest`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import WANTED

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_the_week_is_shown(asked: Installation) -> None:
    """The same message as the staff's channel gets."""
    ran = asked.run("review", "digest")
    assert "La semaine des questions" in ran.out
    assert WANTED in ran.out
    assert json.loads(asked.run("review", "digest", "--json").out)["open"] == 2
