"""`/healthz` and `/metrics`, for whoever runs the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import structlog

from bot.channels.web import operations
from bot.channels.web.site import Health

if TYPE_CHECKING:
    from bot.metrics import Metrics
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeHealth


async def test_healthy_is_200(visitor: Visitor) -> None:
    """All is well only when both parts are."""
    response = await visitor.get("/healthz")
    assert response.status == 200
    assert await response.json() == {"status": "ok", "checks": {"knowledge": True, "store": True}}


@pytest.mark.parametrize(("knowledge", "store"), [(False, True), (True, False), (False, False)])
async def test_unhealthy_is_503_and_says_which_part(
    visitor: Visitor, health: FakeHealth, *, knowledge: bool, store: bool
) -> None:
    """One part down is down, and the probe learns which."""
    health.now = Health(knowledge=knowledge, store=store)
    response = await visitor.get("/healthz")
    assert response.status == 503
    assert await response.json() == {"status": "unavailable", "checks": {"knowledge": knowledge, "store": store}}


@pytest.mark.parametrize("state", [RuntimeError("disk on fire"), None], ids=["fails", "hangs"])
async def test_check_that_fails_or_hangs_is_503(
    visitor: Visitor, health: FakeHealth, monkeypatch: pytest.MonkeyPatch, state: Exception | None
) -> None:
    """A probe gets its answer also when looking is what goes wrong; the reason is logged, not told."""
    monkeypatch.setattr(operations, "_PATIENCE_SECONDS", 0.05)
    health.now = state
    with structlog.testing.capture_logs() as logged:
        response = await visitor.get("/healthz")
    assert response.status == 503
    assert "fire" not in await response.text()
    assert [entry["event"] for entry in logged] == ["health_check_failed"]


async def test_metrics_are_what_was_counted(visitor: Visitor, metrics: Metrics) -> None:
    """The page shows the registry it was given, in the form that Prometheus reads."""
    metrics.log_failed(OSError())
    response = await visitor.get("/metrics")
    assert response.content_type == "text/plain"
    assert "kamouraska_log_failures_total 1.0" in (await response.text()).splitlines()
