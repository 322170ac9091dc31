"""Starting and stopping: clear when it cannot, quick when it must."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web

from bot.channels.web.core import bodies, server
from bot.channels.web.core.server import WebChannel
from bot.config import WebSection
from bot.errors import StartError
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.assistant import Question
    from tests.channels.web.fakes import FakeAssistant

    MakeSite = Callable[..., web.Application]


def _channel(make_site: MakeSite, **settings: object) -> WebChannel:
    return WebChannel(make_site(), WebSection.model_validate({"port": 0} | settings))


async def test_serves_at_the_address_it_tells(make_site: MakeSite) -> None:
    """With port 0 the address holds the port that the system chose, and the page is there until it stops."""
    channel = _channel(make_site)
    await channel.start()
    address = channel.address
    async with aiohttp.ClientSession() as session:
        async with session.get(address) as response:
            assert response.status == 200
        await channel.stop()
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(address)


async def test_a_page_that_nobody_listens_for_any_more_is_opened_again(make_site: MakeSite) -> None:
    """On the same port, which people and proxies know; the program does not end for it."""
    channel = _channel(make_site)
    await channel.start()
    address, closed, looked = channel.address, asyncio.Event(), asyncio.Event()

    async def pause(_: float) -> None:
        if closed.is_set():
            looked.set()
            await asyncio.Event().wait()
        for site in tuple(channel._runner.sites):  # as a defect, or the system, would
            await site.stop()
        closed.set()

    keeping = asyncio.create_task(channel.keep_listening(pause))
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
        await looked.wait()
        async with session.get(address) as response:
            assert response.status == 200
    keeping.cancel()
    await channel.stop()


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")])  # noqa: S104 - in a test
async def test_address_can_be_opened_as_it_is(make_site: MakeSite, host: str, shown: str) -> None:
    """Whatever it listens on, what is printed works in a browser on this machine."""
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    channel = _channel(make_site, host=host)
    await channel.start()
    assert channel.address.startswith(f"http://{shown}:")
    async with aiohttp.ClientSession() as session, session.get(channel.address) as response:
        assert response.status == 200
    await channel.stop()


def _has_ipv6() -> bool:
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            return False
    return True


async def test_port_in_use_is_a_clear_error(make_site: MakeSite) -> None:
    """The message names the port and the way out, in both languages, and the other program is left in peace."""
    first = _channel(make_site)
    await first.start()
    port = int(first.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(StartError, match=rf"another program already uses port {port} .*--port") as caught:
        await _channel(make_site, port=port).start()
    assert f"utilise déjà le port {port}" in caught.value.french
    async with aiohttp.ClientSession() as session, session.get(first.address) as response:
        assert response.status == 200
    await first.stop()


async def test_forbidden_port_is_a_clear_error(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who may not open port 80 is told that, and not a number."""

    async def refused(_site: web.TCPSite) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Tests that run as root may open any port, so that the system's refusal has to be played.
    monkeypatch.setattr(web.TCPSite, "start", refused)
    with pytest.raises(StartError, match="may not open port 80") as caught:
        await _channel(make_site, port=80).start()
    assert "n’a pas le droit d’ouvrir le port 80" in caught.value.french


async def test_host_of_another_machine_is_a_clear_error(make_site: MakeSite) -> None:
    """So is an address that this machine does not have."""
    with pytest.raises(StartError, match=r"192\.0\.2\.1:0"):
        await _channel(make_site, host="192.0.2.1").start()


async def test_no_address_before_it_started(make_site: MakeSite) -> None:
    """Nobody is sent to a page that is not there."""
    with pytest.raises(RuntimeError, match="before it has started"):
        _ = _channel(make_site).address


async def test_stopping_what_never_started_is_nothing(make_site: MakeSite) -> None:
    """An orderly end does not depend on how far the start went."""
    await _channel(make_site).stop()


async def test_stops_within_seconds_whatever_is_open(
    make_site: MakeSite, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Idle connections, half a request and an answer that never comes do not hold the program up."""
    entered = asyncio.Event()

    async def never(_question: Question) -> None:
        entered.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(assistant, "ask", never)
    channel = _channel(make_site)
    await channel.start()
    port = int(channel.address.rstrip("/").rpartition(":")[2])
    writers = []
    for sent in (
        b"",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{",
        b'POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 17\r\n\r\n{"question": "x"}',
    ):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        await writer.drain()
        writers.append(writer)
    await asyncio.wait_for(entered.wait(), PATIENCE)
    async with asyncio.timeout(PATIENCE):
        await channel.stop()
    for writer in writers:
        writer.close()


async def _sent(channel: WebChannel, request: bytes) -> bytes:
    """What comes back for bytes sent over a connection of their own, until the server closes it."""
    port = int(channel.address.rstrip("/").rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    async with asyncio.timeout(PATIENCE):
        received = await reader.read()
    writer.close()
    return received


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nzzzz",
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: zstd\r\nContent-Length: 4\r\n\r\nzzzz",
        b"POST /api/ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a browser that was told https
        b"GET / HTTP/9.9\r\nno header\r\n\r\n",
    ],
    ids=["no gzip", "no zstd", "no chunk", "tls", "no http"],
)
async def test_bytes_that_make_no_sense_are_400_and_no_business_of_the_operator(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture, request_bytes: bytes
) -> None:
    """No traceback for a slip of the client's, and never the address of a visitor, which is promised not to be kept."""
    channel = _channel(make_site)
    await channel.start()
    try:
        received = await _sent(channel, request_bytes)
    finally:
        await channel.stop()
    assert received.split(b" ")[1] == b"400"
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []


async def test_a_header_of_no_encoding_is_no_business_of_the_operator(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    """Aiohttp says back what was expected of it, and fails: whoever sends that without end does not fill the log."""
    channel = _channel(make_site)
    await channel.start()
    try:
        await _sent(channel, b"POST /api/ask HTTP/1.1\r\nHost: x\r\nExpect: \xff\r\nContent-Length: 2\r\n\r\n{}")
    finally:
        await channel.stop()
    assert [record for record in caplog.records if record.levelno > logging.DEBUG] == []


async def test_what_fails_outside_of_every_page_is_logged_without_the_address(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator learns of it, with its traceback; of the visitor they learn nothing."""
    site = make_site()

    async def broken(_request: web.Request, _response: web.StreamResponse) -> None:
        raise RuntimeError("a header that cannot be")

    site.on_response_prepare.append(broken)
    channel = WebChannel(site, WebSection(port=0))
    await channel.start()
    try:
        await _sent(channel, b"GET / HTTP/1.0\r\nHost: x\r\n\r\n")
    finally:
        await channel.stop()
    assert "a header that cannot be" in caplog.text
    assert "127.0.0.1" not in caplog.text


async def test_a_body_that_dawdles_is_cut_off_in_words(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who sends a letter now and then holds nothing open for long."""
    monkeypatch.setattr(bodies, "_PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(server, "_LINGER_SECONDS", 0.05)
    channel = _channel(make_site)
    await channel.start()
    try:
        received = await _sent(channel, b'POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{"question": ')
    finally:
        await channel.stop()
    assert received.split(b" ")[1] == b"408"
    assert b'"body_too_slow"' in received


async def test_headers_that_dawdle_are_cut_off(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection on which no whole request arrives does not stay."""
    monkeypatch.setattr(server, "_IDLE_SECONDS", 0.05)
    channel = _channel(make_site)
    await channel.start()
    try:
        assert await _sent(channel, b"GET / HTTP/1.1\r\nHost: ") == b""
    finally:
        await channel.stop()
