"""What a question is about."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.encoder import LETTERS
from bot.nlu.rank import model
from bot.nlu.subject import NOBODYS, Subjects
from tests import village

LEARNED = Subjects(("work", "weather"), np.array([[2, 0], [0, 2]], np.float32), np.zeros(2, np.float32))


def test_the_chances_of_all_subjects_are_one() -> None:
    """And the subject that the vector points to has the most."""
    found = LEARNED.chances(np.array([[1, 0]], np.float32))
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda name: found[name]) == "work"


def test_every_reading_has_a_say() -> None:
    """A story with a question in it is about both, as much as each is read."""
    found = LEARNED.chances(np.array([[1, 0], [0, 1]], np.float32))
    assert found["work"] == pytest.approx(0.5)


def test_without_anything_learned_nothing_is_said() -> None:
    """Rather than that it is about everything alike."""
    assert NOBODYS.chances(np.zeros((1, 0), np.float32)) == {}


@pytest.mark.parametrize(
    ("question", "subject"),
    [("where can I find a job as a welder?", "work"), ("je me cherche un logement, 4 et demi", "housing")],
)
def test_a_question_says_what_it_is_about(question: str, subject: str) -> None:
    """Learned once, in any base: of the village too, where nobody has a job or a flat."""
    reading, _ = village.engine().read(question)
    assert reading.subjects[0][0] == subject


def test_the_subjects_of_the_shipped_weights_are_those_of_both_encoders() -> None:
    """So that a machine without the encoder leads as many questions on."""
    names = [model(encoder).subjects.names for encoder in (None, LETTERS)]
    assert names[0] == names[1]
