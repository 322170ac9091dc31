"""The second pair of eyes on the staff's pages: proposed, seen, published or sent back, each by whoever may."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from bot.review.roles import Role

__all__ = ["site"]

PATH = "/staff/approuver"
TOPIC = {
    "kind": "new_entry",
    "title_fr": "Cinéma",
    "question_fr": "Y a-t-il un cinéma?",
    "answer_fr": "Au village voisin.",
    "phrasings_fr": "y a-t-il un cinéma\noù voir un film",
    "source_title": "Affiche",
}


async def enter(site: Site, by: str, role: Role, person: str = "") -> None:
    """Somebody else at the same browser."""
    site.visitor.session.cookie_jar.clear()
    await site.enter(by, role, person)


async def proposed(site: Site, person: str = "") -> int:
    """A group that Marie, an editor, answered, where that waits for another."""
    site.publishing.approval = True
    id_ = await put(site.store, text="Y a-t-il un cinéma?")
    await enter(site, "Marie", "editor", person)
    status, page = await site.send(id_, verb="answer", **TOPIC)
    assert (status, "Proposé. Une autre personne" in page) == (200, True)
    return id_


async def decide(site: Site, id_: int, **fields: str) -> tuple[int, str]:
    """The form of what waits for a group, sent by whoever is inside."""
    response = await site.visitor.get(PATH, params={"of": str(id_), "lang": "fr"})
    page = await response.text()
    word = re.search(r'name="form" value="([^"]+)"', page)
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    data = {"form": word[1] if word else "", "seen": seen[1] if seen else "1", **fields}
    sent = await site.visitor.post(PATH, params={"of": str(id_), "lang": "fr"}, data=data)
    return sent.status, await sent.text()


async def test_an_approver_sees_the_dry_run_and_publishes(site: Site) -> None:
    """It is listed with who wrote it; once published the journal tells both, and the list is empty."""
    id_ = await proposed(site)
    assert "À approuver" in await site.read(f"/staff/{id_}")
    await enter(site, "Odile", "approver")
    assert "écrit par Marie" in await site.read(PATH)
    shown = await (await site.visitor.get(PATH, params={"of": str(id_), "lang": "fr"})).text()
    assert ("Répond à 1 question ouverte" in shown, "Au village voisin" in shown) == (True, True)
    status, page = await decide(site, id_, verb="approve")
    assert (status, "Approuvé et publié" in page, "Rien n’attend" in page) == (200, True, True)
    group = await site.store.group(id_)
    assert group is not None
    assert group.standing.state == "answered"
    journal = await site.read("/staff/journal")
    assert all(words in journal for words in ("proposé", "Marie", "Odile", "écrit par Marie"))


async def test_neither_the_writer_nor_an_editor_publishes_it(site: Site) -> None:
    """No button is shown to them, and the form that is sent all the same does nothing, the writer an admin or not."""
    id_ = await proposed(site)
    assert (await decide(site, id_, verb="approve"))[0] == 403
    for role in ("approver", "admin"):
        await enter(site, "Marie", role)
        page = await (await site.visitor.get(PATH, params={"of": str(id_), "lang": "fr"})).text()
        assert ("Approuver et publier" in page, "Vous l’avez écrit" in page) == (False, True)
        status, page = await decide(site, id_, verb="approve", seen="1")
        assert (status, "Vous l’avez écrit" in page) == (409, True)
    await enter(site, "Odile", "editor")
    status, page = await site.send(id_, verb="answer", **TOPIC)
    assert (status, "réservé" in page) == (409, True), "nor by answering it themselves"
    group = await site.store.group(id_)
    assert group is not None
    assert group.standing.state == "claimed"


async def test_who_is_called_otherwise_by_now_is_its_author_still(site: Site) -> None:
    """An account on Discord that was renamed, with the role of an approver: no button, and the form does nothing."""
    id_ = await proposed(site, "discord:1")
    await enter(site, "Marianne", "approver", "discord:1")
    page = await (await site.visitor.get(PATH, params={"of": str(id_), "lang": "fr"})).text()
    assert ("Approuver et publier" in page, "Vous l’avez écrit" in page) == (False, True)
    for fields in ({"verb": "approve"}, {"verb": "send_back", "word": "non"}):
        status, page = await decide(site, id_, **fields)
        assert (status, "Vous l’avez écrit" in page) == (409, True)
    await enter(site, "Odile", "approver", "discord:2")
    await decide(site, id_, verb="send_back", word="De quelle année?")
    await enter(site, "Marianne", "editor", "discord:1")
    assert "Au village voisin." in await site.read(f"/staff/{id_}?how=new_entry")


async def test_an_approver_who_rewrites_it_is_its_author(site: Site) -> None:
    """What they wrote in its place waits as theirs: they are shown no button, and the form that is sent does nothing."""
    id_ = await proposed(site)
    await enter(site, "Odile", "approver")
    await site.send(id_, verb="release")
    status, page = await site.send(id_, verb="answer", **(TOPIC | {"answer_fr": "À Aubier."}))
    assert (status, "Proposé. Une autre personne" in page) == (200, True)
    status, page = await decide(site, id_, verb="approve")
    assert (status, "Vous l’avez écrit" in page, "Approuver et publier" in page) == (409, True, False)
    await enter(site, "Marie", "approver")
    assert "écrit par Odile" in await site.read(PATH)
    assert (await decide(site, id_, verb="approve"))[0] == 200
    assert "À Aubier." in site.engines[-1].consider("y a-t-il un cinéma").text


async def test_what_is_sent_back_is_there_again_with_the_word(site: Site) -> None:
    """The writer finds the sheet as they left it, and why."""
    id_ = await proposed(site)
    await enter(site, "Odile", "approver")
    assert (await decide(site, id_, verb="send_back", word=" "))[0] == 409
    status, page = await decide(site, id_, verb="send_back", word="De quelle année?")
    assert (status, "Renvoyé, avec votre mot." in page) == (200, True)
    await enter(site, "Marie", "editor")
    page = await site.read(f"/staff/{id_}")
    assert ("Renvoyé par Odile\u00a0: De quelle année?" in page, "Au village voisin." in page) == (True, True)


async def test_a_correction_goes_the_same_way(site: Site) -> None:
    """From its page to the list; what it would say stands beside what is said now."""
    site.publishing.approval = True
    await site.enter("Marie", "editor")
    page = await (await site.visitor.get("/staff/reponse", params={"entry": "headcount:fournil"})).text()
    word = re.search(r'name="form" value="([^"]+)"', page)
    assert word is not None
    data = {"form": word[1], "verb": "correct", "answer_fr": "Il y a 30 personnes.", "answer_en": "30 people."}
    sent = await site.visitor.post("/staff/reponse", params={"entry": "headcount:fournil", "lang": "fr"}, data=data)
    assert "Proposé. Une autre personne" in await sent.text()
    await enter(site, "Odile", "approver")
    shown = await (await site.visitor.get(PATH, params={"of": "headcount:fournil", "lang": "fr"})).text()
    assert ("Il y a 30 personnes." in shown, "Approuver et publier" in shown) == (True, True)


async def test_what_waits_no_more_is_told(site: Site) -> None:
    """The page of a group for which nothing waits, and a false address."""
    await site.enter("Odile", "approver")
    for of in ("1", "nothing", ""):
        response = await site.visitor.get(PATH, params={"of": of, "lang": "fr"})
        assert (response.status, "n’attend plus" in await response.text()) == (409, True)
    assert "À approuver</a>" not in await site.read("/staff"), "where no approval is asked for, the way is not shown"
