"""`POST /api/ask`: the answer object, and every way in which a request can be wrong."""

from __future__ import annotations

import gzip
import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest
import structlog

from bot.channels.web.public.sessions import COOKIE

if TYPE_CHECKING:
    from aiohttp import ClientResponse

    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant


async def _ask(visitor: Visitor, question: str, **more: object) -> dict[str, Any]:
    response = await visitor.post("/api/ask", json={"question": question} | more)
    assert response.status == 200, await response.text()
    answer: dict[str, Any] = await response.json()
    return answer


async def _error(response: ClientResponse) -> tuple[int, str, str]:
    assert response.content_type == "application/json"
    body = await response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    return response.status, body["error"]["code"], body["error"]["message"]


async def test_answer_object_is_the_promised_one(visitor: Visitor) -> None:
    """Every field of the interface is there, with `noted` and `html` beside them."""
    answer = await _ask(visitor, "c ki les leaders")
    html = answer.pop("html")
    assert answer == {
        "id": "",
        "question": "c ki les leaders",
        "outcome": "answer",
        "reason": None,
        "language": "fr",
        "text": "Les **partenaires Leader** sont quatre\u00a0:\n- Desjardins\n- Amisco\n- Optech\n- Premier Tech\n\n"
        "Leur [page](https://example.org/leaders) en dit plus.",
        "entry": "partner_tier:leader",
        "score": 96.4,
        "sources": [
            {
                "title": "Promotion Kamouraska, une initiative de 26 partenaires",
                "url": "https://example.org/article",
                "date": "2017-05-22",
                "checked_on": "2026-11-23",
            }
        ],
        "actions": [],
        "suggestions": [
            {"text": "Les partenaires Majeurs", "question": "Quels sont les partenaires Majeurs?"},
            {"text": "Combien de partenaires?", "question": "Combien de partenaires en tout?"},
        ],
        "parts": [],
        "unanswered": [],
        "noted": False,
        "latency_ms": 0.8,
    }
    assert "<li>Amisco</li>" in html


async def test_two_visitors_who_ask_the_same_share_nothing_but_the_answer(
    open_site: OpenSite, assistant: FakeAssistant
) -> None:
    """Each gets an id and a cookie of their own; an answer that was corrected meanwhile is told to the next one at once."""
    numbers = itertools.count(1)
    assistant.name = lambda reply: f"answer-{next(numbers)}.{reply.entry}"
    visitor, seen = await open_site(), []
    for _ in range(2):
        visitor.session.cookie_jar.clear()
        response = await visitor.post("/api/ask", json={"question": "c ki les leaders"})
        seen.append((response.cookies[COOKIE].value, await response.json()))
    (mine, first), (yours, second) = seen
    assert mine != yours
    assert (first["id"], second["id"]) == ("answer-1.partner_tier:leader", "answer-2.partner_tier:leader")
    assert {**first, "id": ""} == {**second, "id": ""}
    assistant.learned["c ki les leaders"] = "Ils sont **cinq**, maintenant."
    assert "<strong>cinq</strong>" in (await _ask(visitor, "c ki les leaders"))["html"]


async def test_language_asked_for_reaches_the_assistant(visitor: Visitor, assistant: FakeAssistant) -> None:
    """`language` is an order; without it the question decides, with what the browser reads to fall back on."""
    await _ask(visitor, "optech", language="en")
    await visitor.post("/api/ask", json={"question": "optech"}, headers={"Accept-Language": "en-CA,fr;q=0.5"})
    await _ask(visitor, "optech", language=None)
    assert [(q.language, q.locale) for q in assistant.asked] == [("en", "en"), (None, "en"), (None, "fr")]


async def test_question_comes_from_the_web_and_may_be_noted(visitor: Visitor, assistant: FakeAssistant) -> None:
    """The log is told which channel it was, and the text arrives as it was typed."""
    await _ask(visitor, "  C ki\tles leaders?? ")
    (question,) = assistant.asked
    assert (question.text, question.channel, question.log) == ("  C ki\tles leaders?? ", "web", True)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_json"),
        (b"question=bonjour", "not_json"),
        (b'{"question": "bonjour"', "not_json"),
        (b'"bonjour"', "not_json"),
        (b'["bonjour"]', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"question": ' + b"9" * 10_000 + b"}", "not_json"),
        (b"{}", "wrong_type"),
        (b'{"question": null}', "wrong_type"),
        (b'{"question": 12}', "wrong_type"),
        (b'{"question": ["bonjour"]}', "wrong_type"),
        (b'{"question": "bonjour", "language": 1}', "wrong_type"),
        (b'{"question": "bonjour", "language": []}', "wrong_type"),
        (b'{"question": "bonjour", "language": "es"}', "unknown_language"),
        (b'{"question": "bonjour", "conversation": "1"}', "wrong_type"),
        (b'{"question": "bonjour", "conversation": {}}', "wrong_type"),
        (b'{"question": ""}', "empty_question"),
        (b'{"question": " \\n\\t "}', "empty_question"),
        (b'{"question": "' + b"a" * 2001 + b'"}', "question_too_long"),
        (b'{"question": "caf\xe9"}', "invalid_utf8"),
        (b'{"question": "\\ud83d"}', "invalid_utf8"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[:48].decode("latin-1") or "nothing",
)
async def test_bad_request_is_told_why(visitor: Visitor, assistant: FakeAssistant, body: bytes, code: str) -> None:
    """Each slip has a code for programs and a sentence for people, and the assistant is not bothered with it."""
    status, told, message = await _error(await visitor.post("/api/ask", data=body))
    assert (status, told) == (400, code)
    assert message
    assert assistant.asked == []


async def test_error_speaks_the_askers_language(visitor: Visitor) -> None:
    """French unless the request says otherwise: by its `language` first, by its headers else."""
    english = {"Accept-Language": "en"}
    french = await visitor.post("/api/ask", json={"question": ""})
    assert "vide" in (await _error(french))[2]
    by_field = await visitor.post("/api/ask", json={"question": "", "language": "en"})
    assert "empty" in (await _error(by_field))[2]
    by_header = await visitor.post("/api/ask", json={"question": ""}, headers=english)
    assert "empty" in (await _error(by_header))[2]
    field_wins = await visitor.post("/api/ask", json={"question": "", "language": "fr"}, headers=english)
    assert "vide" in (await _error(field_wins))[2]
    not_json = await visitor.post("/api/ask", data=b"{", headers=english)
    assert "not JSON" in (await _error(not_json))[2]


async def test_too_long_says_how_long_and_how_much_is_read(visitor: Visitor) -> None:
    """The person learns both numbers, and can shorten accordingly."""
    _, _, message = await _error(await visitor.post("/api/ask", json={"question": "é" * 10_000, "language": "en"}))
    assert "10000" in message
    assert "2000" in message


async def test_nobody_in_need_is_told_to_write_less(visitor: Visitor) -> None:
    """A message past the longest allowed is an emergency first, and too long only then."""
    urgent = await visitor.post("/api/ask", json={"question": "au secours " * 1000})
    assert (urgent.status, (await urgent.json())["entry"]) == (200, "emergency:danger")


async def test_longest_allowed_question_is_never_too_large(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """At the highest setting, and with every character spelled in twelve bytes, the question still fits."""
    visitor = await open_site(answering={"max_question_characters": 10_000})
    body = json.dumps({"question": "🌾" * 10_000}, ensure_ascii=True)
    response = await visitor.post("/api/ask", data=body.encode())
    assert response.status == 200
    assert len(assistant.asked[0].text) == 10_000


async def test_body_too_large_is_413(visitor: Visitor) -> None:
    """A body that no question needs is cut off, in words."""
    response = await visitor.post("/api/ask", data=b" " * 200_000)
    status, code, message = await _error(response)
    assert (status, code) == (413, "body_too_large")
    assert "131072" in message


async def test_packed_body_is_400(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Sound as it may be: nothing is unpacked that could turn out to be gigabytes, and the sentence says what to do."""
    body = gzip.compress(b'{"question": "bonjour"}')
    response = await visitor.post("/api/ask", data=body, headers={"Content-Encoding": "gzip"})
    status, code, message = await _error(response)
    assert (status, code) == (400, "packed_body")
    assert "Content-Encoding" in message
    assert assistant.asked == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_wrong_method_is_405_and_says_which_are_right(visitor: Visitor, method: str) -> None:
    """The answer to a wrong method names the right one, in the header and in the sentence."""
    response = await visitor.request(method, "/api/ask")
    status, code, message = await _error(response)
    assert (status, code) == (405, "method_not_allowed")
    assert "POST" in response.headers["Allow"]
    assert "POST" in message


async def test_unknown_address_under_api_is_json(visitor: Visitor) -> None:
    """A program that mistypes the address gets something that it can read."""
    assert (await _error(await visitor.get("/api/nothing")))[:2] == (404, "not_found")


async def test_failure_inside_is_500_without_its_details(visitor: Visitor) -> None:
    """The visitor gets a kind sentence, the operator the exception, and neither gets the other's."""
    with structlog.testing.capture_logs() as logged:
        response = await visitor.post("/api/ask", json={"question": "casse-toi"})
    status, code, message = await _error(response)
    assert (status, code) == (500, "internal_error")
    assert "secret" not in message
    assert logged == [
        {"event": "web_request_failed", "log_level": "error", "exc_info": True, "method": "POST", "path": "/api/ask"}
    ]


async def test_too_many_questions_at_once_are_said(visitor: Visitor) -> None:
    """Nobody waits without a word: 503, when to ask again, and JSON, in the visitor's language."""
    response = await visitor.post("/api/ask", json={"question": "tout le monde"}, headers={"Accept-Language": "en"})
    assert response.status == 503
    assert response.headers["Retry-After"] == "4"
    error = (await response.json())["error"]
    assert error["code"] == "busy"
    assert "ask again in 4\u00a0s" in error["message"]


async def test_turns_go_by_address(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Cookies cost nothing: two conversations of one address share its turn."""
    for number in range(2):
        conversation = f"{number}" * 32
        await visitor.post("/api/ask", json={"question": "c ki les leaders", "conversation": conversation})
    assert len({question.asker for question in assistant.asked}) == 2
    assert {question.turn for question in assistant.asked} == {"127.0.0.1"}
