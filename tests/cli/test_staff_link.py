"""`kamouraska staff-link`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_a_staff_link_is_printed(installation: Installation) -> None:
    """An address and nothing else, another each time."""
    first, second = (installation.run("staff-link", "--by", "Odile").out.strip() for _ in range(2))
    assert first.startswith("http://127.0.0.1:0/staff?link=")
    assert first != second
