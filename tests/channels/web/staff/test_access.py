"""Nobody without a good link sees or changes anything of the staff's pages, and no stranger's form does."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.channels.web.staff_site import NOON, Site, site
from tests.store.examples import put

__all__ = ["site"]


async def test_nobody_enters_without_a_link(site: Site) -> None:
    """No cookie, a false link, a link used before: 403, no page, and nothing changes."""
    group_id = await put(site.store)
    link = site.link()
    stranger = {"verb": "dismiss", "reason": "spam", "form": "x"}
    for response in (
        await site.visitor.get("/staff"),
        await site.visitor.get(f"/staff/{group_id}"),
        await site.visitor.get("/staff", params={"link": link[:-2]}),
        await site.visitor.post(f"/staff/{group_id}", data=stranger),
    ):
        assert response.status == 403
        assert "cinéma" not in await response.text()
    await site.enter()
    assert (await site.visitor.post("/staff/sortir", data={"form": "x"})).status == 403
    assert (await site.visitor.post("/staff", data={"link": link})).status == 200
    site.visitor.session.cookie_jar.clear()
    assert (await site.visitor.post("/staff", data={"link": link})).status == 403
    group = await site.store.group(group_id)
    assert group is not None
    assert group.standing.state == "new"


async def test_a_form_of_a_stranger_does_nothing(site: Site) -> None:
    """With the cookie but without the word of our own form, or from another site's page."""
    group_id = await put(site.store)
    await site.enter()
    false = await site.visitor.post(f"/staff/{group_id}", data={"verb": "dismiss", "reason": "spam", "form": "x"})
    foreign = await site.visitor.post(f"/staff/{group_id}", data={"verb": "claim"}, headers={"Origin": "https://evil.example"})
    assert (false.status, foreign.status) == (403, 403)


PAGES = ("/staff", "/staff/1", "/staff/journal", "/staff/chiffres", "/staff/chiffres.csv", "/staff/chiffres.json")
FILES_TAKEN = ("/staff/questions.csv", "/staff/questions.json")


async def outside(site: Site, cookie: str) -> None:
    """With that cookie nothing is seen and nothing happens, on any page."""
    site.visitor.session.cookie_jar.clear()
    headers = {"Cookie": f"kamouraska_staff={cookie}"}
    for path in (*PAGES, *FILES_TAKEN):
        response = await site.visitor.get(path, headers=headers)
        assert response.status == 403, path
        assert "cinéma" not in await response.text()
    for verb in ("claim", "dismiss", "answer", "undo", "merge", "split"):
        data = {"verb": verb, "reason": "spam", "form": "x", "into": "2"}
        assert (await site.visitor.post("/staff/1", data=data, headers=headers)).status == 403
    group = await site.store.group(1)
    assert group is not None
    assert group.standing.state == "new"


@pytest.mark.parametrize(
    "what", ["nothing", "a visitor's cookie", "an altered session", "a link", "its id", "expired", "ended"]
)
async def test_who_is_not_of_the_staff_sees_and_changes_nothing(site: Site, what: str) -> None:
    """No session, one that was altered, a link or what the store holds in its place, one that expired or was ended."""
    await put(site.store, text="Un cinéma?")
    session = await site.sessions.enter(site.link())
    assert session is not None
    if what == "expired":
        site.clock[0] = NOON + timedelta(hours=8, seconds=1)
    if what == "ended":
        await site.sessions.end_all(session)
    cookies = {
        "nothing": "",
        "a visitor's cookie": "kamouraska-session-of-a-visitor",
        "an altered session": f"{'x' if session.cookie[0] != 'x' else 'y'}{session.cookie[1:]}",
        "a link": site.link(),
        "its id": session.id,
    }
    await outside(site, cookies.get(what, session.cookie))


@pytest.mark.parametrize("what", ["expired", "replayed", "altered", "cut", "a session"])
async def test_a_link_that_is_not_good_opens_nothing(site: Site, what: str) -> None:
    """After fifteen minutes, the second time, with one letter changed: no cookie is given."""
    await put(site.store, text="Un cinéma?")
    link = site.link()
    match what:
        case "expired":
            site.clock[0] = NOON + timedelta(minutes=15, seconds=1)
        case "replayed":
            assert await site.sessions.enter(link) is not None
        case "altered":
            link = f"{'x' if link[5] != 'x' else 'y'}".join((link[:5], link[6:]))
        case "cut":
            link = link[:-3]
        case _:
            session = await site.sessions.enter(link)
            assert session is not None
            link = session.cookie
    response = await site.visitor.post("/staff", data={"link": link}, allow_redirects=False)
    assert response.status == 403
    assert "Set-Cookie" not in response.headers
    await outside(site, "")


async def test_who_looks_at_a_link_does_not_use_it(site: Site) -> None:
    """A preview opens it as often as it likes and is given nothing but a button; whoever presses it enters, once."""
    link, page = site.link(), ""
    for _ in range(3):
        seen = await site.visitor.get("/staff", params={"link": link, "lang": "fr"})
        assert (seen.status, "Set-Cookie" in seen.headers) == (200, False)
        page = await seen.text()
        assert ("Bonjour, Odile" in page, page.count("<button"), page.count("<script")) == (True, 1, 0)
    assert (await site.visitor.get("/staff")).status == 403
    field = re.search(r'name="link" value="([^"]+)"', page)
    assert field is not None
    foreign = await site.visitor.post("/staff", data={"link": field[1]}, headers={"Origin": "https://evil.example"})
    assert foreign.status == 403, "nobody is brought in from a page of another's"
    assert (await site.visitor.post("/staff", data={"link": field[1]})).status == 200


async def test_a_cookie_that_was_there_before_is_not_taken_up(site: Site) -> None:
    """Whoever planted a cookie in somebody's browser is not inside when they enter."""
    planted = {"Cookie": "kamouraska_staff=planted"}
    response = await site.visitor.post("/staff", data={"link": site.link()}, headers=planted, allow_redirects=False)
    assert response.cookies["kamouraska_staff"].value != "planted"
    site.visitor.session.cookie_jar.clear()
    assert (await site.visitor.get("/staff", headers=planted)).status == 403


async def form_word(site: Site) -> str:
    """What the forms of whoever is inside carry."""
    word = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert word is not None
    return word[1]


async def test_leaving_ends_the_session_wherever_it_is(site: Site) -> None:
    """The browser's cookie is gone, and a copy of it opens nothing."""
    await put(site.store, text="Un cinéma?")
    await site.enter()
    cookie = site.visitor.session.cookie_jar.filter_cookies(site.visitor.make_url("/staff"))["kamouraska_staff"].value
    await site.visitor.post("/staff/sortir", data={"form": await form_word(site)})
    assert (await site.visitor.get("/staff")).status == 403
    await outside(site, cookie)


async def test_a_reader_sees_everything_and_changes_nothing(site: Site) -> None:
    """No page offers them a verb, and no form that is sent all the same is taken, at whatever address; they may leave."""
    await put(site.store, text="Un cinéma?")
    await put(site.store, text="Un lac?", utterance="un lac", asker="b")
    await site.enter("Claire", "reader")
    seen = ("/staff", "/staff/1", "/staff/relire", "/staff/avis", "/staff/journal", "/staff/reponse?entry=headcount:fournil")
    for path in seen:
        response = await site.visitor.get(path)
        assert (response.status, re.findall(r'name="verb" value="([^"]+)"', await response.text())) == (200, []), path
    word = await form_word(site)
    router = site.visitor.app.router
    addresses = {str(route.resource.canonical) for route in router.routes() if route.method == "POST" and route.resource}
    for address in sorted(one for one in addresses if one.startswith("/staff/")):
        if address in ("/staff/sortir", "/staff/sessions", "/staff/filtres"):  # what is a reader's own
            continue
        for verb in ("claim", "dismiss", "answer", "approve", "undo", "merge", "confirm", "correct", "settle", ""):
            data = {"verb": verb, "reason": "spam", "form": word, "into": "2", "entry": "headcount:fournil"}
            response = await site.visitor.post(re.sub(r"\{.*\}", "1", address), data=data)
            assert (response.status, "Votre rôle" in await response.text()) == (403, True), (address, verb)
    group = await site.store.group(1)
    assert group is not None
    assert (group.standing.state, await site.store.acts.acts_of(1)) == ("new", ())
    assert (await site.visitor.post("/staff/sortir", data={"form": word})).status == 200


async def test_a_role_is_looked_at_again_at_every_act(site: Site) -> None:
    """Whoever the settings call a reader is one, whatever their link said when they entered."""
    id_ = await put(site.store)
    await site.enter("Bruno", "admin")
    data = {"verb": "claim", "form": await form_word(site)}
    assert (await site.visitor.post(f"/staff/{id_}", data=data)).status == 403
