"""What people said back, as the staff see it and deal with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.channels.web.staff_site import Site, site
from tests.store.examples import feedback

if TYPE_CHECKING:
    from bot.review.feedback_model import NewFeedback

__all__ = ["site"]


LINKED = ("topic%3Afete", "headcount%3Afournil")
"""Answers have a sheet; emergencies and refusals have none."""


async def keep(site: Site, *said: NewFeedback) -> None:
    """People say something back."""
    for number, one in enumerate(said):
        await site.said.keep(one, daily_limit=9 + number)


async def act(site: Site, verb: str, entry: str = "topic:fete") -> tuple[int, str]:
    """Send the form of an entry, as a browser would."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read("/staff/avis"))
    assert found is not None
    response = await site.visitor.post("/staff/avis", data={"form": found[1], "entry": entry, "verb": verb})
    return response.status, await response.text()


async def test_most_harmful_comes_first_with_what_people_wrote(site: Site) -> None:
    """By its curated name, in both languages; what was written stays text."""
    await keep(
        site,
        feedback(answer="1", asker="a", entry="headcount:fournil", verdict="not_helpful"),
        feedback(answer="2", asker="a", reason="outdated", comment="<script>alert(1)</script>"),
        feedback(answer="3", asker="", entry="emergency", verdict="helpful"),
        feedback(answer="4", asker="b", entry="", verdict="not_helpful"),
    )
    await site.enter()
    page = await site.read("/staff/avis")
    titles = [re.sub(r"<.*?>", "", title) for title in re.findall(r"<h2>(.+?)</h2>", page)]
    assert re.findall(r'<h2><a href="([^"]+)"', page) == [f"/staff/reponse?entry={one}&amp;lang=fr" for one in LINKED]
    assert titles[0] == "Fête du village"
    assert {"Refus (rien n’avait répondu)", "Une urgence"} < set(titles)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "1 × faux, 0 × pas utile, 0 × utile; en dernier le 22 mai 2026" in page
    assert "Ce n’est plus à jour × 1" in page
    assert "1 sur 4 attendent" in page
    assert "to look at" in await site.read("/staff/avis", "en")


async def test_an_entry_is_dealt_with_and_looked_at_again(site: Site) -> None:
    """By name; the page says who did what, and a second wrong opens it again."""
    await keep(site, feedback(answer="1", asker="a"))
    await site.enter()
    status, page = await act(site, "settle")
    assert (status, "0 sur 1 attendent" in page, "Odile a réglé, le 22 mai 2026" in page) == (200, True, True)
    assert "Odile a rouvert" in (await act(site, "reopen"))[1]
    await act(site, "settle")
    await keep(site, feedback(answer="2", asker="b"))
    assert "1 sur 1 attendent" in await site.read("/staff/avis")


async def test_what_the_form_does_not_offer_is_refused(site: Site) -> None:
    """Another verb, another entry, another's form, and whoever is not of the staff."""
    await keep(site, feedback(answer="1", asker="a"))
    assert (await site.visitor.get("/staff/avis")).status == 403
    assert (await site.visitor.post("/staff/avis", data={"entry": "topic:fete", "verb": "settle"})).status == 403
    await site.enter()
    assert (await act(site, "erase"))[0] == 400
    assert (await act(site, "settle", "topic:nothing"))[0] == 404
    assert (await site.visitor.post("/staff/avis", data={"form": "x", "verb": "settle"})).status == 403


async def test_nothing_said_is_said(site: Site) -> None:
    """An empty page is no fault."""
    await site.enter()
    assert "Personne n’a encore rien dit" in await site.read("/staff/avis")


async def test_many_entries_have_pages(site: Site) -> None:
    """Each within reach of the next."""
    await keep(site, *(feedback(answer=str(n), asker=str(n), entry=f"topic:{n}") for n in range(30)))
    await site.enter()
    first, second = await site.read("/staff/avis"), await (await site.visitor.get("/staff/avis?page=2")).text()
    assert (first.count("<h2>"), second.count("<h2>")) == (25, 5)
    assert "/staff/avis?page=2" in first
