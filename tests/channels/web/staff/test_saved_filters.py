"""Filters of the queue under a name: kept, chosen, forgotten; each their own."""

from __future__ import annotations

import re

from bot.review.saved_filters import MOST
from tests.channels.web.staff_site import Site, site

__all__ = ["site"]

NARROWED = {"language": "fr", "reason": "not_recorded", "text": "cinéma"}


async def send(site: Site, **fields: str) -> tuple[int, str]:
    """Send the form above a narrowed queue."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert found is not None
    response = await site.visitor.post("/staff/filtres", params=NARROWED, data={"form": found[1], **fields})
    return response.status, await response.text()


async def test_a_filter_is_kept_chosen_and_forgotten(site: Site) -> None:
    """By whoever may look; nobody else sees it; the words that are looked for come back as they were."""
    await site.enter("Zoé", "reader")
    assert 'name="name"' not in await site.read("/staff")
    status, page = await send(site, verb="keep", name="  Loisirs ")
    assert (status, "Oublier «\u00a0Loisirs\u00a0»" in page) == (200, True)
    assert 'language=fr&amp;reason=not_recorded&amp;text=cin%C3%A9ma&amp;lang=fr">Loisirs</a>' in await site.read("/staff")
    await site.enter("Odile")
    assert "Loisirs" not in await site.read("/staff")
    await site.enter("Zoé", "reader")
    status, page = await send(site, verb="forget", name="Loisirs")
    assert (status, "Loisirs" in page) == (200, False)


async def test_what_cannot_be_kept_is_said(site: Site) -> None:
    """Without a name, or beyond what a person chooses among; what has that name already makes way."""
    await site.enter()
    status, page = await send(site, verb="keep", name="  ")
    assert (status, "donnez un nom au filtre" in page) == (409, True)
    for number in range(MOST):
        assert (await send(site, verb="keep", name=f"Filtre {number}"))[0] == 200
    assert (await send(site, verb="keep", name="Un de trop"))[0] == 409
    assert (await send(site, verb="keep", name="Filtre 1"))[0] == 200
    assert (await send(site, verb="dance"))[0] == 400
