"""What became of a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.evaluation.labelled import Labelled
from bot.evaluation.verdict import judged
from bot.exchange import Reply

if TYPE_CHECKING:
    from bot.nlu.decide import Outcome

A, B, NONE = frozenset({"topic:a"}), frozenset({"topic:b", "topic:c"}), frozenset[str]()


def reply(outcome: Outcome, entry: str | None = None, *parts: tuple[Outcome, str | None]) -> Reply:
    """A reply of which only what is judged matters."""
    told = tuple(Reply("?", o, None, "fr", "…", e, 90.0, (), ()) for o, e in parts)
    return Reply("?", outcome, None, "fr", "…", entry, 90.0, (), (), parts=told)


@pytest.mark.parametrize(
    ("expected", "given", "verdict"),
    [
        (A, reply("answer", "topic:a"), "right"),
        (B, reply("answer", "topic:c"), "right"),
        (A, reply("smalltalk", "topic:a"), "right"),
        (A, reply("answer", "topic:b"), "wrong"),
        (A, reply("smalltalk", "smalltalk:hello"), "wrong"),
        (A, reply("clarify"), "clarified"),
        (A, reply("abstain"), "missed"),
        (NONE, reply("abstain"), "refused"),
        (NONE, reply("clarify"), "clarified"),
        (NONE, reply("answer", "topic:a"), "false"),
        (NONE, reply("smalltalk", "smalltalk:hello"), "false"),
        # What one question is expected to get is judged by the reply as a whole, however it was taken apart.
        (A, reply("answer", "topic:a", ("answer", "topic:a"), ("answer", "topic:b")), "right"),
    ],
)
def test_one_question(expected: frozenset[str], given: Reply, verdict: str) -> None:
    """Any of the expected entries is right; where none is, only an abstention is."""
    assert judged(Labelled("?", (expected,)), given).verdict == verdict


@pytest.mark.parametrize(
    ("expected", "given", "verdict"),
    [
        ((A, B), (("answer", "topic:a"), ("answer", "topic:b")), "right"),
        ((A, NONE), (("answer", "topic:a"), ("abstain", None)), "right"),
        ((NONE, NONE), (("abstain", None), ("abstain", None)), "refused"),
        ((A, B), (("answer", "topic:b"), ("answer", "topic:a")), "wrong"),
        ((A, NONE), (("answer", "topic:a"), ("answer", "topic:b")), "wrong"),
        ((NONE, NONE), (("abstain", None), ("answer", "topic:a")), "false"),
        ((A, B), (("answer", "topic:a"), ("abstain", None)), "missed"),
        ((A, B), (("answer", "topic:a"), ("clarify", None)), "clarified"),
        ((A,), (("answer", "topic:a"), ("answer", "topic:b")), "wrong"),
        ((A, B, NONE), (("answer", "topic:a"), ("answer", "topic:b")), "right"),
    ],
)
def test_several_questions(
    expected: tuple[frozenset[str], ...], given: tuple[tuple[Outcome, str | None], ...], verdict: str
) -> None:
    """Right when every part is, in order; a part that has no answer must get none."""
    assert judged(Labelled("?", expected, in_parts=True), reply("answer", "topic:a", *given)).verdict == verdict


@pytest.mark.parametrize(
    ("expected", "given", "verdict"),
    [
        ((A, B), reply("answer", "topic:a"), "missed"),
        ((A, NONE), reply("answer", "topic:a"), "right"),
        ((NONE, A), reply("answer", "topic:a"), "right"),
        ((A, NONE), reply("answer", "topic:z"), "wrong"),
        ((A, B), reply("abstain"), "missed"),
        ((NONE, NONE), reply("abstain"), "refused"),
        ((frozenset({"mayor:x"}), frozenset({"mayor:y"})), reply("answer", "mayor:x+y"), "right"),
        ((frozenset({"mayor:x"}), frozenset({"mayor:z"})), reply("answer", "mayor:x+y"), "wrong"),
        ((frozenset({"sector:x+y"}), NONE), reply("answer", "sector:x+y"), "right"),
        ((A, B), reply("clarify"), "clarified"),
    ],
)
def test_a_message_that_was_not_taken_apart(expected: tuple[frozenset[str], ...], given: Reply, verdict: str) -> None:
    """The reply is one part: the one it answers; the others were not answered."""
    assert judged(Labelled("?", expected, in_parts=True), given).verdict == verdict


def test_a_reply_without_parts_in_its_object_is_one_part() -> None:
    """As an older answer object is."""
    plain = Reply("?", "answer", None, "fr", "…", "topic:a", 90.0, (), ())
    assert judged(Labelled("?", (A, B), in_parts=True), plain).verdict == "missed"


def test_the_first_candidate_counts_whether_it_answered_or_not() -> None:
    """But for what no label can tell: several questions, or a refusal that the knowledge itself states."""
    near = replace(reply("abstain"), nearest="topic:a", reason="below_threshold")
    assert judged(Labelled("?", (A,)), near).first_is_right is True
    assert judged(Labelled("?", (NONE,)), near).first_is_right is False
    assert judged(Labelled("?", (A,)), reply("answer", "topic:z")).first_is_right is False
    assert judged(Labelled("?", (NONE,)), replace(near, reason="not_recorded")).first_is_right is None
    assert judged(Labelled("?", (A,), in_parts=True), near).first_is_right is None


def test_the_language_is_the_label_s_own_else_the_reply_s() -> None:
    """So that every question is in one of the two."""
    assert judged(Labelled("?", (A,), language="en"), reply("abstain")).language == "en"
    assert judged(Labelled("?", (A,)), reply("abstain")).language == "fr"
