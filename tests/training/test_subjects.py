"""What examples are about: what their subject is learned from."""

from __future__ import annotations

import pytest

from bot.training.examples import Example, subject_of

TOPICS = {"trouver-un-emploi": "work"}


@pytest.mark.parametrize(
    ("example", "subject"),
    [
        (Example("q", "a", "g", subject="weather"), "weather"),
        (Example("q", "a", "g", entries=frozenset({"topic:trouver-un-emploi", "phone:sadc"})), "work"),
        (Example("q", "mirrored", "g", file="topics/trouver-un-emploi"), "work"),
        (Example("q", "mirrored", "g", refused="trouver-un-emploi"), "work"),
        (Example("q", "a", "g", entries=frozenset({"topic:marees"})), "organisation"),
        (Example("q", "a", "g", entries=frozenset({"phone:sadc"})), "organisation"),
        (Example("q", "mirrored", "g", smalltalk=True), "bot"),
        (Example("q", "a", "g"), ""),
    ],
)
def test_the_subject_is_that_of_the_label_or_of_the_topic(example: Example, subject: str) -> None:
    """A detail of somebody is about that one; a question without an answer and without a label teaches nothing."""
    assert subject_of(example, TOPICS) == subject
