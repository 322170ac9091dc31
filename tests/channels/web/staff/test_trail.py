"""The journal, of everybody and of one person."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

from tests.channels.web.staff_site import Site, site
from tests.store.examples import dismissal, put

__all__ = ["site"]


async def done(site: Site, *names: str) -> None:
    """An act of each, upon a group of its own."""
    for number, by in enumerate(names):
        group = await put(site.store, text=f"Un lac {number}?", utterance=f"un lac {number}")
        assert await site.store.acts.record(dismissal(group, by=by))


def doers(page: str) -> list[str]:
    """Who did what the table lists."""
    return [unescape(name) for name in re.findall(r"</time></td>\s*<td>([^<]*)</td>", page)]


async def test_it_is_narrowed_to_what_one_person_did_in_both_languages(site: Site) -> None:
    """However they wrote their name; who did nothing narrows nothing, and is not shown as if they had."""
    await site.enter()
    assert 'name="by"' not in await site.read("/staff/journal"), "nobody did anything yet"
    strange = 'É. "x" <b>&'
    await done(site, "Lucie", "Odile", strange, "lucie", "Lucie")
    for language, label, everybody in (("fr", "Qui", "Tout le monde"), ("en", "Who", "Everybody")):
        page = await site.read("/staff/journal", language)
        assert f'<label>{label} <select name="by"><option value="" selected>{everybody}</option>' in page
        assert len(doers(page)) == 5
        assert [unescape(one) for one in re.findall(r'<option value="([^"]+)"', page)] == [strange, "Lucie", "Odile"]
    for by, found in (
        ("Lucie", ["Lucie", "lucie", "Lucie"]),
        (" LUCIE ", ["Lucie", "lucie", "Lucie"]),
        (strange, [strange]),
        ("Personne", ["Lucie", "lucie", strange, "Odile", "Lucie"]),
    ):
        page = await (await site.visitor.get("/staff/journal", params={"by": by, "lang": "fr"})).text()
        assert doers(page) == found, by
        assert ("Tout montrer" in page) is (by != "Personne")
        assert "<b>&" not in page


async def test_whom_it_is_narrowed_to_stays_in_the_address(site: Site) -> None:
    """On the next page, and in the other language."""
    await done(site, *["Jean & fils", "Odile"] * 30)
    await site.enter()
    page = await (await site.visitor.get(f"/staff/journal?by={quote('Jean & fils')}&lang=fr")).text()
    assert doers(page) == ["Jean & fils"] * 25
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following is not None
    page = await (await site.visitor.get(unescape(following[1]))).text()
    assert doers(page) == ["Jean & fils"] * 5
    english = re.search(r'href="(/staff/journal[^"]+lang=en)"', page)
    assert english is not None
    page = await (await site.visitor.get(unescape(english[1]))).text()
    assert doers(page) == ["Jean & fils"] * 5
    assert '<option value="Jean &amp; fils" selected>' in page
