"""What befalls a machine, to a bot that runs: who asks is answered, whoever runs it sees it, nothing acknowledged is lost.

The table stands in `docs/operations.md`; what a part shows as well alone is tested with that part.
"""

from __future__ import annotations

import os
import resource
import shutil
import socket
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from discord.http import Route

from bot.storage import Storage
from tests.channels.discord.standin import StandIn
from tests.patience import until
from tests.serving import WELL, Heard, installed, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AsyncExitStack

    from aiosqlite import Connection

    from bot.config import Config
    from bot.metrics import Metrics

pytestmark = pytest.mark.slow

KNOWN = "Que fait le Fournil?"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """The village, without a secret of the environment."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("KAMOURASKA_SECRET", raising=False)
    monkeypatch.setattr("bot.store.opening.BUSY_MS", 0)
    return installed(tmp_path)


class Visitor:
    """Somebody on the page, over one connection that stays open."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address = address
        self._session = session
        self.acknowledged: list[str] = []

    async def ask(self, question: str) -> dict[str, Any]:
        """The answer object; what it says was noted is remembered."""
        async with self._session.post(f"{self._address}/api/ask", json={"question": question}) as response:
            assert response.status == 200
            answer: dict[str, Any] = await response.json()
        if answer["noted"]:
            self.acknowledged.append(question)
        return answer

    async def is_answered(self) -> bool:
        """Whether a question of which the answer is known gets it."""
        return bool((await self.ask(KNOWN))["entry"] == "activity:fournil")

    async def health(self) -> dict[str, bool]:
        """What whoever watches over the bot sees."""
        async with self._session.get(f"{self._address}/healthz") as response:
            checks: dict[str, bool] = (await response.json())["checks"]
        return checks

    async def metric(self, name: str) -> float:
        """One number of `/metrics`."""
        async with self._session.get(f"{self._address}/metrics") as response:
            lines = (await response.text()).splitlines()
        return next(float(line.rpartition(" ")[2]) for line in lines if line.startswith(f"kamouraska_{name} "))


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A visitor's browser."""
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def storages(monkeypatch: pytest.MonkeyPatch) -> list[Storage]:
    """The storage of the bot that runs, once it does."""
    opened: list[Storage] = []
    open_ = Storage.open

    async def kept(stack: AsyncExitStack, config: Config, metrics: Metrics) -> Storage:
        opened.append(await open_(stack, config, metrics))
        return opened[0]

    monkeypatch.setattr(Storage, "open", kept)
    return opened


def texts(config: Config) -> set[str]:
    """What the database holds of questions."""
    with closing(sqlite3.connect(config.store.path)) as connection:
        return {row[0] for row in connection.execute("SELECT text FROM question")}


async def _full(connection: Connection) -> None:
    (pages,) = await connection.execute_fetchall("PRAGMA page_count")
    await connection.execute_fetchall(f"PRAGMA max_page_count = {pages[0]}")


async def _roomy(connection: Connection) -> None:
    await connection.execute_fetchall("PRAGMA max_page_count = 1000000")


async def _read_only(connection: Connection) -> None:
    await connection.execute_fetchall("PRAGMA query_only = ON")


async def _writable(connection: Connection) -> None:
    await connection.execute_fetchall("PRAGMA query_only = OFF")


@pytest.mark.parametrize(("fault", "mended"), [(_full, _roomy), (_read_only, _writable)], ids=["full", "read-only"])
async def test_a_disk_that_takes_nothing_keeps_nobody_from_being_answered(
    config: Config,
    session: aiohttp.ClientSession,
    storages: list[Storage],
    fault: Callable[..., Any],
    mended: Callable[..., Any],
) -> None:
    """Said to be noted is what is noted; the operator sees refusals, and that it takes again once there is room."""
    async with served(config, Heard()) as address:
        visitor = Visitor(address, session)
        assert (await visitor.ask("la capitale de l'Australie?"))["noted"]
        await storages[0].database.write(fault)
        for number in range(50):  # pages that are there already hold some
            if not (await visitor.ask(f"{'où trouver un zeppelin ' * 40}{number}?"))["noted"]:
                break
        else:
            pytest.fail("everything was noted")
        assert await visitor.is_answered()
        assert await visitor.metric("store_refusals_total") > 0
        async with storages[0].database._writes.alone() as connection:  # a write of ours would be refused as any other
            await mended(connection)
        assert (await visitor.ask("la capitale du Pérou?"))["noted"]
        assert (await visitor.health())["store"]
    assert len(texts(config)) == len(visitor.acknowledged)


async def test_with_its_folder_gone_the_bot_answers_from_what_it_read(config: Config, session: aiohttp.ClientSession) -> None:
    """Somebody moved the knowledge away: people notice nothing, and once it is back it is read as ever."""
    async with served(config, Heard()) as address:
        visitor = Visitor(address, session)
        away = config.knowledge.path.with_name("away")
        shutil.move(config.knowledge.path, away)
        assert await visitor.is_answered()
        assert (await visitor.ask("la capitale de l'Australie?"))["noted"]
        assert await visitor.health() == WELL
        shutil.move(away, config.knowledge.path)
        assert await visitor.is_answered()


async def test_without_names_on_the_network_the_page_answers_and_discord_is_tried_again(
    config: Config, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`/healthz` tells of Discord alone, nobody is told to change the token, and with the names back it connects."""
    look_up, gone = socket.getaddrinfo, [True]

    def resolver(host: Any, *arguments: Any, **settings: Any) -> Any:  # noqa: ANN401 - as the system's
        if host == "discord.test":
            if gone:
                raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
            host = "127.0.0.1"
        return look_up(host, *arguments, **settings)

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setenv("DISCORD_TOKEN", "not.a.token")
    async with StandIn() as discord:
        monkeypatch.setattr(Route, "BASE", f"http://discord.test:{discord.url.rpartition(':')[2]}/api/v10")
        heard = Heard()
        async with served(config, heard) as address:
            visitor = Visitor(address, session)
            await heard.until("run.discord_on")
            assert await visitor.health() == WELL | {"discord": False}
            assert await visitor.is_answered()
            assert "run.discord_failed" not in heard.keys
            gone.clear()
            await heard.until("run.discord_failed")  # which it can be asked now, and the stand-in does not know this token


@contextmanager
def _no_file_more() -> Iterator[None]:
    """Every descriptor that this process may have is taken."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken: list[int] = []
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(int(opened.name) for opened in Path("/proc/self/fd").iterdir()) + 8, hard))
    try:
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        yield
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_without_a_descriptor_left_who_is_connected_is_answered_and_noted(
    config: Config, session: aiohttp.ClientSession
) -> None:
    """Whoever knocks meanwhile waits at the door, and comes in as soon as there is one."""
    async with served(config, Heard()) as address:
        visitor = Visitor(address, session)
        assert (await visitor.ask("la capitale de l'Australie?"))["noted"]
        with _no_file_more():
            with pytest.raises(OSError, match="Too many open files"):
                os.open(os.devnull, os.O_RDONLY)
            assert await visitor.is_answered()
            assert (await visitor.ask("la capitale du Pérou?"))["noted"]
        async with aiohttp.ClientSession() as newcomer:
            assert await Visitor(address, newcomer).is_answered()
        await until(lambda: len(texts(config)) == len(visitor.acknowledged), "what was said to be noted")
