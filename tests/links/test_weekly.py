"""The weekly look at the addresses: only where it is allowed, and once a week over restarts."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

from bot.config import Config
from bot.links.probing import Pace
from bot.links.weekly import check_if_due, check_links_weekly
from tests import village

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
NOWHERE = village.knowledge(
    sources="gazette: {title: G, date: 2020, checked_on: 2026-01-02}\n"
    "almanach: {title: A, date: 2020, checked_on: 2026-01-02}\n"
)
"""A village that gives no address: nothing is asked of anybody."""


async def test_nothing_is_asked_unless_it_is_allowed() -> None:
    """Off by default: an installation that is to reach no other host reaches none, and does not even look."""

    def looks() -> NoReturn:
        raise AssertionError("it looked")

    assert Config().links.check is False
    await check_links_weekly(Config(), looks)


async def test_a_week_passes_before_the_next_report(tmp_path: Path) -> None:
    """The report itself says when the last was, so a restart asks nobody again."""
    report = tmp_path / "data" / "links.json"
    asked = []
    for days in (None, 6, 7):
        if days is not None:
            then = (NOW - timedelta(days=days)).timestamp()
            os.utime(report, (then, then))
        asked.append(await check_if_due(report, NOWHERE, Pace(), NOW))
    assert asked == [True, False, True]
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["checked_on"], told["total"]) == ("2026-11-25", 0)
