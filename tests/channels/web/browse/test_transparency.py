"""`/transparence`: figures as they were measured, settings as they are, and no more than the settings allow."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.app import make_app
from bot.channels.web.browse.transparency import plainly
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
    assert "Mesuré le 29 novembre 2026 version abc1234, avec des changements en cours" in page
    assert "lit pour s’améliorer" not in page
    english = _text(await (await unmeasured.get("/en/transparence")).text())
    assert "Refused, though there was an answer 1,188 74%" in english


@pytest.mark.parametrize(
    ("found", "french", "english"),
    [
        (FOUND, "trompe environ 1 fois sur 8. Je refuse environ 9 questions sur 10.", "about 1 time in 8. I turn down about 9"),
        (replace(FOUND, wrong=0, false=0), "je ne me suis pas trompé. Je refuse environ 9", "I was not wrong. I turn down"),
        (replace(FOUND, right=1), "trompe plus d’une fois sur deux. Je", "more than half the time. I"),
        (replace(FOUND, right=9000), "1 fois sur 410. Je refuse environ 1 question sur 10.", "about 1 question in 10."),
        (replace(FOUND, missed=0, rightly_refused=2), "Je refuse moins de 1 question sur 20.", "fewer than 1 question in 20."),
        (replace(FOUND, right=0, wrong=0, false=0), "Je refuse environ 10 questions sur 10.", "10 questions in 10."),
    ],
)
def test_figures_are_told_in_plain_words(found: Measured, french: str, english: str) -> None:
    """Wrong over all answers given, an answer where there is none among them; refused over all questions."""
    assert french in plainly(found, "fr")
    assert english in plainly(found, "en")


def test_of_no_question_nothing_is_told() -> None:
    """No division, no figure."""
    assert plainly(Measured("2026-11-29", "abc1234", 0, 0, 0, 0, 0, 0, 0), "fr") == ""


async def test_plain_words_are_of_the_questions_that_nobody_read(unmeasured: Visitor, tmp_path: Path) -> None:
    """Above the table; of the other questions no such sentence is made."""
    measured.write(tmp_path, {"dev": FOUND})
    assert "fois sur" not in _text(await (await unmeasured.get("/transparence")).text())
    measured.write(tmp_path, {"test": replace(FOUND, right=21, wrong=7, false=0)})
    page = await (await unmeasured.get("/transparence")).text()
    assert "1 fois sur 4." in page.partition("<table")[0]


async def test_it_says_how_to_put_the_box_on_a_page_of_ones_own(behind_proxy: Visitor) -> None:
    """The two lines with this site's own address, which the foot of every page leads to."""
    page = await (await behind_proxy.get("/questions/transparence")).text()
    assert (
        "&lt;script src=&#34;https://example.org/questions/widget.js&#34; defer&gt;&lt;/script&gt;\n&lt;kamouraska-widget"
        in page
    )
    assert 'id="integrer"' in page
    assert '<a href="/questions/transparence#integrer">Sur votre site</a>' in page


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
