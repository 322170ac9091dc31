"""What is counted, and under which names."""

from __future__ import annotations

from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families

from bot.assistant import Question, Reply
from bot.metrics import Metrics

ANSWER = Reply(
    question="x",
    outcome="answer",
    reason=None,
    language="fr",
    text="y",
    entry="topic:x",
    score=90.0,
    sources=(),
    suggestions=(),
    latency_ms=0.4,
)
REFUSAL = replace(ANSWER, outcome="abstain", reason="not_recorded", language="en", latency_ms=40.0)


def _samples(metrics: Metrics) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    families = text_string_to_metric_families(metrics.exposition().decode())
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


def test_questions_are_counted_by_what_became_of_them() -> None:
    """Channel, language, outcome and reason each tell questions apart; the text is in none of them."""
    metrics = Metrics()
    for _ in range(2):
        metrics.observe(Question("où est mon chat", channel="web"), ANSWER)
    metrics.observe(Question("x", channel="discord"), REFUSAL)
    samples = _samples(metrics)
    answered = (("channel", "web"), ("language", "fr"), ("outcome", "answer"), ("reason", ""))
    refused = (("channel", "discord"), ("language", "en"), ("outcome", "abstain"), ("reason", "not_recorded"))
    assert samples["kamouraska_questions_total", answered] == 2
    assert samples["kamouraska_questions_total", refused] == 1
    assert b"chat" not in metrics.exposition()


def test_latency_is_in_seconds() -> None:
    """Milliseconds of the reply become the seconds that Prometheus expects, in the steps that tell them apart."""
    metrics = Metrics()
    metrics.observe(Question("x", channel="web"), ANSWER)
    metrics.observe(Question("x", channel="web"), REFUSAL)
    samples = _samples(metrics)
    assert samples["kamouraska_answer_seconds_bucket", (("channel", "web"), ("le", "0.0005"))] == 1
    assert samples["kamouraska_answer_seconds_bucket", (("channel", "web"), ("le", "0.1"))] == 2
    assert abs(samples["kamouraska_answer_seconds_sum", (("channel", "web"),)] - 0.0404) < 1e-9


def test_log_failures_are_counted_from_zero() -> None:
    """An operator can alert on the first failure, since the count is there before it."""
    metrics = Metrics()
    assert _samples(metrics)["kamouraska_log_failures_total", ()] == 0
    metrics.log_failed(OSError("disk full"))
    assert _samples(metrics)["kamouraska_log_failures_total", ()] == 1
    assert _samples(metrics)["kamouraska_store_refusals_total", ()] == 0
    metrics.store_refused(3)
    assert _samples(metrics)["kamouraska_store_refusals_total", ()] == 3


def test_two_programs_in_one_process_share_nothing() -> None:
    """Counting in one leaves the other alone: there is no global registry."""
    one, other = Metrics(), Metrics()
    one.log_failed(OSError())
    assert _samples(other)["kamouraska_log_failures_total", ()] == 0


def test_an_emergency_is_one_number() -> None:
    """Neither its kind, nor its channel, nor its language is told apart."""
    metrics = Metrics()
    metrics.observe(Question("x", channel="web"), replace(ANSWER, entry="emergency:suicide"))
    metrics.observe(Question("x", channel="discord"), replace(ANSWER, entry="emergency:poison", language="en"))
    samples = _samples(metrics)
    assert samples["kamouraska_emergencies_total", ()] == 2
    assert not any(name == "kamouraska_questions_total" for name, _ in samples)
    assert b"suicide" not in metrics.exposition()


def test_verdicts_are_counted_by_channel() -> None:
    """How many, of which kind; of whom and about what is nobody's business here."""
    metrics = Metrics()
    for verdict in ("wrong", "wrong", "helpful"):
        metrics.said_back("web", verdict)
    assert b'kamouraska_feedback_total{channel="web",verdict="wrong"} 2.0' in metrics.exposition()


def test_what_waits_and_what_answers_is_shown_as_it_is() -> None:
    """A new knowledge takes the place of the one before, and a gauge is looked at whenever somebody asks."""
    metrics, level = Metrics(), [1.0]
    metrics.answers_from("old")
    metrics.answers_from("new")
    metrics.waits(3, 12)
    metrics.gauge("level", "Of something.", lambda: level[0])
    level[0] = 2.0
    metrics.responded(404)
    samples = _samples(metrics)
    assert [dict(labels) for name, labels in samples if name == "kamouraska_knowledge_info"] == [{"revision": "new"}]
    assert (samples["kamouraska_waiting_groups", ()], samples["kamouraska_waiting_days", ()]) == (3, 12)
    assert samples["kamouraska_level", ()] == 2
    assert samples["kamouraska_http_responses_total", (("status", "404"),)] == 1
