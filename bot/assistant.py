"""The one door: `Question` in, `Reply` out. Knows matching and answers; must not know channels, files or the database."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answers.engine import Engine
    from bot.conversation import Conversations
    from bot.knowledge.model import Language, Words

Outcome = Literal["answer", "clarify", "abstain", "smalltalk"]
Reason = Literal["out_of_scope", "below_threshold", "too_close", "unknown_entity", "not_recorded"]
Channel = Literal["terminal", "web", "discord"]


@dataclass(frozen=True, slots=True)
class Question:
    """What a person sent, and what the channel knows of the circumstances.

    Attributes:
        text: raw, as received.
        language: the language the reply must be in; None to follow the question.
        locale: what to fall back on when the question does not show its language ("optech").
        conversation: questions that share this key share context; None for a question that stands alone.
        channel: the kind of channel, for the log.
        asker: opaque and stable for one person on one channel ("discord:42"); only a keyed digest of it is ever stored.
        log: whether an unanswered question may be noted.
    """

    text: str
    language: Language | None = None
    locale: Language | None = None
    conversation: str | None = None
    channel: Channel = "terminal"
    asker: str | None = None
    log: bool = True


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as shown beside an answer; the fields are those of the answer object."""

    title: str
    url: str | None
    date: str | None
    date_note: str | None
    checked_on: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to offer next: `text` on a button, `question` asked when it is pressed."""

    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person gets, and what the log needs.

    Attributes:
        text: never empty, at most 2,000 characters, of the small Markdown that Discord shows.
        entry: what answered, as `intent:entity`, `relation:value` or `topic:id`; on a refusal, None.
        score: 0 to 100, an estimate of the chance that the entry is the right one.
        utterance: the normalised question, what unanswered questions are grouped by.
        nearest: the nearest entry when nothing was answered.
        noted: whether the question was written to the log for the staff.
        latency_ms: from the received question to this object.
    """

    question: str
    outcome: Outcome
    reason: Reason | None
    language: Language
    text: str
    entry: str | None
    score: float
    sources: tuple[CitedSource, ...]
    suggestions: tuple[Suggestion, ...]
    utterance: str = ""
    nearest: str | None = None
    noted: bool = False
    latency_ms: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The answer object that `--json`, `--jsonl` and `POST /api/ask` give."""
        return {
            "question": self.question,
            "outcome": self.outcome,
            "reason": self.reason,
            "language": self.language,
            "text": self.text,
            "entry": self.entry,
            "score": round(self.score, 1),
            "sources": [
                {"title": s.title, "url": s.url, "date": s.date, "checked_on": s.checked_on}
                | ({"date_note": s.date_note} if s.date_note else {})
                for s in self.sources
            ],
            "suggestions": [{"text": s.text, "question": s.question} for s in self.suggestions],
            "noted": self.noted,
            "latency_ms": round(self.latency_ms, 3),
        }


class QuestionLog(Protocol):
    """Where unanswered questions go. Implementations: the review desk, and a list in memory for tests."""

    async def note(self, question: Question, reply: Reply) -> None:
        """Keep an unanswered question for the staff. Raises `StoreError` when it cannot."""


class Assistant:
    """Answers questions with the engine of the moment, keeps the conversation, and has what it cannot answer noted."""

    def __init__(
        self,
        engine: Engine,
        conversations: Conversations,
        *,
        log: QuestionLog | None = None,
        on_log_failure: Callable[[Exception], None] | None = None,
    ) -> None:
        self._engine = engine
        self._conversations = conversations
        self._log = log
        self._on_log_failure = on_log_failure
