"""The pages as they arrive, before any script runs."""

from __future__ import annotations

import asyncio
import html
import re
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.model import LANGUAGES
from bot.wording.kept import KEPT

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

ENGLISH = {"Accept-Language": "en-CA,en;q=0.9"}


def _text(page: str) -> str:
    """What the page says, without its tags, on one line."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]*>", "", page))


async def test_home_is_french_first(visitor: Visitor) -> None:
    """Whoever says nothing gets French, with English one link away, and sample questions to press."""
    response = await visitor.get("/")
    page = await response.text()
    assert response.status == 200
    assert '<html lang="fr">' in page
    assert "Une question sur le Val?" in page
    assert 'class="language" href="/en/"' in page
    assert '<button type="submit" name="question" value="Amisco est-il partenaire?">' in page


async def test_home_is_english_for_who_reads_english(visitor: Visitor) -> None:
    """By the browser's languages or by the link; caches are told that it depends."""
    by_header = await visitor.get("/", headers=ENGLISH)
    assert "A question about the Val?" in await by_header.text()
    assert by_header.headers["Vary"] == "Accept-Language"
    by_link = await (await visitor.get("/?lang=en")).text()
    assert '<html lang="en">' in by_link
    assert 'value="who are the leaders"' in by_link
    assert 'href="/en/confidentialite"' in by_link
    by_path = await (await visitor.get("/en/", headers={"Accept-Language": "fr"})).text()
    assert '<html lang="en">' in by_path
    assert 'class="language" href="/?lang=fr"' in by_path


async def test_samples_leave_once_something_was_asked(visitor: Visitor) -> None:
    """Sample questions are for whoever has not asked yet."""
    assert "Par exemple" in await (await visitor.get("/")).text()
    assert "Par exemple" not in await (await visitor.post("/", data={"question": "c ki les leaders"})).text()


async def test_form_is_answered_without_a_script(visitor: Visitor) -> None:
    """The answer, its list, its link, its source and date, and what to ask next, all made on the server."""
    response = await visitor.post("/?lang=fr", data={"question": "c ki les leaders"})
    page = await response.text()
    assert response.status == 200
    assert '<span class="words">c ki les leaders</span>' in page
    assert "<li>Premier Tech</li>" in page
    assert '<a href="https://example.org/leaders" target="_blank" rel="noopener noreferrer">page</a>' in page
    assert (
        "Source\u00a0: Promotion Kamouraska, une initiative de 26 partenaires, 22 mai 2017 · vérifié le 23 novembre 2026"
        in _text(page)
    )
    assert '<a href="https://example.org/article"' in page
    assert 'value="Quels sont les partenaires Majeurs?">Les partenaires Majeurs</button>' in page


async def test_question_can_be_linked_to(visitor: Visitor) -> None:
    """`/?question=` shows the answer, and search engines are asked not to keep it."""
    page = await (await visitor.get("/", params={"question": "c ki les leaders"})).text()
    assert "<li>Amisco</li>" in page
    assert '<meta name="robots" content="noindex">' in page


async def test_answer_bears_its_own_language(visitor: Visitor) -> None:
    """An English answer on the French page is marked as English, and its dates and labels are English."""
    page = await (await visitor.post("/?lang=fr", data={"question": "who are the leaders"})).text()
    assert '<html lang="fr">' in page
    assert '<div class="card answer" role="group" lang="en"' in page
    assert "May 22, 2017 · checked on November 23, 2026" in _text(page)
    assert "Archives, around 1990 · checked on November 23, 2026" in _text(page)


async def test_page_language_is_what_a_bare_name_is_answered_in(visitor: Visitor, assistant: FakeAssistant) -> None:
    """The page's language is a fallback and not an order: a French question on the English page is answered in French."""
    await visitor.post("/?lang=en", data={"question": "optech"})
    (question,) = assistant.asked
    assert (question.locale, question.language) == ("en", None)


async def test_refusal_says_that_it_was_noted(visitor: Visitor) -> None:
    """Who gets no answer learns that the team will see the question; who gets one is not told so."""
    refused = await (await visitor.post("/", data={"question": "il va tu pleuvoir"})).text()
    assert "Noté pour l’équipe" in refused
    assert '<div class="card abstain"' in refused
    assert "Noté pour l’équipe" not in await (await visitor.post("/", data={"question": "c ki les leaders"})).text()


async def test_clarification_offers_its_choices(visitor: Visitor) -> None:
    """Asked which one was meant, the visitor has a button for each."""
    page = await (await visitor.post("/", data={"question": "c'est où saint-pa"})).text()
    assert "Vouliez-vous dire" in page
    assert 'value="Où est Saint-Pacôme?">Saint-Pacôme</button>' in page


async def test_everything_from_outside_is_escaped(visitor: Visitor) -> None:
    """Question, answer, source and suggestion: none of them can put a tag, an attribute or a script into the page."""
    page = await (await visitor.post("/", data={"question": "<b>hostile</b>"})).text()
    card = page[page.index('<div class="card') : page.index("</article>")]
    assert "&lt;b&gt;hostile&lt;/b&gt;" in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "&lt;b&gt;gras&lt;/b&gt;" in card
    assert 'href="javascript' not in card
    assert set(re.findall(r"<(\w+)", card)) <= {
        "div", "p", "ul", "li", "a", "cite", "time", "span", "form", "button",
    }  # fmt: skip
    assert not re.search(r'"\s*on\w+="', card)


@pytest.mark.parametrize(
    ("question", "said"),
    [("", "vide"), ("   ", "vide"), ("a" * 2001, "2001 caractères")],
    ids=["empty", "blank", "too long"],
)
async def test_slip_is_told_beside_the_box(visitor: Visitor, question: str, said: str) -> None:
    """What is wrong is said on the page itself, and what was typed is still in the box."""
    response = await visitor.post("/", data={"question": question})
    page = await response.text()
    assert response.status == 400
    assert said in page
    assert 'role="alert"' in page
    assert f'value="{question}"' in page


async def test_form_that_is_no_utf8_is_told_so(visitor: Visitor) -> None:
    """Bytes of another encoding are not answered as if they were words."""
    for body in (b"question=caf\xe9", b"question=caf%E9"):
        response = await visitor.post("/", data=body)
        assert response.status == 400
        assert "UTF-8" in await response.text()


async def test_address_that_is_no_utf8_is_no_failure(visitor: Visitor) -> None:
    """An odd address gets a page and not a broken connection."""
    reader_status = []
    for target in ("/?question=%FF%FE", "/?question=%ED%A0%80", "/%FF", "/?lang=%FF"):
        response = await visitor.get(target)
        await response.text()
        reader_status.append(response.status)
    assert all(status < 500 for status in reader_status)


async def test_form_without_its_field_is_an_empty_question(visitor: Visitor) -> None:
    """A form sent by something else than our page gets words, whatever it holds."""
    for body in (b"", b"a=b", b"%%%=&&;", b"question"):
        response = await visitor.post("/", data=body)
        assert response.status == 400
        assert "vide" in await response.text()


async def test_privacy_page_tells_this_installations_settings(open_site: OpenSite) -> None:
    """How long, and who is responsible, are those of the settings, in both languages."""
    visitor = await open_site(
        store={"retention_days": 42},
        conversation={"minutes": 7},
        contact={
            "name": "Coopérative d’essai",
            "url": "https://coop.example.org",
            "privacy_officer": "Jeanne Dubé",
            "privacy_email": "vie.privee@example.org",
        },
    )
    french = _text(await (await visitor.get("/confidentialite")).text())
    assert "effacée après 42 jours" in french
    assert "restent en mémoire 7 minutes" in french
    assert "Jeanne Dubé, responsable de la protection des renseignements personnels, Coopérative d’essai." in french
    english = await (await visitor.get("/confidentialite?lang=en")).text()
    assert "erased after 42 days" in english
    assert 'href="mailto:vie.privee@example.org"' in english


async def test_privacy_page_lists_all_that_is_kept(visitor: Visitor) -> None:
    """Whatever a column of the schema holds of people stands there in words, in the language of the reader."""
    for language in LANGUAGES:
        page = html.unescape(await (await visitor.get(f"/confidentialite?lang={language}")).text())
        assert [one.words.in_(language) for one in KEPT if one.words.in_(language) not in page] == []


async def test_privacy_page_says_where_the_team_reads(open_site: OpenSite) -> None:
    """With a channel on Discord for the team, nothing claims that questions stay on the server; without, they do."""
    visitor = await open_site(discord={"staff_channel_id": 5})
    french = _text(await (await visitor.get("/confidentialite")).text())
    assert "dans son salon privé sur Discord" in french
    assert "ne quittent pas ce serveur" not in french
    alone = await open_site()
    french = _text(await (await alone.get("/confidentialite")).text())
    assert "ne quittent pas ce serveur" in french
    assert "salon privé" not in french


async def test_privacy_page_admits_that_nobody_is_named(visitor: Visitor) -> None:
    """Without a responsible person in the settings, the page says so and names whom to turn to."""
    page = _text(await (await visitor.get("/confidentialite")).text())
    assert "n’a pas encore été inscrit" in page
    assert "https://mairie.example" in page


async def test_head_is_answered_without_a_body(visitor: Visitor) -> None:
    """Link checkers that only knock get the status."""
    response = await visitor.head("/")
    assert response.status == 200
    assert await response.read() == b""


async def test_too_many_questions_at_once_keep_the_question(visitor: Visitor) -> None:
    """The page says so kindly, with the status that programs understand, and what was typed stays in its box."""
    response = await visitor.post("/", data={"question": "tout le monde"}, headers={"Accept-Language": "fr"})
    assert response.status == 503
    assert response.headers["Retry-After"] == "4"
    text = await response.text()
    assert "Redemandez dans 4" in text
    assert 'value="tout le monde"' in text


@pytest.mark.parametrize(
    ("path", "french", "english"), [("/", "/", "/en/"), ("/confidentialite", "/confidentialite", "/en/confidentialite")]
)
async def test_pages_name_their_pair(visitor: Visitor, path: str, french: str, english: str) -> None:
    """Each language's page has an address of its own, and says where the other is."""
    here = str(visitor.make_url("/")).rstrip("/")
    for address, own in ((path, french), (f"/en{path}", english)):
        page = await (await visitor.get(address)).text()
        assert f'<link rel="canonical" href="{here}{own}">' in page
        assert f'<link rel="alternate" hreflang="fr" href="{here}{french}">' in page
        assert f'<link rel="alternate" hreflang="en" href="{here}{english}">' in page
        assert f'<link rel="alternate" hreflang="x-default" href="{here}{french}">' in page


async def test_a_question_and_its_answer_are_nobodys_to_find(visitor: Visitor) -> None:
    """The page with an answer on it is for who asked, and says so to search engines."""
    page = await (await visitor.get("/en/?question=who+are+the+leaders")).text()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


async def test_the_english_home_asks_and_answers(visitor: Visitor) -> None:
    """Its form leads back to itself, so that the language stays."""
    page = await (await visitor.get("/en/")).text()
    assert '<form id="ask" method="post" action="/en/"' in page
    answered = await (await visitor.post("/en/", data={"question": "who are the leaders"})).text()
    assert '<html lang="en">' in answered
    assert "four" in answered
    moved = await visitor.get("/en", allow_redirects=False)
    assert (moved.status, moved.headers["Location"]) == (308, "/en/")


async def test_home_leads_to_what_can_be_browsed(visitor: Visitor) -> None:
    """In the language of the page."""
    page = await (await visitor.get("/")).text()
    english = await (await visitor.get("/en/")).text()
    for path in ("/organisations", "/municipalites", "/sujets", "/carte"):
        assert page.count(f'href="{path}"') == 2
        assert english.count(f'href="/en{path}"') == 2


async def test_a_form_in_parts_may_be_parted_by_any_bytes(visitor: Visitor) -> None:
    """Also by such as are in no encoding: they come in a header as they are."""
    reader, writer = await asyncio.open_connection(visitor.host, visitor.port)
    body = b'--\xff\r\nContent-Disposition: form-data; name="question"\r\n\r\nc ki les leaders\r\n--\xff--\r\n'
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=\xff\r\nContent-Length: %d\r\n\r\n"
    writer.write(head % len(body) + body)
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 303")
    writer.close()
