"""Ticked groups on the queue's page: shown, done, undone, without a script; what cannot be is told, and nothing happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["site"]


async def send(site: Site, groups: Sequence[int], query: str = "lang=fr", /, **fields: str) -> tuple[int, str]:
    """Send the queue's form with these groups ticked."""
    found = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert found is not None
    data = [("form", found[1]), *(("group", str(id_)) for id_ in groups), *fields.items()]
    response = await site.visitor.post(f"/staff/lot?{query}", data=data)
    return response.status, await response.text()


async def states(site: Site) -> list[str]:
    """How the groups stand."""
    groups = [await site.store.group(id_) for id_ in (1, 2, 3)]
    return [group.standing.state for group in groups if group is not None]


async def three(site: Site) -> None:
    """Three groups, and somebody who has entered."""
    for text in ("Un cinéma?", "Voir un film?", "A lake?"):
        await put(site.store, text=text, utterance=text, language="en" if "lake" in text else "fr")
    await site.enter()


async def test_groups_are_dismissed_after_a_look_and_come_back_together(site: Site) -> None:
    """The first press shows what would be done, the second does it, and one press on the queue takes it back."""
    await three(site)
    page = await site.read("/staff")
    assert page.count('type="checkbox" name="group"') == 3
    status, page = await send(site, (1, 2), verb="dismiss", reason="spam")
    assert status == 200
    assert "Rien n’est fait encore." in page
    assert "Groupes\u00a0: 2 · questions\u00a0: 2" in page
    assert await states(site) == ["new", "new", "new"]
    status, page = await send(site, (1, 2), verb="dismiss", reason="spam", sure="1")
    assert status == 200
    assert "2 groupes écartés." in page
    assert "Annuler pour tous" in page
    assert await states(site) == ["dismissed", "dismissed", "new"]
    assert "(lot de 2 groupes)" in await site.read("/staff/journal")
    assert "Annuler pour tous" in await site.read("/staff/2")
    status, page = await send(site, (1, 2), verb="undo")
    assert "2 groupes sont comme avant." in page
    assert await states(site) == ["new", "new", "new"]


async def test_groups_are_merged_into_the_one_that_is_chosen(site: Site) -> None:
    """The first ticked stays unless another is chosen; the page says how many questions it would hold."""
    await three(site)
    _, page = await send(site, (1, 2, 3), verb="merge")
    assert "Leurs questions iraient au groupe 1, qui en aurait 3." in page
    _, page = await send(site, (1, 2, 3), "lang=en", verb="merge", into="3")
    assert "Their questions would go to group 3, which would hold 3." in page
    _, page = await send(site, (1, 2, 3), verb="merge", into="3", sure="1")
    assert "2 groupes fusionnés." in page
    assert await states(site) == ["merged", "merged", "new"]


async def test_groups_are_taken_at_once_and_the_filters_stay(site: Site) -> None:
    """To take loses nobody anything, so it is done at the first press; the queue comes back as it was narrowed."""
    await three(site)
    status, page = await send(site, (1, 2), "language=fr&lang=en", verb="claim")
    assert status == 200
    assert "2 groups are yours." in page
    assert "A lake?" not in page
    assert await states(site) == ["claimed", "claimed", "new"]


async def test_one_that_somebody_holds_is_told_and_the_others_offered(site: Site) -> None:
    """Nothing is done; the page says who holds it, and offers to look at what it would do to the others."""
    await three(site)
    await site.publishing.desk.actions.claim(2, "Lucie")
    status, page = await send(site, (1, 2, 3), verb="claim")
    assert status == 409
    assert "déjà réservé, par Lucie" in page
    assert "Prendre les autres" in page
    status, page = await send(site, (1, 2, 3), verb="merge", into="1")
    assert status == 409
    assert "Leurs questions iraient" not in page
    assert "Voir ce que cela ferait des autres" in page
    assert 'name="sure"' not in page
    assert await states(site) == ["new", "claimed", "new"]


async def test_nothing_ticked_or_nonsense_is_told(site: Site) -> None:
    """Without ticks the page says what to do; an unknown verb, number or reason does nothing, nor does a form of elsewhere."""
    await three(site)
    status, page = await send(site, (), verb="dismiss", reason="spam")
    assert (status, "Cochez d’abord des groupes." in page) == (409, True)
    assert (await send(site, (1,), verb="delete"))[0] == 400
    assert (await send(site, (1, 99), verb="claim"))[0] == 409
    assert (await send(site, (1, 2), verb="dismiss", reason="boredom", sure="1"))[0] == 409
    assert (await site.visitor.post("/staff/lot", data={"form": "x", "verb": "claim", "group": "1"})).status == 403
    assert await states(site) == ["new", "new", "new"]
    assert (await site.visitor.get("/staff?done=dismiss&batch=x.1.-4&left=77")).status == 200
