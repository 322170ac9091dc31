"""A small assistant for the web channel's tests: knows five questions, remembers what it was asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from bot.assistant import CitedSource, Reply, Suggestion
from bot.channels.web.public.site import HealthCheck
from bot.errors import BusyError
from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.assistant import Question

ARTICLE: Final = CitedSource(
    title="Promotion Kamouraska, une initiative de 26 partenaires",
    url="https://example.org/article",
    date="2017-05-22",
    date_note=None,
    checked_on="2026-11-23",
)
LEADERS: Final = Reply(
    question="",
    outcome="answer",
    reason=None,
    language="fr",
    text="Les **partenaires Leader** sont quatre\u00a0:\n"
    "- Desjardins\n- Amisco\n- Optech\n- Premier Tech\n\n"
    "Leur [page](https://example.org/leaders) en dit plus.",
    entry="partner_tier:leader",
    score=96.42,
    sources=(ARTICLE,),
    suggestions=(
        Suggestion("Les partenaires Majeurs", "Quels sont les partenaires Majeurs?"),
        Suggestion("Combien de partenaires?", "Combien de partenaires en tout?"),
    ),
    latency_ms=0.8,
)
REFUSAL: Final = Reply(
    question="",
    outcome="abstain",
    reason="out_of_scope",
    language="fr",
    text="Je ne connais que le Kamouraska, et rien là-dedans ne me dit le temps qu’il fera.",
    entry=None,
    score=12.0,
    sources=(),
    suggestions=(Suggestion("Ce que je connais", "Que sais-tu?"),),
    noted=True,
    latency_ms=0.4,
)
CLARIFICATION: Final = replace(
    REFUSAL,
    outcome="clarify",
    reason=None,
    noted=False,
    text="De quelle ville parlez-vous?",
    suggestions=(
        Suggestion("Saint-Pascal", "Où est Saint-Pascal?"),
        Suggestion("Saint-Pacôme", "Où est Saint-Pacôme?"),
    ),
)
ENGLISH: Final = replace(
    LEADERS,
    language="en",
    text="There are **four** Leader partners.",
    sources=(ARTICLE, replace(ARTICLE, title="Archives", url=None, date=None, date_note="around 1990")),
    suggestions=(),
)
URGENT: Final = replace(LEADERS, entry="emergency:danger", text="**911**\nAppelez.", suggestions=())
HOSTILE: Final = replace(
    REFUSAL,
    text='<script>alert(1)</script> <img src=x onerror="alert(1)"> [x](javascript:alert(1))',
    suggestions=(Suggestion('"><script>alert(2)</script>', '" autofocus onfocus="alert(3)'),),
    sources=(
        replace(ARTICLE, title="<b>gras</b>", url="javascript:alert(4)"),
        replace(ARTICLE, title="deux", url='https://example.org/"onclick="alert(5)'),
    ),
)

REPLIES: Final = {
    "c ki les leaders": LEADERS,
    "Quels sont les partenaires Majeurs?": replace(LEADERS, text="Trois\u00a0: un, deux et trois.", suggestions=()),
    "il va tu pleuvoir": REFUSAL,
    "c'est où saint-pa": CLARIFICATION,
    "who are the leaders": ENGLISH,
    "<b>hostile</b>": HOSTILE,
}


class FakeAssistant:
    """Answers what it knows, refuses the rest, and breaks when asked to."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.gone_on: list[tuple[str, str]] = []
        self.learned: dict[str, str] = {}
        self.knowledge = completed(village.knowledge())
        self.region = self.knowledge.region
        self.name: Callable[[Reply], str] = lambda _: ""

    def urgent(self, question: Question) -> Reply | None:
        """The prepared reply to whoever cries for help."""
        return replace(URGENT, id=self.name(URGENT)) if "au secours" in question.text else None

    def go_on(self, conversation: str, elsewhere: str) -> None:
        """See `Answerer.go_on`."""
        self.gone_on.append((conversation, elsewhere))

    async def ask(self, question: Question) -> Reply:
        """The prepared reply."""
        self.asked.append(question)
        if (urgent := self.urgent(question)) is not None:
            return urgent
        if question.text == "tout le monde":
            raise BusyError(4)
        if question.text == "casse-toi":
            raise RuntimeError("a secret detail")
        reply = REPLIES.get(question.text, REFUSAL)
        if (text := self.learned.get(question.text)) is not None:
            reply = replace(LEADERS, text=text)
        return replace(reply, question=question.text, id=self.name(reply))


class FakeHealth:
    """Parts that are up unless told otherwise: each passes, fails with an exception, or never comes back."""

    def __init__(self) -> None:
        self.knowledge: Exception | Literal["up", "hangs"] = "up"
        self.store: Exception | Literal["up", "hangs"] = "up"
        self.disk: Exception | Literal["up", "hangs"] = "up"

    @property
    def checks(self) -> dict[str, HealthCheck]:
        """What the site looks at."""
        return {
            "knowledge": HealthCheck(lambda: self._look(self.knowledge), "down", needed=True),
            "store": HealthCheck(lambda: self._look(self.store), "degraded", needed=True),
            "disk": HealthCheck(lambda: self._look(self.disk), "degraded", needed=False),
        }

    async def _look(self, state: Exception | Literal["up", "hangs"]) -> None:
        if isinstance(state, Exception):
            raise state
        if state == "hangs":
            await asyncio.Event().wait()
