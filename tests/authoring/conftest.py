"""The rules of `check` ask every phrasing of the village, each time they look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.encoding import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def _phrasings_are_encoded_once() -> Iterator[None]:
    """One at a time, as questions are."""
    with remembered(1):
        yield
