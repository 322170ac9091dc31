"""The real discord.py client and the whole channel, pointed at a stand-in for Discord, with a small fake assistant."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, Self

import discord.gateway
import discord.http
import pytest
import yarl
from discord.state import ConnectionState

from bot.assistant import CitedSource, Question, Reply, Suggestion
from bot.channels.discord import DiscordChannel, Services
from bot.channels.discord.delivery import presenter
from bot.config import Config, DiscordSection
from bot.errors import BusyError
from bot.privacy.erasure import OwnData
from bot.review.model import Filters, Page, QuestionGroup, Standing
from tests.channels.discord.payloads import CHANNEL, STAFF_ROLE, TOKEN
from tests.channels.discord.standin import StandIn
from tests.village import knowledge as village

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.assistant import Channel, Outcome
    from bot.errors import StartError
    from bot.review.feedback_model import Said, Taken
    from bot.review.wishes import Wish
    from tests.channels.discord.api import Interaction

SOURCE = CitedSource("Le Placoteux (article)", "https://leplacoteux.com/a_(b)", "2017-05-22", None, "2026-11-23")
ANSWER_ID = "CdyY8aJDB4f_b83FJfcs.topic:test"
MORE = Suggestion("Que fait Optech?", "Que fait Optech à La Pocatière?")


def reply_to(question: Question) -> Reply:
    """A plain answer that quotes the question, so that a test sees what reached the assistant."""
    return Reply(
        question=question.text,
        outcome="answer",
        reason=None,
        language=question.language or question.locale or "fr",
        text=f"**Réponse** à «{question.text}»",
        entry="topic:test",
        score=95,
        sources=(SOURCE,),
        suggestions=(MORE,),
        utterance=question.text,
        id=ANSWER_ID,
    )


def staff_config(channel: str | None = CHANNEL, *roles: str) -> Config:
    """A configuration with staff."""
    ids = tuple(map(int, roles or (STAFF_ROLE,)))
    return Config(discord=DiscordSection(staff_role_ids=ids, staff_channel_id=int(channel) if channel else None))


def _set() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@dataclass(slots=True)
class FakeAssistant:
    """Answers once it is let, which it is at first, or breaks; remembers what it was asked."""

    go: asyncio.Event = field(default_factory=_set)
    breaks: bool = False
    busy: bool = False
    outcome: Outcome = "answer"
    asked: list[Question] = field(default_factory=list)

    def urgent(self, question: Question) -> Reply | None:
        """The reply to whoever cries for help."""
        return replace(reply_to(question), entry="emergency:danger") if "au secours" in question.text else None

    async def ask(self, question: Question) -> Reply:
        """The reply that the test decided on."""
        self.asked.append(question)
        await self.go.wait()
        if self.breaks:
            raise RuntimeError("out of order")
        if self.busy:
            raise BusyError(4)
        return replace(reply_to(question), outcome=self.outcome)


@dataclass(slots=True)
class FakeDesk:
    """A desk with so many groups of questions, which remembers what is brought to it."""

    waiting: int = 0
    keeps: bool = True
    brought: list[tuple[str, Question, Reply]] = field(default_factory=list)
    said: list[tuple[Said, tuple[Question, Reply] | None]] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    kept: dict[str, OwnData] = field(default_factory=dict)

    @property
    def intake(self) -> Self:
        """One fake stands for every part of the desk."""
        return self

    notifications = personal_data = queue = feedback = intake

    async def say(self, said: Said, asked: tuple[Question, Reply] | None = None) -> Taken:
        """Remember it, unless it is about an answer of nobody."""
        if said.answer != ANSWER_ID:
            return "unknown"
        self.said.append((said, asked))
        return "kept" if self.keeps else "too_many"

    async def escalate(self, question: Question, reply: Reply) -> bool:
        """Remember it."""
        self.brought.append(("send", question, reply))
        return self.keeps

    async def tell_me(self, question: Question, reply: Reply, address: str | None = None) -> str | None:
        """Remember it, with where."""
        self.brought.append((f"tell {address}", question, reply))
        return "abcde-fghij" if self.keeps else None

    async def to_tell(self, channel: Channel) -> Sequence[Wish]:
        """The wishes of a channel."""
        return [wish for wish in self.wishes if wish.channel == channel]

    async def take(self, wish: Wish) -> bool:
        """Forget one."""
        if wish not in self.wishes:
            return False
        self.wishes.remove(wish)
        return True

    async def mine(self, asker: str) -> OwnData:
        """What is kept of one person."""
        return self.kept.get(asker, OwnData((), ()))

    async def export_mine(self, asker: str) -> str:
        """As JSON."""
        return json.dumps((await self.mine(asker)).as_json())

    async def erase_mine(self, asker: str) -> int:
        """Forget one person."""
        mine = self.kept.pop(asker, OwnData((), ()))
        return len(mine.questions) + len(mine.wishes)

    async def list(self, _filters: Filters = Filters(), *, limit: int = 50, offset: int = 0) -> Page:  # noqa: B008 - frozen
        """Groups, numbered from 1."""
        return Page(self.waiting, tuple(group(n + 1) for n in range(offset, min(offset + limit, self.waiting))))

    async def alike(self, _group_id: int) -> tuple[QuestionGroup, ...]:
        """None."""
        return ()


def group(number: int) -> QuestionGroup:
    """A group of one question that tries to be more than text."""
    question = f"question {number} @everyone **gras** <@1>\n# titre https://discord.gg/x [ici](http://y)"
    return QuestionGroup(
        id=number,
        utterance="question",
        reason="below_threshold",
        language="fr",
        standing=Standing(),
        questions=(question,),
        count=3,
        askers=2,
        channels=("discord",),
        nearest=None,
        score=0,
        first="2026-11-01",
        last="2026-11-02",
    )


@dataclass(slots=True)
class World:
    """A channel that runs, the stand-in that it is connected to, and the assistant behind it."""

    discord: StandIn
    channel: DiscordChannel
    assistant: FakeAssistant
    desk: FakeDesk
    failures: list[StartError]


class Connect(Protocol):
    """Starts a channel against a stand-in."""

    def __call__(
        self,
        stand_in: StandIn,
        assistant: FakeAssistant | None = None,
        *,
        token: str = TOKEN,
        config: Config | None = None,
        services: Services | None = None,
    ) -> AbstractAsyncContextManager[World]:
        """The world of one run of the channel."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever connects to the stand-in starts two servers and the real client."""
    for item in items:
        if "connect" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


async def _at_once(*_: object, initial: bool = False) -> None:
    """See `discord.Client.before_identify_hook`."""
    del initial


@pytest.fixture
def connect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Connect:
    """Runs a channel against a stand-in, and stops it at the end."""
    # Discord wants bots to wait five seconds before they identify again, and two for more servers to be told of. The
    # stand-in wants neither.
    monkeypatch.setattr(discord.Client, "before_identify_hook", _at_once)
    monkeypatch.setattr(ConnectionState, "guild_ready_timeout", property(lambda _: 0.01, lambda *_: None), raising=False)

    @asynccontextmanager
    async def run(
        stand_in: StandIn,
        assistant: FakeAssistant | None = None,
        *,
        token: str = TOKEN,
        config: Config | None = None,
        services: Services | None = None,
    ) -> AsyncIterator[World]:
        monkeypatch.setattr(discord.http.Route, "BASE", f"{stand_in.url}/api/v10")
        gateway = yarl.URL(f"{stand_in.url.replace('http', 'ws', 1)}/gateway")
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        failures: list[StartError] = []
        mind = assistant or FakeAssistant()
        desk = FakeDesk()
        channel = DiscordChannel(
            token,
            mind,
            config or Config(),
            services or Services(village, desk),
            secret=b"a secret of the tests",
            registered=tmp_path / "discord-commands.json",
            on_failure=failures.append,
        )
        await channel.start()
        try:
            if token == TOKEN:
                await stand_in.connected()
            yield World(stand_in, channel, mind, desk, failures)
        finally:
            await channel.stop()

    return run


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
    """An assistant that is not let answer yet; people are told at once that the answer is coming."""
    monkeypatch.setattr(presenter, "LATE_AFTER", 0.0)
    assistant = FakeAssistant()
    assistant.go.clear()
    return assistant


async def answered_late(stand_in: StandIn, assistant: FakeAssistant) -> Interaction:
    """A question that is announced, and answered only then."""
    asked = await stand_in.slash("demander", question="lent")
    await stand_in.until(lambda: asked.answers, "word that an answer is coming")
    assistant.go.set()
    await stand_in.answered(asked)
    return asked


@pytest.fixture
async def world(connect: Connect) -> AsyncIterator[World]:
    """A channel connected to a French server."""
    async with StandIn() as stand_in, connect(stand_in) as running:
        yield running
