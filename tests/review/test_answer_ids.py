"""Ids of answers: found again days later and after a restart, made up or altered by nobody, and silent about questions."""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.retention import JUDGE_WITHIN
from bot.review.answer_ids import LONGEST, AnswerIds, NamedAnswer
from tests.review.test_intake import ANSWERED, REFUSED

if TYPE_CHECKING:
    from bot.assistant import Reply

SECRET = b"a key of the test, 32 bytes long"
MAY = date(2026, 5, 22)


@dataclass(slots=True)
class Calendar:
    """A day that a test turns."""

    day: date = MAY

    def __call__(self) -> date:
        """Today."""
        return self.day


def ids(day: date = MAY, secret: bytes = SECRET) -> AnswerIds:
    """What names answers, begun anew on a day."""
    return AnswerIds(secret, Calendar(day))


def answered(entry: str) -> Reply:
    """An answer that an entry gave."""
    return replace(ANSWERED, entry=entry)


def test_an_answer_is_found_again_after_a_restart_and_days_later() -> None:
    """With what had answered and in which language; on the last day still, and no more on the next."""
    id_ = ids().name(answered("topic:fete"))
    for days in (0, 3, JUDGE_WITHIN.days):
        assert ids(MAY + timedelta(days=days)).read(id_) == NamedAnswer("topic:fete", "fr", MAY)
    assert ids(MAY + JUDGE_WITHIN + timedelta(days=1)).read(id_) is None
    english = ids().name(replace(answered("topic:fete"), language="en"))
    assert ids().read(english) == NamedAnswer("topic:fete", "en", MAY)


def test_a_clock_that_is_set_back_over_midnight_does_no_harm() -> None:
    """But what claims to come from far ahead was not named by this clock."""
    id_ = ids().name(ANSWERED)
    assert ids(MAY - timedelta(days=1)).read(id_) is not None
    assert ids(MAY - timedelta(days=2)).read(id_) is None


def test_no_two_answers_have_one_id() -> None:
    """Not even the same answer given twice, since two people may judge it differently."""
    named = ids()
    assert len({named.name(ANSWERED) for _ in range(1000)}) == 1000


def test_a_refusal_has_an_id_too() -> None:
    """Nothing answered, and it says so."""
    assert ids().read(ids().name(REFUSED)) == NamedAnswer("", "fr", MAY)


def test_of_an_emergency_only_that_it_was_one_is_told() -> None:
    """Not which: whoever reads what was said back must not learn that somebody asked about suicide."""
    id_ = ids().name(answered("emergency:suicide"))
    assert "suicide" not in id_
    named = ids().read(id_)
    assert named is not None
    assert named.urgent


def test_it_fits_a_button_however_long_the_entry() -> None:
    """Of a comparison of very many, those that fit, cut between two of them."""
    entry = "headcount:" + "+".join(f"company-{n}" for n in range(30))
    id_ = ids().name(answered(entry))
    assert len(id_) <= LONGEST
    named = ids().read(id_)
    assert named is not None
    assert named.entry.endswith("+")
    assert entry.startswith(named.entry)


@pytest.mark.parametrize("place", [0, 5, 19, 21, -1])
def test_an_altered_id_is_nobodys(place: int) -> None:
    """Neither the day, nor what tells it apart, nor the entry can be changed."""
    id_ = ids().name(answered("topic:fete"))
    letters = list(id_)
    letters[place] = "a" if letters[place] != "a" else "b"
    assert ids().read("".join(letters)) is None


def test_an_id_of_another_secret_is_unknown() -> None:
    """Nobody makes one up without it."""
    assert ids(secret=b"another key, which makes strangers").read(ids().name(ANSWERED)) is None


@given(st.text(max_size=120) | st.text(string.ascii_letters + "-_.:+", max_size=120))
def test_any_other_text_is_unknown(text: str) -> None:
    """Whatever is sent, it is read without an error and taken for no answer."""
    assert ids().read(text) is None
