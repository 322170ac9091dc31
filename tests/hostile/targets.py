"""What hostile inputs are given to, and what may come of it: words, no more than 2,000 characters, that ping nobody."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from hypothesis import strategies as st

from bot.assistant import Assistant, Question
from bot.authoring import spreadsheet
from bot.authoring.answers_table import COLUMNS, rows_of
from bot.authoring.table_import import taken_back
from bot.channels.web.app import make_app
from bot.channels.web.programs.tools import TOOLS
from bot.channels.web.public import asking
from bot.config import Config
from bot.conversation import Conversations
from bot.errors import KamouraskaError, KnowledgeError
from bot.knowledge import reader
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.metrics import Metrics
from bot.privacy.masking import clean, mask
from bot.review.errors import ReviewError
from bot.review.import_rows import imported_questions
from bot.review.notes import understood_with_note
from tests import village
from tests.hostile import inputs

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from bot.assistant import Reply

LONGEST: Final = 2000
PING: Final = re.compile(r"@everyone|@here|<@[!&]?\d+>|<#\d+>")
"""What Discord would tell people of, or show as a link to a channel."""


class Misbehaved(AssertionError):  # noqa: N818 - it is said of the bot
    """What came out is not what may."""


@dataclass(frozen=True, slots=True)
class Target:
    """One way in.

    Attributes:
        give: gives it one input; raises for what must not be.
    """

    name: str
    inputs: st.SearchStrategy[Any]
    give: Callable[[Any], object]


def _is_words(*texts: str) -> None:
    for text in texts:
        if len(text) > LONGEST:
            raise Misbehaved(f"{len(text)} characters came out")
        if (found := PING.search(text)) is not None:
            raise Misbehaved(f"{found[0]} came out")


def _said(reply: Reply) -> None:
    _is_words(reply.text, *(part.text for part in reply.parts))
    for suggestion in reply.suggestions:
        _is_words(suggestion.text)
    for action in reply.actions:
        _is_words(action.label)


@cache
def _assistant() -> Assistant:
    return Assistant(village.engine(), Conversations(), understand=understood_with_note)


def _text(text: str) -> None:
    """A question by any channel: answered, what is kept of it masked and fit to be stored."""
    reply = _loop().run_until_complete(_assistant().ask(Question(text, conversation="one", channel="discord")))
    _said(reply)
    for kept in (mask(clean(text)), reply.note.text if reply.note is not None else "", reply.utterance):
        kept.encode()


def _yaml(damaged: bytes) -> None:
    """One file of a knowledge, whichever it was meant to be: a knowledge, or what to mend."""
    for name in ("organisations/fournil.yaml", "topics/budget.yaml"):
        try:
            reader.read_files({**village.files(), name: damaged})
        except KnowledgeError as error:
            str(error)


def _spreadsheet(given: tuple[str, bytes]) -> None:
    """A table that somebody hands in: changes, or what to mend."""
    name, content = given
    files = village.files()
    try:
        table = spreadsheet.read(name, content, COLUMNS)
        taken_back(files, "knowledge", table, village.today(), DEFAULT_MONTHS)
    except KamouraskaError as error:
        str(error)


def _export(text: str) -> None:
    """Questions of another installation."""
    try:
        imported_questions(text)
    except ReviewError as error:
        str(error)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    return asyncio.new_event_loop()


@cache
def _server() -> TestServer:
    """The site over the village, which lets one visitor ask without end."""
    asking.REFUSAL_DELAY_SECONDS = 0.0  # type: ignore[misc] # there to slow down who attacks, as this does
    config = Config.model_validate({"web": {"questions_per_minute": 10**9, "questions_per_minute_per_address": 10**9}})
    app: web.Application = make_app(_assistant(), config, checks={}, metrics=Metrics(), examples={"fr": (), "en": ()})
    server = TestServer(app, access_log=None)
    _loop().run_until_complete(server.start_server())
    return server


def _http(sent: bytes) -> None:
    """Bytes on a connection: an answer in words below 500, or a closed door."""
    port = _server().port

    async def exchange() -> bytes:
        opened, out = await asyncio.open_connection("127.0.0.1", port)
        try:
            out.write(sent)
            out.write_eof()
            return await asyncio.wait_for(opened.read(), 30)
        finally:
            out.close()

    try:
        answered = _loop().run_until_complete(exchange())
    except ConnectionError:  # a door that was closed while something was still being said
        return
    status = answered.split(b" ", 2)[1:2]
    if status and status[0] >= b"500":
        raise Misbehaved(f"status {status[0].decode()}")
    head, _, body = answered.partition(b"\r\n\r\n")
    if b"application/json" in head and status == [b"200"] and b'"outcome"' in body:
        _is_words(json.loads(body)["text"])


@cache
def _session() -> ClientSession:
    async def opened() -> ClientSession:
        return ClientSession()

    return _loop().run_until_complete(opened())


def _mcp(message: object) -> None:
    """A message of a language model's program: a result, or what is wrong with it."""
    session, address = _session(), _server().make_url("/mcp")

    async def exchange() -> None:
        content = json.dumps(message).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        async with session.post(address, data=content, headers=headers) as response:
            if response.status >= 500:
                raise Misbehaved(f"status {response.status}")
            if response.status == 200:
                json.loads(await response.text())

    _loop().run_until_complete(exchange())


def _tables() -> st.SearchStrategy[tuple[str, bytes]]:
    rows = [row.cells for row in rows_of(reader.examine(village.files()), "knowledge")]
    book, csv = spreadsheet.to_xlsx(COLUMNS, rows), spreadsheet.to_csv(COLUMNS, rows).decode()
    return st.one_of(
        inputs.workbooks(book).map(lambda content: ("t.xlsx", content)),
        inputs.damaged(csv).map(lambda content: ("t.csv", content)),
        inputs.tables(COLUMNS).map(lambda content: ("t.csv", content)),
    )


@cache
def targets() -> tuple[Target, ...]:
    """Every way in."""
    tools = tuple(TOOLS)
    village_file = village.FILES["organisations/fournil.yaml"]
    return (
        Target("text", inputs.ANY_TEXT, _text),
        Target("yaml", inputs.damaged(village_file), _yaml),
        Target("http", inputs.requests(), _http),
        Target("mcp", inputs.calls(tools), _mcp),
        Target("spreadsheet", _tables(), _spreadsheet),
        Target("export", st.one_of(inputs.JSON.map(json.dumps), inputs.ANY_TEXT), _export),
    )


def close() -> None:
    """Close the site and its visitor; another use opens them again."""
    if _session.cache_info().currsize:
        _loop().run_until_complete(_session().close())
    if _server.cache_info().currsize:
        _loop().run_until_complete(_server().close())
    _loop().close()
    for opened in (_session, _server, _loop):
        opened.cache_clear()
