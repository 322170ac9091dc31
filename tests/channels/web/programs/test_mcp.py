"""`/mcp`: the Model Context Protocol, spoken without its library. How the official client was tried: `docs/api.md`."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from bot.channels.web.browse.entity_objects import EntityList, EntityObject
from bot.channels.web.core.objects import AnswerObject
from bot.channels.web.programs.mcp import VERSIONS
from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from aiohttp import ClientResponse

    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

ACCEPT = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": VERSIONS[0]}
CONVERSATION = "a-conversation-of-this-test"
FRIEND = "https://ami.example.org"


@pytest.fixture(autouse=True)
def _sorted(assistant: FakeAssistant) -> None:
    """What is searched."""
    assistant.knowledge = completed(village.sorted_knowledge())


async def _post(visitor: Visitor, message: object, **headers: str) -> ClientResponse:
    return await visitor.post("/mcp", json=message, headers=ACCEPT | headers)


async def _result(visitor: Visitor, method: str, params: object = None, **headers: str) -> dict[str, Any]:
    message = {"jsonrpc": "2.0", "id": 7, "method": method} | ({} if params is None else {"params": params})
    response = await _post(visitor, message, **headers)
    assert (response.status, response.content_type) == (200, "application/json")
    told = await response.json()
    assert (told["jsonrpc"], told["id"]) == ("2.0", 7)
    result: dict[str, Any] = told["result"]
    return result


async def _call(visitor: Visitor, name: str, **arguments: object) -> dict[str, Any]:
    return await _result(visitor, "tools/call", {"name": name, "arguments": arguments})


async def _error(response: ClientResponse) -> tuple[int, int, str]:
    told = await response.json()
    return response.status, told["error"]["code"], told["error"]["message"]


@pytest.mark.parametrize(
    ("wanted", "spoken"), [*((one, one) for one in VERSIONS), ("2024-11-05", VERSIONS[0]), ("2099-01-01", VERSIONS[0])]
)
async def test_the_version_is_the_clients_where_it_is_known(visitor: Visitor, wanted: str, spoken: str) -> None:
    """Else the newest of ours, which the client may take or leave."""
    params = {"protocolVersion": wanted, "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}
    response = await visitor.post("/mcp", json={"jsonrpc": "2.0", "id": "a", "method": "initialize", "params": params})
    told = await response.json()
    assert (response.status, told["id"]) == (200, "a")
    assert told["result"]["protocolVersion"] == spoken
    assert told["result"]["capabilities"] == {"tools": {"listChanged": False}}
    assert told["result"]["serverInfo"]["title"] == "Demandez au Val"
    assert "le Val" in told["result"]["instructions"]
    assert "Mcp-Session-Id" not in response.headers


async def test_a_whole_session(visitor: Visitor) -> None:
    """Initialised, pinged, its tools listed, one called: each message stands alone."""
    for method in ("notifications/initialized", "notifications/cancelled"):
        response = await _post(visitor, {"jsonrpc": "2.0", "method": method})
        assert (response.status, await response.read()) == (202, b"")
    assert await _result(visitor, "ping") == {}
    tools = (await _result(visitor, "tools/list"))["tools"]
    assert [tool["name"] for tool in tools] == ["ask", "search", "get_entity"]
    for tool in tools:
        assert tool["inputSchema"]["type"] == tool["outputSchema"]["type"] == "object"
        assert tool["title"]
        assert tool["description"]
    assert tools[0]["inputSchema"]["required"] == ["question"]
    assert [tool["annotations"]["readOnlyHint"] for tool in tools] == [False, True, True]


async def test_a_question_is_asked_as_over_the_api(visitor: Visitor, assistant: FakeAssistant) -> None:
    """The answer object, as data and as text; noted like any, in the conversation that the caller names."""
    told = await _call(visitor, "ask", question="c ki les leaders", language="fr", conversation=CONVERSATION)
    assert told["isError"] is False
    AnswerObject.model_validate(told["structuredContent"], strict=True)
    assert told["structuredContent"]["entry"] == "partner_tier:leader"
    assert json.loads(told["content"][0]["text"]) == told["structuredContent"]
    (asked,) = assistant.asked
    assert (asked.channel, asked.log, asked.language) == ("web", True, "fr")
    assert (asked.conversation, asked.turn) == (f"web:{CONVERSATION}", "127.0.0.1")


async def test_entities_are_searched_and_read(visitor: Visitor) -> None:
    """What `search` finds, `get_entity` tells, each fact with its sources."""
    found = (await _call(visitor, "search", q="fournli", sector="food"))["structuredContent"]
    EntityList.model_validate(found, strict=True)
    assert [one["id"] for one in found["entities"]] == ["fournil"]
    entity = (await _call(visitor, "get_entity", id="fournil", language="en"))["structuredContent"]
    EntityObject.model_validate(entity, strict=True)
    assert entity["url"] == "/en/organisations/fournil"
    assert all(fact["sources"] for fact in entity["facts"])


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("ask", {}, "question"),
        ("ask", {"question": 5}, "question"),
        ("ask", {"question": "  "}, "vide"),
        ("ask", {"question": "a" * 3000}, "3000"),
        ("ask", {"question": "bonjour", "language": "es"}, "français"),
        ("ask", {"question": "bonjour", "conversation": "1"}, "conversation"),
        ("ask", {"question": "bonjour", "tone": "kind"}, "tone"),
        ("search", {"sector": "soudure", "language": "en"}, "food, wood"),
        ("search", {"limit": 0}, "500"),
        ("search", {"limit": "ten"}, "500"),
        ("get_entity", {}, "id"),
        ("get_entity", {"id": "nobody"}, "nobody"),
    ],
)
async def test_a_bad_argument_is_told_to_the_model(
    visitor: Visitor, assistant: FakeAssistant, tool: str, arguments: dict[str, object], said: str
) -> None:
    """As a result that is an error, in a sentence that it can read and mend; nobody is asked."""
    told = await _call(visitor, tool, **arguments)
    assert told["isError"] is True
    assert said in told["content"][0]["text"]
    assert assistant.asked == []


async def test_nobody_in_need_is_told_to_write_less_or_to_wait(open_site: OpenSite) -> None:
    """An emergency is answered before any limit."""
    visitor = await open_site(web={"questions_per_minute_per_address": 1})
    for _ in range(3):
        told = await _call(visitor, "ask", question="au secours " * 1000)
        assert told["structuredContent"]["entry"] == "emergency:danger"


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("ask", {"question": "c ki les leaders"}), ("search", {"q": "pain"}), ("get_entity", {"id": "marie"})],
)
async def test_too_much_is_told(open_site: OpenSite, tool: str, arguments: dict[str, object]) -> None:
    """The same limits as for questions over the API, which an address shares."""
    visitor = await open_site(web={"questions_per_minute_per_address": 1})
    assert (await visitor.post("/api/ask", json={"question": "c ki les leaders"})).status == 200
    told = await _call(visitor, tool, **arguments)
    assert told["isError"] is True
    assert "redemandez dans" in told["content"][0]["text"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("", 400, -32700),
        ("{", 400, -32700),
        ("[" * 100_000, 400, -32700),
        ("[]", 400, -32600),
        (json.dumps([{"jsonrpc": "2.0", "method": "ping", "id": 1}] * 21), 400, -32600),
        ('"ping"', 400, -32600),
        ('{"id": 1, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "1.0", "id": 1, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": true, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": null, "method": "ping"}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": 2}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}', 400, -32600),
        ('{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', 200, -32601),
        ('{"jsonrpc": "2.0", "id": 1, "method": "initialize"}', 200, -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "dig", "arguments": {}}}', 200, -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": []}}', 200, -32602),
        ('{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', 200, -32602),
    ],
)
async def test_what_is_no_message_has_a_code(visitor: Visitor, body: str, status: int, code: int) -> None:
    """Of JSON-RPC, with a sentence; the connection is not dropped."""
    response = await visitor.post("/mcp", data=body.encode(), headers=ACCEPT)
    told, found, message = await _error(response)
    assert (told, found) == (status, code)
    assert message


async def test_messages_may_come_together(visitor: Visitor) -> None:
    """As the oldest of our versions allows: a result for each that wants one, in their order."""
    ping = {"jsonrpc": "2.0", "method": "ping"}
    told = await (
        await _post(visitor, [ping | {"id": 1}, ping, ping | {"id": 2}, {"jsonrpc": "2.0", "id": 3, "result": {}}])
    ).json()
    assert [one["id"] for one in told] == [1, 2]
    assert (await _post(visitor, [ping, ping])).status == 202


async def test_another_version_in_the_header_is_refused(visitor: Visitor) -> None:
    """With those that are spoken, so that a newer client falls back; without the header a client may speak too."""
    response = await _post(visitor, {"jsonrpc": "2.0", "id": 1, "method": "ping"}, **{"MCP-Protocol-Version": "2099-01-01"})
    assert response.status == 400
    assert (await response.json())["error"]["data"] == {"supported": list(VERSIONS), "requested": "2099-01-01"}
    assert (await visitor.post("/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"})).status == 200


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_there_is_no_stream_and_no_session(visitor: Visitor, method: str) -> None:
    """405, which tells a client to do without."""
    response = await visitor.request(method, "/mcp", headers=ACCEPT)
    assert response.status == 405
    assert response.headers["Allow"] == "POST, OPTIONS"


async def test_another_sites_page_speaks_only_where_it_is_invited(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """Its origin is checked, so that no page lends itself the visitor's network; who is no browser has none."""
    visitor = await open_site(web={"allowed_origins": [FRIEND]})
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    stranger = await _post(visitor, ping, Origin="https://other.example.org")
    assert (stranger.status, stranger.content_type) == (403, "application/json")
    preflight = await visitor.options("/mcp", headers={"Origin": FRIEND, "Access-Control-Request-Method": "POST"})
    assert preflight.headers["Access-Control-Allow-Methods"] == "POST"
    assert "MCP-Protocol-Version" in preflight.headers["Access-Control-Allow-Headers"]
    friend = await _post(visitor, ping, Origin=FRIEND)
    assert (friend.status, friend.headers["Access-Control-Allow-Origin"]) == (200, FRIEND)
    assert assistant.asked == []


async def test_the_tools_are_described_in_the_clients_language(visitor: Visitor) -> None:
    """French unless its headers say otherwise."""
    tools = (await _result(visitor, "tools/list", **{"Accept-Language": "en"}))["tools"]
    assert [tool["title"] for tool in tools] == ["Ask", "Search", "Entity"]


@pytest.mark.parametrize(
    "body",
    [
        r'{"jsonrpc": "2.0", "id": "\ud800", "method": "ping"}',
        r'{"jsonrpc": "2.0", "id": 1, "method": "\ud800"}',
        r'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "\ud800"}}',
        r'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"\ud800": 1}}}',
        r'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "get_entity", "arguments": {"id": "\ud800"}}}',
    ],
)
async def test_half_a_letter_is_said_back_as_well_as_it_can_be(visitor: Visitor, body: str) -> None:
    """JSON can spell half of a surrogate pair, and no encoding can carry it."""
    response = await visitor.post("/mcp", data=body, headers=ACCEPT)
    assert response.status == 200
    assert (await response.json())["jsonrpc"] == "2.0"


async def test_a_version_of_raw_bytes_is_refused(visitor: Visitor) -> None:
    """They come in a header as they are."""
    reader, writer = await asyncio.open_connection(visitor.host, visitor.port)
    writer.write(b"POST /mcp HTTP/1.1\r\nHost: x\r\nMCP-Protocol-Version: \xff\r\nContent-Length: 2\r\n\r\n{}")
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 400")
    writer.close()


async def test_the_tools_are_described_without_being_worked_out_again(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty times in one message, by whoever sends it: that takes no time from others."""
    first = await _result(visitor, "tools/list")
    monkeypatch.setattr(BaseModel, "model_json_schema", None)
    assert await _result(visitor, "tools/list") == first
