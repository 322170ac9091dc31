"""Questions that mean the same are one group, questions that do not are two, and staff are shown what may be one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu import paraphrase
from bot.nlu.meaning import Meaning
from bot.review.grouping import JOINS, MOST_ALIKE, MOST_COMPARED, PERHAPS, alike, nearest
from tests.review import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.grams import Floats


class Judge:
    """Takes the chance for a question's only stem, and sees those that have a vector."""

    def sees(self, meaning: Meaning) -> bool:
        """Whether it has one."""
        return bool(meaning.vector)

    def chances(self, _: Meaning, others: Sequence[Meaning]) -> Floats:
        """Those that they bear."""
        return np.array([float(*other.stems) for other in others], np.float32)


@pytest.fixture(autouse=True)
def _judged(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    if "slow" not in request.keywords:
        monkeypatch.setattr(paraphrase, "learned", Judge)


def kept(chance: float, *, seen: bool = True) -> Meaning:
    """What is judged to be the same with that chance."""
    return Meaning("fr", frozenset({str(chance)}), vector=b"\x01" if seen else b"")


ASKED = kept(0)


def test_the_likeliest_that_is_surely_the_same_is_joined() -> None:
    """Of two that are equally likely the first, which shares more that is rare."""
    assert nearest(ASKED, [kept(JOINS + 0.01), kept(0.95), kept(0.95), kept(0.1)]) == 1
    assert nearest(ASKED, [kept(JOINS - 0.01), kept(0.5)]) is None
    assert nearest(ASKED, []) is None


def test_the_same_words_are_the_same_question() -> None:
    """In whichever order and however spelt; in one language, and without a vector, too."""
    again = replace(ASKED, vector=b"", answers=("topic:x",))
    assert nearest(ASKED, [kept(0.95), again]) == 1
    assert nearest(again, [ASKED]) == 0
    assert nearest(ASKED, [replace(again, language="en")]) is None


def test_words_alone_join_nothing_else() -> None:
    """They cannot tell a near miss: where one of the two has no vector, staff are asked."""
    assert nearest(ASKED, [kept(1, seen=False), kept(JOINS + 0.01)]) == 1
    assert nearest(replace(ASKED, vector=b""), [kept(1)]) is None


def test_comparing_ends() -> None:
    """However many others there are, so many are compared."""
    assert nearest(ASKED, [*[kept(0.1)] * MOST_COMPARED, kept(1)]) is None


def test_staff_are_shown_the_few_likeliest_groups() -> None:
    """Each once, by its likeliest question; also where there are words alone, and none that is hardly likely."""
    others = [
        (1, kept(0.2)),
        (2, kept(0.4, seen=False)),
        (1, kept(0.8)),
        (3, kept(PERHAPS / 2)),
        (4, kept(0.3)),
        (5, kept(0.25)),
    ]
    assert alike([(ASKED, others[:3]), (ASKED, others[3:])]) == [1, 2, 4]
    assert len(alike([(ASKED, others)])) == MOST_ALIKE
    assert alike([]) == []


@pytest.mark.slow
def test_questions_of_authors_that_nothing_was_learned_from_are_grouped() -> None:
    """Every third of them is a near miss: of those that join few are wrong, and of the others most are shown to staff."""
    counted = pairs.counted("test")
    assert counted.right / counted.joined >= 0.93
    assert counted.right / counted.could >= 0.33
    assert counted.shown / counted.kept_apart >= 0.85
