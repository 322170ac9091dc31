"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bot  # noqa: F401 - before numpy, which asks once how many threads it may start: two workers, two cores

# isort: split
import pytest
from playwright.async_api import expect

from tests.encoding import remembered
from tests.patience import PATIENCE
from tests.postgres import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import PostgresServer


expect.set_options(timeout=1000 * PATIENCE)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is left with it when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session", autouse=True)
def _bases_are_encoded_once() -> Iterator[None]:
    """A base comes as many sentences at once."""
    with remembered(20):
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for all tests of a worker, each with a database of its own."""
    with serving() as server:
        yield server
