"""The numbers, on their page and to take along."""

from __future__ import annotations

import re

from bot.review.outcome_counts import OutcomeCount
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

__all__ = ["site"]


async def test_numbers_are_shown_and_taken_along(site: Site) -> None:
    """As drawings with their numbers in tables, as CSV and as JSON; questions too, as the queue shows them."""
    await put(site.store, text="=Un cinéma?", utterance="un cinema")
    await site.tallies.add([OutcomeCount("2026-05-20", "web", "fr", "answer", "", "topic:fete", 7)])
    await site.enter()
    page = await site.read("/staff/chiffres")
    assert '<title id="weeks-text">Questions par semaine' in page
    assert re.search(r"Fête du village<svg", page)
    numbers = await (await site.visitor.get("/staff/chiffres.json")).json()
    assert numbers["total"] == {"asked": 7, "answered": 7, "refused": 0, "wrong": 0}
    assert "entry,topic:fete,7,7,0,0" in await (await site.visitor.get("/staff/chiffres.csv")).text()
    taken = await site.visitor.get("/staff/questions.csv?text=cinema")
    assert "attachment" in taken.headers["Content-Disposition"]
    assert "'=Un cinéma?" in await taken.text()
    assert await (await site.visitor.get("/staff/questions.json?text=rien")).json() == []
    assert "What matters" in await site.read("/staff/chiffres", "en")
