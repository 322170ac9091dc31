"""What whoever watches over the bot can count: questions, delays, failures. Knows replies; must not know any channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.assistant import Question, Reply

# An answer takes some milliseconds; the upper steps show the day when people wait, up to when they are told that it is busy.
_SECONDS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counts every reply in one place, on a registry of its own, so that two programs in one process share nothing."""

    content_type: Final = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._questions = Counter(
            "kamouraska_questions",
            "Questions by what became of them; reason is empty unless the bot abstained.",
            ("channel", "language", "outcome", "reason"),
            registry=self._registry,
        )
        self._emergencies = Counter(
            "kamouraska_emergencies",
            "Answers to emergencies; of what kind, where and in what language is not counted.",
            registry=self._registry,
        )
        self._latency = Histogram(
            "kamouraska_answer_seconds",
            "From the received question to the ready answer, waiting for its turn and noting included.",
            ("channel",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._log_failures = Counter(
            "kamouraska_log_failures",
            "Unanswered questions that could not be noted for the staff.",
            registry=self._registry,
        )

        self._feedback = Counter(
            "kamouraska_feedback",
            "Verdicts of people on answers; one that changes their mind is counted again.",
            ("channel", "verdict"),
            registry=self._registry,
        )
        self._store_refusals = Counter(
            "kamouraska_store_refusals",
            "Writes and readings that the database refused: locked, a full disk, damaged.",
            registry=self._registry,
        )
        self._responses = Counter(
            "kamouraska_http_responses",
            "What the web page answered, by status; bytes that are no HTTP are not counted.",
            ("status",),
            registry=self._registry,
        )
        self._knowledge = Info("kamouraska_knowledge", "The knowledge that answers now.", registry=self._registry)
        self._waiting = Gauge("kamouraska_waiting_groups", "Groups of questions that wait for staff.", registry=self._registry)
        self._waiting_days = Gauge(
            "kamouraska_waiting_days", "How long the oldest of them has waited; 0 without any.", registry=self._registry
        )

    def observe(self, question: Question, reply: Reply) -> None:
        """Count a question and its reply: the one observer of the assistant."""
        if reply.urgent:
            self._emergencies.inc()
            return
        self._questions.labels(question.channel, reply.language, reply.outcome, reply.reason or "").inc()
        self._latency.labels(question.channel).observe(reply.latency_ms / 1000)

    def said_back(self, channel: str, verdict: str) -> None:
        """Count what somebody said back about an answer."""
        self._feedback.labels(channel, verdict).inc()

    def responded(self, status: int) -> None:
        """Count an answer of the web page."""
        self._responses.labels(str(status)).inc()

    def answers_from(self, revision: str) -> None:
        """Show which knowledge answers from now on."""
        self._knowledge.info({"revision": revision})

    def waits(self, groups: int, days: int) -> None:
        """Show what waits for staff."""
        self._waiting.set(groups)
        self._waiting_days.set(days)

    def gauge(self, name: str, told: str, look: Callable[[], float]) -> None:
        """Show something as it is whenever somebody asks."""
        Gauge(f"kamouraska_{name}", told, registry=self._registry).set_function(look)

    def log_failed(self, _error: Exception) -> None:
        """Count a question that was answered but could not be noted."""
        self._log_failures.inc()

    def store_refused(self, times: int) -> None:
        """Count what the database refused."""
        self._store_refusals.inc(times)

    def exposition(self) -> bytes:
        """Everything counted, in Prometheus' text format, to be sent as `content_type`."""
        return generate_latest(self._registry)
