"""`/healthz` and `/metrics`, for whoever runs the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
import structlog

from bot.channels.web.public import operations

if TYPE_CHECKING:
    from bot.metrics import Metrics
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeHealth


async def test_healthy_is_200(visitor: Visitor) -> None:
    """All is well only when both parts are."""
    response = await visitor.get("/healthz")
    assert response.status == 200
    assert await response.json() == {"status": "ok", "checks": {"knowledge": True, "store": True}}


@pytest.mark.parametrize("part", ["knowledge", "store"])
@pytest.mark.parametrize("state", [RuntimeError("disk on fire"), "hangs"], ids=["fails", "hangs"])
async def test_unhealthy_is_503_and_blames_the_right_part(
    visitor: Visitor, health: FakeHealth, monkeypatch: pytest.MonkeyPatch, part: str, state: RuntimeError | Literal["hangs"]
) -> None:
    """A database that hangs is no fault of the knowledge. The probe gets its answer in time; the reason is logged, not told."""
    monkeypatch.setattr(operations, "_PATIENCE_SECONDS", 0.05)
    setattr(health, part, state)
    with structlog.testing.capture_logs() as logged:
        response = await visitor.get("/healthz")
    assert response.status == 503
    checks = {"knowledge": True, "store": True} | {part: False}
    assert await response.json() == {"status": "unavailable", "checks": checks}
    assert [(entry["event"], entry["part"]) for entry in logged] == [("health_check_failed", part)]
    assert logged[0]["cause"] == ("disk on fire" if isinstance(state, RuntimeError) else "TimeoutError")


async def test_metrics_are_what_was_counted(visitor: Visitor, metrics: Metrics) -> None:
    """The page shows the registry it was given, in the form that Prometheus reads."""
    metrics.log_failed(OSError())
    response = await visitor.get("/metrics")
    assert response.content_type == "text/plain"
    assert "kamouraska_log_failures_total 1.0" in (await response.text()).splitlines()
