"""Sessions of staff on their page: whose they are, and ending them."""

from __future__ import annotations

import re

from tests.channels.web.staff_site import Site, site

__all__ = ["site"]

PATH = "/staff/sessions"


async def send(site: Site, **fields: str) -> int:
    """A form of the page, as a browser would; where it led."""
    word = re.search(r'name="form" value="([^"]+)"', await site.read(PATH))
    assert word is not None
    response = await site.visitor.post(PATH, data={"form": word[1], **fields})
    return response.status


async def test_an_admin_sees_and_ends_everybodys(site: Site) -> None:
    """With role and hours; the other browser is out at its next click."""
    other = await site.sessions.enter(site.link("Lucie", "editor"))
    assert other is not None
    await site.enter("Odile", "admin")
    page = await site.read(PATH)
    assert "Lucie" in page
    assert "rédaction · ouverte 22 mai 2026, 12\u00a0h\u00a000, jusqu’à 22 mai 2026, 20\u00a0h\u00a000" in page
    assert await send(site, verb="end", session=other.id) == 200
    assert await site.sessions.session(other.cookie) is None
    assert "Lucie" not in await site.read(PATH)


async def test_others_see_and_end_their_own_alone(site: Site) -> None:
    """An id that they came by otherwise is no help; a reader may leave everywhere too."""
    other = await site.sessions.enter(site.link("Lucie", "editor"))
    phone = await site.sessions.enter(site.link("Claire", "reader"))
    assert other is not None
    assert phone is not None
    await site.enter("Claire", "reader")
    assert "Lucie" not in await site.read(PATH)
    assert await send(site, verb="end", session=other.id) == 404
    assert await send(site, verb="something") == 400
    assert await site.sessions.session(other.cookie) == other
    assert await send(site, verb="end_all") == 200
    assert await site.sessions.session(phone.cookie) is None
    assert (await site.visitor.get("/staff")).status == 403


async def test_ending_ones_own_leads_out(site: Site) -> None:
    """As leaving does."""
    await site.enter()
    found = re.search(r'name="session" value="([^"]+)"', await site.read(PATH))
    assert found is not None
    assert await send(site, verb="end", session=found[1]) == 200
    assert (await site.visitor.get(PATH)).status == 403
