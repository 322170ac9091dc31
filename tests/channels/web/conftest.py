"""A site on small fakes, and a visitor to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.web.app import make_app
from bot.channels.web.public import asking
from bot.config import Config
from bot.indexing.engine import as_configured
from bot.metrics import Metrics
from tests import chromium
from tests.channels.web.fakes import FakeAssistant, FakeHealth

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from aiohttp import web
    from aiohttp.test_utils import TestClient
    from playwright.async_api import Browser
    from pytest_aiohttp.plugin import AiohttpClient

    from bot.knowledge.model import Language

    Visitor = TestClient[web.Request, web.Application]
    OpenSite = Callable[..., Awaitable[Visitor]]


@pytest.fixture(autouse=True)
def _refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a refusal waits for is there to slow down who attacks."""
    monkeypatch.setattr(asking, "REFUSAL_DELAY_SECONDS", 0.0)


EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "fr": ("c ki les leaders", "Amisco est-il partenaire?", "il va tu pleuvoir", "et la quatrième?"),
    "en": ("who are the leaders",),
}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium, without a window."""
    async with chromium.opened() as browser:
        yield browser


@pytest.fixture
def assistant() -> FakeAssistant:
    """Who answers."""
    return FakeAssistant()


@pytest.fixture
def health() -> FakeHealth:
    """What is up."""
    return FakeHealth()


@pytest.fixture
def metrics() -> Metrics:
    """What is counted."""
    return Metrics()


@pytest.fixture
def make_site(assistant: FakeAssistant, health: FakeHealth, metrics: Metrics) -> Callable[..., web.Application]:
    """Builds a site with other settings than the default ones: `make_site(web={"port": 0})`."""

    def make(**sections: dict[str, Any]) -> web.Application:
        config = Config.model_validate(sections)
        assistant.region = as_configured(assistant.region, config)
        return make_app(assistant, config, checks=health.checks, metrics=metrics, examples=EXAMPLES)

    return make


@pytest.fixture
def open_site(aiohttp_client: AiohttpClient, make_site: Callable[..., web.Application]) -> OpenSite:
    """Serves a site with those settings, and gives a visitor to it who keeps cookies."""

    async def open_(**sections: dict[str, Any]) -> Visitor:
        return await aiohttp_client(make_site(**sections))

    return open_


@pytest.fixture
async def visitor(open_site: OpenSite) -> Visitor:
    """A visitor to a site with the default settings."""
    return await open_site()
