"""The objects that programs are given, as models: `/openapi.json` and the tools of `/mcp` describe them from these."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.exchange import RefusalReason
from bot.knowledge.model import Language
from bot.nlu.decide import Outcome, Reason


class Given(BaseModel):
    """What programs are given. The docstring of an attribute is its description."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class SourceObject(Given):
    """Where something was read."""

    title: str
    url: str | None
    date: str | None
    """The source's own date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    checked_on: str
    """The day on which somebody last read it for us."""
    date_note: str | None = None
    """What can be said of the date where it is missing or not exact; left out where there is nothing to say."""


class ActionObject(Given):
    """What a person can do next."""

    kind: Literal["website", "phone", "email", "map", "page"]
    label: str
    url: str
    """Begins with `https://`, `http://`, `tel:` or `mailto:`."""


class SuggestionObject(Given):
    """Something to ask next."""

    text: str
    """What a button says."""
    question: str
    """What it asks."""


class PartObject(Given):
    """One of several questions in one message."""

    question: str
    outcome: Outcome
    reason: Reason | None
    entry: str | None
    score: float


class AnswerObject(Given):
    """The answer object."""

    id: str
    """Names this answer, for feedback."""
    question: str
    outcome: Outcome
    reason: RefusalReason | None
    """Why there is no answer, where there is none; `paused` while whoever runs the bot has it answer nothing."""
    language: Language
    text: str
    """Never empty, at most 2,000 characters, of the small Markdown that Discord shows."""
    entry: str | None
    """What answered, as `intent:entity`, `relation:value` or `topic:id`."""
    score: float
    """0 to 100: how likely the entry is what was wanted."""
    sources: list[SourceObject]
    """Never empty where the outcome is `answer`."""
    actions: list[ActionObject]
    suggestions: list[SuggestionObject]
    parts: list[PartObject]
    """Of a message that asks several things, each in order."""
    unanswered: list[str]
    """The parts that got no answer, as typed."""
    noted: bool
    """Whether the question was noted for the people who answer what the bot cannot."""
    latency_ms: float


class FaultObject(Given):
    """What went wrong."""

    code: str
    """Stable, for programs."""
    message: str
    """A sentence for people."""


class ErrorObject(Given):
    """Why a request was not served."""

    error: FaultObject
