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
    """All is well only when every part is."""
    response = await visitor.get("/healthz")
    assert response.status == 200
    assert await response.json() == {"status": "ok", "checks": {"knowledge": True, "store": True, "disk": True}}


@pytest.mark.parametrize(
    ("part", "code", "status"), [("knowledge", 503, "down"), ("store", 503, "degraded"), ("disk", 200, "degraded")]
)
@pytest.mark.parametrize("state", [RuntimeError("disk on fire"), "hangs"], ids=["fails", "hangs"])
async def test_what_is_unhealthy_is_told_and_the_right_part_blamed(
    visitor: Visitor,
    health: FakeHealth,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    code: int,
    status: str,
    state: RuntimeError | Literal["hangs"],
) -> None:
    """503 where a part is needed, `down` where nobody is answered without it.

    A database that hangs is no fault of the knowledge. The probe gets its answer in time; the reason is logged, not told.
    """
    monkeypatch.setattr(operations, "_PATIENCE_SECONDS", 0.05)
    setattr(health, part, state)
    with structlog.testing.capture_logs() as logged:
        response = await visitor.get("/healthz")
    assert response.status == code
    checks = {"knowledge": True, "store": True, "disk": True} | {part: False}
    assert await response.json() == {"status": status, "checks": checks}
    assert [(entry["event"], entry["part"]) for entry in logged] == [("health_check_failed", part)]
    assert logged[0]["cause"] == ("disk on fire" if isinstance(state, RuntimeError) else "TimeoutError")


async def test_of_two_parts_the_graver_one_is_told(visitor: Visitor, health: FakeHealth) -> None:
    """Nobody is answered, whatever else is amiss."""
    health.knowledge = health.disk = RuntimeError("all at once")
    assert (await (await visitor.get("/healthz")).json())["status"] == "down"


async def test_metrics_are_what_was_counted(visitor: Visitor, metrics: Metrics) -> None:
    """The page shows the registry it was given, in the form that Prometheus reads."""
    metrics.log_failed(OSError())
    response = await visitor.get("/metrics")
    assert response.content_type == "text/plain"
    assert "kamouraska_log_failures_total 1.0" in (await response.text()).splitlines()
