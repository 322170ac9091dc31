"""The whole program in one process: what is built, what starts, what is told, what stops."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import aiohttp
import pytest
from discord.http import Route

from bot import standalone
from bot.assistant import Question
from bot.backup.scheduled import copies_in
from bot.channels.web.public.examples import examples
from bot.config import BackupSection, Config, WebSection, load
from bot.errors import KnowledgeError, StartError, StoreError
from bot.indexing.engine import build_engine
from bot.pause import Pause
from tests.channels.discord.standin import StandIn
from tests.patience import until
from tests.serving import WELL, Heard, config, served
from tests.village import engine

__all__ = ["config"]

pytestmark = pytest.mark.slow


IN_DANGER = """
kinds:
  danger:
    answer: {fr: "**911** : appelez.", en: "**911**: call."}
    actions: [{label: "911", number: "911"}]
    source: gazette
"""


async def test_the_page_is_up_answers_and_notes(config: Config) -> None:
    """A question over HTTP is answered, one that cannot be is in the database, and every reply is counted."""
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:
        async with session.post(f"{address}/api/ask", json={"question": "Que fait le Fournil?"}) as response:
            assert (await response.json())["entry"] == "activity:fournil"
        async with session.post(f"{address}/api/ask", json={"question": "la capitale de l'Australie?"}) as response:
            assert (await response.json())["noted"] is True
        async with session.get(f"{address}/healthz") as response:
            assert response.status == 200
        async with session.get(f"{address}/metrics") as response:
            assert 'outcome="answer"' in await response.text()
    async with standalone.reviewing(config) as desk:
        assert (await desk.queue.list()).total == 1


async def test_without_a_token_it_says_how_to_turn_discord_on(config: Config) -> None:
    """The page works all the same, and the end is announced."""
    heard = Heard()
    async with served(config, heard):
        await heard.until("run.stop_with")
    assert heard.keys == ["run.web_on", "run.discord_off", "run.stop_with", "run.stopping"]


async def test_a_knowledge_that_names_no_region_is_told_of(config: Config) -> None:
    """Whoever started the program learns that the region's name is guessed; people are answered all the same."""
    (config.knowledge.path / "region.yaml").unlink()
    heard = Heard()
    async with served(config, heard) as address, aiohttp.ClientSession() as session:
        async with session.get(f"{address}/") as response:
            assert "Questions sur Le Village" in await response.text()
        await heard.until("run.stop_with")
    assert "run.no_region" in heard.keys


async def test_a_token_that_discord_refuses_is_said_and_the_page_stays_up(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said once, with what to do; people on the web notice nothing."""
    monkeypatch.setenv("DISCORD_TOKEN", "not.a.token")
    async with StandIn() as discord:
        monkeypatch.setattr(Route, "BASE", f"{discord.url}/api/v10")
        heard = Heard()
        async with served(config, heard) as address, aiohttp.ClientSession() as session:
            cause = (await heard.until("run.discord_failed"))["cause"]
            assert "DISCORD_TOKEN" in str(cause)
            async with session.get(f"{address}/healthz") as response:
                assert response.status == 200
    assert heard.keys == ["run.web_on", "run.discord_on", "run.stop_with", "run.discord_failed", "run.stopping"]


async def test_it_stops_though_a_visitor_keeps_a_connection_open(config: Config) -> None:
    """The server would wait a minute for that visitor, and a manager of services would have killed it by then."""
    async with (
        aiohttp.ClientSession() as session,
        served(config, Heard()) as address,
        session.get(f"{address}/healthz") as response,
    ):
        await response.read()


async def test_old_questions_are_erased_at_start(config: Config) -> None:
    """What is past retention does not wait for the night."""
    async with standalone.answering(config, log=True, on_log_failure=lambda error: pytest.fail(str(error))) as assistant:
        assert (await assistant.ask(Question("la capitale de l'Australie?"))).noted
    with sqlite3.connect(config.store.path) as connection:
        connection.execute("UPDATE question SET day = '2000-01-01'")
        connection.execute("INSERT INTO pulse VALUES (1, date('now'))")  # a bot ran today: the clock is right
    connection.close()
    async with served(config, Heard()):
        await until(lambda: not _stored(config), "empty store")


async def test_a_store_that_is_locked_keeps_nobody_from_being_answered(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """It starts, answers and says that nothing is noted; once the lock is gone it notes."""
    monkeypatch.setattr("bot.store.opening.BUSY_MS", 0)
    async with standalone.reviewing(config):
        pass
    other = sqlite3.connect(config.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:

        async def noted() -> bool:
            async with session.post(f"{address}/api/ask", json={"question": "la capitale de l'Australie?"}) as response:
                return bool((await response.json())["noted"])

        assert not await noted()
        other.close()
        assert await noted()


async def test_a_port_in_use_is_a_clear_error(config: Config) -> None:
    """The second program says which port, and what to do about it."""
    async with served(config, Heard()) as address:
        port = int(address.rpartition(":")[2])
        second = config.model_copy(update={"web": config.web.model_copy(update={"port": port})})
        with pytest.raises(StartError, match=f"{port}.*--port"):
            async with served(second, Heard()):
                pytest.fail("the port was taken")


async def test_a_database_that_cannot_be_written_is_a_clear_error(config: Config, tmp_path: Path) -> None:
    """It does not start and lose what people ask."""
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match=r"questions\.sqlite3"):
        async with served(config, Heard()):
            pytest.fail("it had nowhere to write")


async def test_broken_knowledge_is_a_clear_error(config: Config, tmp_path: Path) -> None:
    """It does not start with half a base."""
    (tmp_path / "knowledge/topics/fete.yaml").write_text("title: [\n")
    with pytest.raises(KnowledgeError, match=r"fete\.yaml"):
        async with served(config, Heard()):
            pytest.fail("the base was broken")


async def test_a_database_that_goes_away_shows_in_the_health(config: Config) -> None:
    """And people still get answers."""
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:
        config.store.path.unlink()
        async with session.get(f"{address}/healthz") as response:
            assert response.status == 503
            assert await response.json() == {
                "status": "degraded",
                "checks": WELL | {"store": False},
            }
        async with session.post(f"{address}/api/ask", json={"question": "Que fait le Fournil?"}) as response:
            assert response.status == 200


async def test_a_bot_that_runs_is_paused_and_resumed(config: Config) -> None:
    """From the next question on; who is in danger is answered, and whoever watches over the bot sees it."""
    (config.knowledge.path / "emergency.yaml").write_text(IN_DANGER, encoding="utf-8")
    pause = Pause(config.store.path.parent)
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:

        async def asked(text: str) -> dict[str, object]:
            async with session.post(f"{address}/api/ask", json={"question": text}) as response:
                found: dict[str, object] = await response.json()
                return found

        assert (await asked("Que fait le Fournil?"))["entry"] == "activity:fournil"
        pause.begin("De retour **lundi**.")
        told = await asked("Que fait le Fournil?")
        assert (told["outcome"], told["reason"], told["text"], told["noted"]) == (
            "abstain",
            "paused",
            "De retour **lundi**.",
            False,
        )
        assert "<strong>lundi</strong>" in str(told["html"])
        assert (await asked("Au secours, la maison est en feu!"))["entry"] == "emergency:danger"
        async with session.get(f"{address}/", params={"question": "Que fait le Fournil?"}) as response:
            assert "De retour <strong>lundi</strong>." in await response.text()
        async with session.get(f"{address}/healthz") as response:
            health = await response.json()
            assert (response.status, health["status"], health["checks"]["answering"]) == (200, "degraded", False)
        assert pause.end()
        assert (await asked("Que fait le Fournil?"))["entry"] == "activity:fournil"


async def test_a_locked_database_is_blamed_on_the_store_alone(config: Config) -> None:
    """Another program that holds it for long takes nothing from the knowledge, and the probe does not wait for it."""
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:
        holding = sqlite3.connect(config.store.path, isolation_level=None, check_same_thread=False)
        await asyncio.to_thread(holding.execute, "BEGIN IMMEDIATE")  # once the erasing at the start is through
        async with session.get(f"{address}/healthz") as response:
            checks = (await response.json())["checks"]
            assert checks == WELL | {"store": False}
        holding.rollback()
        holding.close()
        async with session.get(f"{address}/healthz") as response:
            assert response.status == 200


async def test_with_a_damaged_database_people_are_answered_and_noted(config: Config) -> None:
    """The operator is told where and what to do, at the start and by whoever watches; the damaged file stays as it is."""
    async with standalone.reviewing(config):
        pass
    config.store.path.write_bytes(b"\x00" * 8192)
    heard = Heard()
    async with served(config, heard) as address, aiohttp.ClientSession() as session:
        async with session.get(f"{address}/healthz") as response:
            told = (response.status, await response.json())
        assert told == (200, {"status": "degraded", "checks": WELL | {"integrity": False}})
        async with session.post(f"{address}/api/ask", json={"question": "Que fait le Fournil?"}) as response:
            assert (await response.json())["entry"] == "activity:fournil"
        async with session.post(f"{address}/api/ask", json={"question": "la capitale de l'Australie?"}) as response:
            assert (await response.json())["noted"] is True
    fresh = config.store.path.with_name("questions-fresh.sqlite3")
    assert dict(heard.said)["run.damaged"] == {"file": config.store.path, "fresh": fresh}
    assert config.store.path.read_bytes() == b"\x00" * 8192
    apart = config.model_copy(update={"store": config.store.model_copy(update={"path": fresh})})
    async with standalone.reviewing(apart) as desk:
        (group,) = (await desk.queue.list()).groups
    assert group.id > 1_000_000


async def test_a_bot_that_runs_copies_itself_where_it_is_told_to(config: Config, tmp_path: Path) -> None:
    """The first copy at once; whoever watches sees whether there is one."""
    config = config.model_copy(update={"backup": BackupSection(folder=tmp_path / "copies")})
    async with served(config, Heard()) as address, aiohttp.ClientSession() as session:

        async def is_well() -> bool:
            async with session.get(f"{address}/healthz") as response:
                return bool((await response.json())["checks"]["backup"])

        await until(lambda: len(copies_in(tmp_path / "copies")) == 1, "the first copy")
        assert await is_well()
        for copy in copies_in(tmp_path / "copies"):
            copy.unlink()
        assert not await is_well()


def test_examples_are_questions_that_have_an_answer_now() -> None:
    """Those of the settings that the base answers; where it answers none, its own topics, in both languages."""
    settings = WebSection(
        examples_fr=("Quand a lieu la fête?", "Qui vend des tracteurs?"), examples_en=("Who sells tractors?",)
    )
    assert examples(engine(), settings) == {
        "fr": ("Quand a lieu la fête?",),
        "en": ("What does the fair cost?", "When is the fair?"),
    }


def test_every_example_of_the_region_is_answered_by_the_real_knowledge() -> None:
    """What the page proposes first must never end in a refusal."""
    config = load(Path(__file__).parents[1] / "config.yaml", {})
    engine = build_engine(config)
    shown = examples(engine, config.web)
    assert shown == engine.knowledge.region.examples
    assert min(map(len, shown.values())) >= 4


def _stored(config: Config) -> int:
    with sqlite3.connect(config.store.path) as connection:
        count: int = connection.execute("SELECT count(*) FROM question").fetchone()[0]
    connection.close()
    return count
