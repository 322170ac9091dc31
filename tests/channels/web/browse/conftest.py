"""Somebody who browses the village, which has what a directory is narrowed down by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant


@pytest.fixture(autouse=True)
def _sorted(assistant: FakeAssistant) -> None:
    """What is browsed."""
    assistant.knowledge = completed(village.sorted_knowledge())


@pytest.fixture
async def behind_proxy(open_site: OpenSite) -> Visitor:
    """A visitor to a site that knows its own address."""
    return await open_site(web={"public_url": "https://example.org/questions"})
