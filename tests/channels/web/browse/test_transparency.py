"""`/transparence`: figures as they were measured, settings as they are, and no more than the settings allow."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.app import make_app
from bot.channels.web.staff.site import STAFF
from bot.config import Config
from bot.evaluation import measured
from bot.evaluation.measured import Measured
from bot.metrics import Metrics
from bot.review.outcome_counts import OutcomeCount
from tests.channels.web.fakes import FakeAssistant
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_aiohttp.plugin import AiohttpClient

    from bot.review.outcome_counts import Fate
    from tests.channels.web.conftest import OpenSite, Visitor

__all__ = ["site"]

FOUND = Measured("2026-11-29", "abc1234+", 4, 161, 15, 0, 224, 1188, 7)


def _text(html: str) -> str:
    """What the page says, without its tags, on one line."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.fixture
async def unmeasured(open_site: OpenSite, tmp_path: Path) -> Visitor:
    """A visitor to a site over a knowledge that nobody measured yet."""
    return await open_site(knowledge={"path": tmp_path}, store={"retention_days": 41}, conversation={"minutes": 7})


async def test_what_was_never_measured_is_said_to_be(unmeasured: Visitor) -> None:
    """No figure of another knowledge stands in."""
    page = _text(await (await unmeasured.get("/transparence")).text())
    assert "Personne n’a encore mesuré ces réponses-ci" in page
    assert "Bonne réponse" not in page


async def test_figures_are_shown_as_they_were_measured(unmeasured: Visitor, tmp_path: Path) -> None:
    """Counts, shares, on how many questions of how many authors, when, at which version; anew once measured anew."""
    measured.write(tmp_path, {"test": FOUND})
    page = _text(await (await unmeasured.get("/transparence")).text())
    for said in ("Bonne réponse 161 10\u00a0%", "Questions en tout 1\u00a0595", "Auteurs 4", "29 novembre 2026"):
        assert said in page
    assert "abc1234, avec des changements en cours" in page
    assert "lit pour s’améliorer" not in page
    english = _text(await (await unmeasured.get("/en/transparence")).text())
    assert "Refused, though there was an answer 1,188 74%" in english


async def test_what_is_kept_is_what_the_settings_say(unmeasured: Visitor) -> None:
    """For how long, and who has it erased: the sentences of the privacy page, where the rest is."""
    page = _text(await (await unmeasured.get("/transparence")).text())
    assert "effacée après 41 jours" in page
    assert "7 minutes" in page
    assert "le faire effacer" in page
    assert "la mairie" in page


async def test_the_state_of_the_knowledge_is_told(visitor: Visitor) -> None:
    """How many answers, from how many sources, and when somebody last read one."""
    page = _text(await (await visitor.get("/en/transparence")).text())
    assert re.search(r"\d+ answers, from 2 sources, among them those about 4 organisations", page)
    assert "Last source read: January 2, 2026." in page


async def test_nobody_is_told_how_much_is_asked_unless_allowed(site: Site) -> None:
    """Off by default, staff or not."""
    assert "derniers jours" not in await site.read("/transparence")


async def test_where_allowed_everybody_reads_how_much_is_asked(site: Site, aiohttp_client: AiohttpClient) -> None:
    """Asked, answered and refused in the last thirty days; what is older is no longer told."""
    today = dt.date.today()  # noqa: DTZ011 - the page's own day
    counted: list[tuple[int, Fate, int]] = [(0, "answer", 7), (3, "abstain", 2), (3, "clarify", 1), (60, "answer", 90)]
    await site.tallies.add(
        [OutcomeCount((today - dt.timedelta(days=ago)).isoformat(), "web", "fr", fate, "", "", n) for ago, fate, n in counted]
    )
    config = Config.model_validate({"web": {"public_figures": True}, "knowledge": {"path": site.folder / "knowledge"}})
    staff = site.visitor.app[STAFF]
    told = await aiohttp_client(make_app(FakeAssistant(), config, checks={}, metrics=Metrics(), examples={}, staff=staff))
    page = _text(await (await told.get("/transparence")).text())
    assert "Les 30 derniers jours Questions posées 10 Répondues 7 Refusées, ou précision demandée 3" in page
