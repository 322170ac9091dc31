"""What a visitor says back: by the API and by the form, once a visitor, with everything that can be wrong about it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.rate_limit import RateLimit
from bot.channels.web.public.site import PUBLIC
from bot.config import Config
from bot.review.feedback_model import LONGEST_COMMENT
from bot.review.model import Filters
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from bot.review.feedback_model import EntryFeedback
    from tests.channels.web.conftest import OpenSite, Visitor

__all__ = ["site"]

ASKED = "c ki les leaders"


async def asked(site: Site, text: str = ASKED, **more: str) -> str:
    """The id of the answer to a question."""
    answer = await (await site.visitor.post("/api/ask", json={"question": text} | more)).json()
    return str(answer["id"])


async def say(site: Site, body: Any, language: str = "fr") -> tuple[int, Any]:  # noqa: ANN401 - any JSON
    """What becomes of something said to the API: status, and the error if any."""
    response = await site.visitor.post("/api/feedback", json=body, headers={"Accept-Language": language})
    return response.status, await response.json() if response.status != 204 else await response.text()


async def entries(site: Site) -> dict[str, EntryFeedback]:
    """What the staff see, by entry."""
    return {one.entry: one for one in (await site.publishing.desk.feedback.list()).entries}


@pytest.mark.parametrize("verdict", ["helpful", "not_helpful", "wrong"])
async def test_a_verdict_is_taken(site: Site, verdict: str) -> None:
    """204, nothing to read, and the staff see it at the answer's entry."""
    assert await say(site, {"answer": await asked(site), "verdict": verdict}) == (204, "")
    assert getattr((await entries(site))["partner_tier:leader"], verdict) == 1


@pytest.mark.parametrize("reason", [None, "outdated", "incomplete", "other_subject", "unclear", "other"])
async def test_a_reason_and_a_comment_are_taken_with_it(site: Site, reason: str | None) -> None:
    """Masked; of 500 characters, whatever they are."""
    comment = f"Appelez le 418 555-0123. {'Rien n’est ouvert. ' * LONGEST_COMMENT}"[:LONGEST_COMMENT]
    body = {"answer": await asked(site), "verdict": "not_helpful", "reason": reason, "comment": comment}
    assert (await say(site, body))[0] == 204
    (kept,) = (await entries(site))["partner_tier:leader"].comments
    assert kept.reason == (reason or "")
    assert kept.text.startswith("Appelez le [téléphone]. Rien n’est ouvert")


async def test_a_second_verdict_takes_the_place_of_the_first(site: Site) -> None:
    """Of the same visitor on the same answer; asked again by the same visitor, they still count once."""
    answer = await asked(site)
    for verdict in ("wrong", "helpful", "wrong"):
        assert (await say(site, {"answer": answer, "verdict": verdict}))[0] == 204
    assert (await say(site, {"answer": await asked(site), "verdict": "wrong"}))[0] == 204
    found = (await entries(site))["partner_tier:leader"]
    assert (found.wrong, found.helpful) == (1, 0)


async def test_a_program_without_cookies_changes_its_mind(site: Site) -> None:
    """One answer, one verdict, also where nobody says who they are."""
    answer = await asked(site)
    for verdict in ("wrong", "helpful"):
        site.visitor.session.cookie_jar.clear()
        assert (await say(site, {"answer": answer, "verdict": verdict}))[0] == 204
    found = (await entries(site))["partner_tier:leader"]
    assert (found.wrong, found.helpful) == (0, 1)


async def test_a_wrong_answer_goes_to_the_desk_with_its_question(site: Site) -> None:
    """As it was asked, since nobody should have to type it again; once, however often it is said."""
    answer = await asked(site)
    for _ in range(2):
        await say(site, {"answer": answer, "verdict": "wrong"})
    (group,) = (await site.publishing.desk.queue.list(Filters(reason="wrong_answer"))).groups
    assert (group.questions, group.nearest, group.count) == ((ASKED,), "partner_tier:leader", 1)


async def test_an_emergency_is_judged_without_a_trace(site: Site) -> None:
    """It has an id; no question reaches the desk, no word is kept."""
    body = {"answer": await asked(site, "au secours"), "verdict": "wrong", "comment": "Personne ne répond."}
    assert (await say(site, body))[0] == 204
    assert (await site.publishing.desk.queue.list()).total == 0
    assert (await entries(site))["emergency"].comments == ()


@pytest.mark.parametrize("answer", ["a1b2", "", "x" * 5000, "topic:fete", "é"])
async def test_an_answer_of_nobody_is_not_found(site: Site, answer: str) -> None:
    """Said in the visitor's language."""
    status, body = await say(site, {"answer": answer, "verdict": "wrong"}, "en")
    assert (status, body["error"]["code"]) == (404, "unknown_answer")
    assert "I cannot find that answer" in body["error"]["message"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "answer"),
        ("wrong", "answer"),
        ({}, "answer"),
        ({"verdict": "wrong"}, "answer"),
        ({"answer": 5, "verdict": "wrong"}, "answer"),
        ({"answer": None, "verdict": "wrong"}, "answer"),
        ({"answer": "a"}, "verdict"),
        ({"answer": "a", "verdict": "bad"}, "verdict"),
        ({"answer": "a", "verdict": ["wrong"]}, "verdict"),
        ({"answer": "a", "verdict": "wrong", "reason": "because"}, "reason"),
        ({"answer": "a", "verdict": "wrong", "reason": ""}, "reason"),
        ({"answer": "a", "verdict": "wrong", "comment": 5}, "comment"),
        ({"answer": "a", "verdict": "wrong", "comment": "x" * (LONGEST_COMMENT + 1)}, "comment"),
        ({"answer": "a", "verdict": "wrong", "conversation": "short"}, "conversation"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_what_makes_no_sense_is_named(site: Site, body: Any, field: str, language: str) -> None:  # noqa: ANN401
    """400, JSON, the field by its name, in the visitor's language."""
    status, told = await say(site, body, language)
    assert status == 400
    assert set(told["error"]) == {"code", "message"}
    assert field in told["error"]["message"]
    french = {"not_json": "attends", "missing": "manque", "not_one_of": "doit", "text_too_long": "compte", "wrong_type": "type"}
    assert (french[told["error"]["code"]] in told["error"]["message"]) or language == "en"
    assert await entries(site) == {}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'{"answer": "\\ud800", "verdict": "wrong"}', b'{"\\ud800": 1}', b"\xff"]
)
async def test_what_is_no_json_is_said(site: Site, body: bytes) -> None:
    """400 for anything, never 500."""
    response = await site.visitor.post("/api/feedback", data=body)
    assert response.status == 400
    assert set((await response.json())["error"]) == {"code", "message"}


async def test_a_page_that_was_invited_may_send_it(open_site: OpenSite) -> None:
    """CORS as for questions; any other page is refused."""
    visitor = await open_site(web={"allowed_origins": ["https://example.org"]})
    asks = await visitor.options("/api/feedback", headers={"Origin": "https://example.org"})
    assert (asks.status, asks.headers["Access-Control-Allow-Origin"]) == (204, "https://example.org")
    stranger = await visitor.post("/api/feedback", json={}, headers={"Origin": "https://evil.example"})
    assert (stranger.status, (await stranger.json())["error"]["code"]) == (403, "origin_not_allowed")


async def test_another_sites_page_says_who_it_is_by_its_conversation(site: Site) -> None:
    """It gets no cookie, and its visitor still counts once."""
    page = "a" * 32
    for _ in range(2):
        answer = await asked(site, conversation=page)
        site.visitor.session.cookie_jar.clear()
        assert (await say(site, {"answer": answer, "verdict": "wrong", "conversation": page}))[0] == 204
    assert (await entries(site))["partner_tier:leader"].wrong == 1


async def test_whoever_says_much_waits(site: Site) -> None:
    """As with questions, and told for how long."""
    body = {"answer": await asked(site), "verdict": "wrong"}
    statuses = [(await say(site, body))[0] for _ in range(Config().web.questions_per_minute + 5)]
    assert statuses[0] == 204
    status, told = await say(site, body)
    assert (status, told["error"]["code"]) == (429, "rate_limited")


async def test_without_a_desk_nothing_is_offered(visitor: Visitor) -> None:
    """Neither the address nor the buttons."""
    response = await visitor.post("/api/feedback", json={"answer": "a", "verdict": "wrong"})
    assert (response.status, (await response.json())["error"]["code"]) == (404, "not_found")
    assert 'class="feedback"' not in await (await visitor.post("/", data={"question": ASKED})).text()


async def test_the_buttons_stand_under_answers_alone(site: Site) -> None:
    """On the page, in its script, on another site's page; under no refusal, and never beside an emergency's numbers."""
    for text, there in ((ASKED, True), ("il va tu pleuvoir", False), ("au secours", False)):
        page = await (await site.visitor.post("/", data={"question": text})).text()
        own = await (await site.visitor.post("/api/ask", json={"question": text})).json()
        widget = await (await site.visitor.post("/api/ask", json={"question": text, "conversation": "a" * 32})).json()
        assert ['class="feedback"' in shown for shown in (page, own["html"], widget["html"])] == [there] * 3


@pytest.mark.parametrize(
    ("text", "labels"), [(ASKED, ["utile", "pas utile", "faux"]), ("who are the leaders", ["helpful", "not helpful", "wrong"])]
)
async def test_the_buttons_are_named_in_the_language_of_the_answer(site: Site, text: str, labels: list[str]) -> None:
    """Each by a word of its own."""
    page = await (await site.visitor.post("/", data={"question": text})).text()
    assert re.findall(r'name="verdict" value="\w+"[^>]*>([^<]+)<', page) == labels


async def test_the_form_works_without_a_script(site: Site) -> None:
    """A press thanks and asks why; what is then written joins the verdict, and is thanked for."""
    page = await (await site.visitor.post("/", data={"question": ASKED})).text()
    answer = re.search(r'name="answer" value="([^"]+)"', page)
    assert answer is not None
    thanked = await site.visitor.post("/avis?lang=fr", data={"answer": answer[1], "verdict": "wrong"})
    page = await thanked.text()
    assert (thanked.status, "Merci de le dire" in page, "Pourquoi?" in page) == (200, True, True)
    more = {"answer": answer[1], "verdict": "wrong", "reason": "outdated", "comment": "C’est\r\nfermé."}
    page = await (await site.visitor.post("/avis?lang=fr", data=more)).text()
    assert "l’équipe lira votre mot" in page
    found = (await entries(site))["partner_tier:leader"]
    assert (found.wrong, found.reasons, found.comments[0].text) == (1, {"outdated": 1}, "C’est fermé.")


async def test_the_form_repeats_what_was_judged_and_leads_back_to_it(site: Site) -> None:
    """Question, answer and verdict, after the press and after the comment; back to the conversation, no blank page."""
    asked_page = await site.visitor.post("/?lang=fr", data={"question": ASKED})
    named = asked_page.url.query["conversation"]
    page = await asked_page.text()
    action = re.search(r'class="verdicts" method="post" action="([^"]+)"', page)
    answer = re.search(r'name="answer" value="([^"]+)"', page)
    assert action is not None
    assert answer is not None
    said = {"answer": answer[1], "verdict": "wrong"}
    for more in ({}, {"comment": "C’est fermé."}):
        page = await (await site.visitor.post(unescape(action[1]), data=said | more)).text()
        assert "Vous avez dit «\u00a0faux\u00a0» de cette réponse" in page
        assert ASKED in page
        assert "Premier Tech" in page
        assert f'href="/?conversation={named}&amp;lang=fr#latest"' in page
        again = re.search(r'class="why" method="post" action="([^"]+)"', page)
        assert again is None or f"conversation={named}" in again[1]


async def test_the_answer_to_a_link_is_led_back_to_by_its_question(site: Site) -> None:
    """It is in no conversation; and another visitor who sends the same form is not shown what was asked."""
    page = await (await site.visitor.get(f"/?question={ASKED.replace(' ', '+')}&lang=fr")).text()
    answer = re.search(r'name="answer" value="([^"]+)"', page)
    assert answer is not None
    said = {"answer": answer[1], "verdict": "helpful"}
    page = await (await site.visitor.post("/avis?lang=fr", data=said)).text()
    assert 'href="/?question=c+ki+les+leaders&amp;lang=fr"' in page
    site.visitor.session.cookie_jar.clear()
    page = await (await site.visitor.post("/avis?lang=fr", data=said)).text()
    assert ASKED not in page
    assert "Poser une question" in page


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/avis?lang=fr", "/?lang=fr"),
        ("/en/avis", "/en/"),
        (f"/avis?lang=fr&conversation={'a' * 32}", f"/?conversation={'a' * 32}&lang=fr#latest"),
        ("/avis?lang=fr&conversation=short", "/?lang=fr"),
    ],
)
async def test_the_forms_address_leads_who_opens_it_to_the_questions(site: Site, path: str, there: str) -> None:
    """As a reload or a bookmark does; never 405."""
    response = await site.visitor.get(path, allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, there)


async def test_what_helped_needs_no_reason(site: Site) -> None:
    """Thanks, and back to the questions."""
    page = await (await site.visitor.post("/avis", data={"answer": await asked(site), "verdict": "helpful"})).text()
    assert "<textarea" not in page


async def test_a_comment_that_is_too_long_is_not_lost(site: Site) -> None:
    """The page again, with what was written and why it was not taken."""
    long = "<b>" + "x" * LONGEST_COMMENT
    body = {"answer": await asked(site), "verdict": "wrong", "reason": "other", "comment": long}
    response = await site.visitor.post("/avis?lang=fr", data=body)
    page = await response.text()
    assert (response.status, f"&lt;b&gt;{'x' * LONGEST_COMMENT}" in page) == (400, True)
    assert 'value="other" selected' in page
    assert "pas plus de 500" in page


@pytest.mark.parametrize("fields", [{}, {"answer": "a"}, {"answer": "a", "verdict": "splendid"}])
async def test_a_form_that_is_not_ours_is_refused_in_words(site: Site, fields: dict[str, str]) -> None:
    """A readable page, no JSON."""
    response = await site.visitor.post("/avis", data=fields)
    assert (response.status, response.content_type) == (400, "text/html")


async def test_without_a_cookie_one_address_says_so_much_in_a_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever drops it is another person each time, and yet does not fill the disk."""
    monkeypatch.setattr(
        RateLimit, "wait", lambda limit, *_: 60.0 if limit is site.visitor.app[PUBLIC].kept_per_address else 0.0
    )
    status, told = await say(site, {"answer": await asked(site), "verdict": "wrong"})
    assert (status, told["error"]["code"]) == (429, "too_many_verdicts")
    assert await entries(site) == {}
