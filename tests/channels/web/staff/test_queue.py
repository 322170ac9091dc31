"""The queue, narrowed by its filters, against the base of now."""

from __future__ import annotations

import re
from html import unescape

import pytest

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
    assert "Rien ne correspond à ce filtre" in nothing
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


FILTERED = "state=all&language=fr&reason=not_recorded&channel=web&text=lac+%26+%22le%22"


def back(page: str) -> str:
    """Where "← File" leads."""
    found = re.search(r'<a href="([^"]+)">← File</a>', page)
    assert found is not None
    return unescape(found[1])


async def filtered(site: Site, how_many: int) -> list[int]:
    """Groups that the filters above let through, most wanted first."""
    groups = []
    for number in range(how_many):
        text = f'lac & "le" {number}?'
        groups.append(await put(site.store, text=text, utterance=f"l ete le lac {number}", reason="not_recorded"))
    return groups


@pytest.mark.parametrize("act", ["claim", "dismiss", "answer", "try", "merge", "split", "alias refused"])
async def test_from_a_group_one_comes_back_to_the_very_list_that_one_left(site: Site, act: str) -> None:
    """Filters, words and page, also after whatever was done there, by a form as the page shows it; or in vain."""
    group, other, *_ = await filtered(site, 27)
    await put(site.store, text='lac & "le" 0, dites?', utterance="l ete le lac 0", reason="not_recorded")
    fields = {
        "claim": {"verb": "claim"},
        "dismiss": {"verb": "dismiss", "reason": "spam"},
        "answer": {"verb": "answer", "kind": "new_phrasing", "target": "topic:fete", "items": 'lac & "le" 0'},
        "try": {"verb": "try", "aside": "1", "kind": "new_phrasing", "target": "topic:fete", "items": "l'été au lac"},
        "merge": {"verb": "merge", "into": str(other)},
        "split": {"verb": "split", "moved": 'lac & "le" 0?'},
        "alias refused": {"verb": "answer", "kind": "new_alias", "entity": "", "items": ""},
    }[act]
    await site.enter()
    left = f"/staff?{FILTERED}&page=2&lang=fr"
    page = await (await site.visitor.get(f"/staff?{FILTERED}&lang=fr")).text()
    links = re.findall(r'<a href="([^"]+)" data-answer', page)
    links += re.findall(r'<a href="([^"]+)" data-answer', await (await site.visitor.get(left)).text())
    assert len(links) == 27
    assert all("page=2" in link for link in links[25:])
    assert all(f"/staff/{group}?{FILTERED}&lang=fr" != unescape(link) for link in links[25:])
    page = await (await site.visitor.get(f"/staff/{group}?{FILTERED}&page=2&lang=fr")).text()
    assert back(page) == left
    (form,) = set(re.findall(r'name="form" value="([^"]+)"', page))
    (action,) = set(re.findall(rf'action="(/staff/{group}\?[^"#]+)', page))
    done = await site.visitor.post(unescape(action), data={"form": form, **fields})
    assert back(await done.text()) == left
    listed = await (await site.visitor.get(left)).text()
    assert "data-answer" in listed


@pytest.mark.parametrize(
    "carried",
    [
        "//evil.example",
        "state=//evil.example&language=%0d%0aX:1&reason=javascript:alert(1)&channel=https://evil.example&page=-2",
        "back=https://evil.example&next=//evil.example&page=99999999999999",
    ],
)
async def test_nothing_else_is_taken_from_the_address(site: Site, carried: str) -> None:
    """Only filters that there are lead back, and only to the queue; of what is none of them, nothing is left."""
    (group,) = await filtered(site, 1)
    await site.enter()
    page = await (await site.visitor.get(f"/staff/{group}?{carried}&lang=fr")).text()
    assert back(page) == "/staff?lang=fr"
    form = re.search(r'name="form" value="([^"]+)"', page)
    assert form is not None
    data = {"form": form[1], "verb": "claim"}
    done = await site.visitor.post(f"/staff/{group}?{carried}&lang=fr", data=data, allow_redirects=False)
    assert done.headers["Location"] == f"/staff/{group}?done=claim&lang=fr"


async def test_a_page_that_was_worked_through_leads_to_the_one_before(site: Site) -> None:
    """Its last group is settled: what is left of the list is shown, and not that nothing is."""
    *_, last = await filtered(site, 26)
    await site.enter()
    await site.send(last, verb="dismiss", reason="spam")
    page = await (await site.visitor.get("/staff?page=2&lang=fr")).text()
    assert "Beau travail" not in page
    assert page.count("data-answer") == 25
    assert 'rel="next"' not in page
