"""The queue, narrowed by its filters, against the base of now."""

from __future__ import annotations

import re

from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

__all__ = ["site"]


async def test_the_queue_is_narrowed_and_never_hides_the_other_language(site: Site) -> None:
    """By state, language, reason, place and words; what is no filter narrows nothing."""
    await put(site.store, text="Un cinéma?", utterance="un cinema")
    await put(site.store, text="A lake?", utterance="a lake", language="en", channel="discord", reason="unknown_entity")
    await site.enter()
    for query, shown in (
        ("", {"Un cinéma?", "A lake?"}),
        ("language=fr", {"Un cinéma?"}),
        ("channel=discord", {"A lake?"}),
        ("reason=unknown_entity", {"A lake?"}),
        ("text=CINÉMA", {"Un cinéma?"}),
        ("state=answered", set()),
        ("language=xx&reason=yy&state=zz&channel=aa&page=-3", {"Un cinéma?", "A lake?"}),
    ):
        response = await site.visitor.get(f"/staff?{query}")
        page = await response.text()
        assert {text for text in ("Un cinéma?", "A lake?") if f">{text}</a>" in page} == shown, query
    nothing = await site.read("/staff?text=zzz")
    assert "Aucune question ne répond à ce filtre" in nothing
    assert "Beau travail" not in nothing
    assert "/staff?state=all&amp;text=zzz&amp;lang=fr" in nothing
    assert "Chercher aussi" not in await site.read("/staff?state=all&text=zzz")
    french = await (await site.visitor.get("/staff?language=fr")).text()
    assert re.search(r"Anglais <span class=\"number\">1</span>", french)
    assert "/staff?language=fr&amp;lang=en" in french


async def test_what_is_nearest_is_of_now(site: Site) -> None:
    """What the base says today, not what came near on the day it was asked."""
    group_id = await put(site.store, text="Quand a lieu la fête?", nearest="topic:gone", reason="wrong_answer")
    await site.enter()
    assert "Répondue maintenant\u00a0: Fête du village" in await site.read("/staff")
    page = await site.read(f"/staff/{group_id}")
    assert "24 juin" in page
    assert "topic:gone" not in page
