"""Digests tell people apart within a period, and lead back to nobody."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Final

import pytest

from bot.privacy.pseudonyms import Keys, Length, Pseudonyms, period_of
from tests.periods import KeysInMemory

MAY: Final = date(2026, 5, 22)
JUNE: Final = date(2026, 6, 1)
PERIODS: Final = KeysInMemory()
ONE: Final = Pseudonyms(Keys(b"a key of the test", PERIODS))
OTHER: Final = Pseudonyms(Keys(b"another key", PERIODS))


def test_one_person_has_one_digest() -> None:
    """The same at each visit, another for somebody else, and without the key nothing to be guessed by trying."""
    assert ONE.asker("discord:42", MAY) == ONE.asker("discord:42", MAY.replace(day=1))
    assert ONE.asker("discord:42", MAY) != ONE.asker("discord:43", MAY)
    assert ONE.asker("discord:42", MAY) != sha256(b"discord:42").hexdigest()


def test_a_new_key_makes_everyone_a_stranger() -> None:
    """Whoever takes the digests and the keys of periods, without the secret, can join them to nothing."""
    assert ONE.asker("discord:42", MAY) != OTHER.asker("discord:42", MAY)
    assert not set(ONE.askers("discord:42")) & set(OTHER.askers("discord:42"))


def test_the_next_period_makes_everyone_a_stranger() -> None:
    """The same person, a day later; and whoever keeps both keys finds both."""
    digests = {ONE.asker("discord:42", day) for day in (MAY, JUNE - timedelta(days=1), JUNE)}
    assert len(digests) == 2
    assert digests <= set(ONE.askers("discord:42"))


def test_with_the_key_of_its_period_gone_a_digest_is_nobody_s() -> None:
    """The secret alone does not lead there any more, nor does a key that is drawn for the same days again."""
    periods = KeysInMemory()
    people = Pseudonyms(Keys(b"a key of the test", periods))
    before = people.asker("discord:42", MAY)
    assert periods.forget(JUNE) == 1
    assert before not in people.askers("discord:42")
    assert people.asker("discord:42", MAY) != before


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("week", date(2026, 5, 18), date(2026, 5, 24)),
        ("month", date(2026, 5, 1), date(2026, 5, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_one_of_the_calendar(length: Length, first: date, last: date) -> None:
    """Every day of it leads to the same two, and the day after to the next."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert {period_of(day, length) for day in days} == {(first, last)}
    assert period_of(last + timedelta(days=1), length)[0] == last + timedelta(days=1)


def test_december_ends_with_its_year() -> None:
    """The month after the twelfth is the first of the next year."""
    assert period_of(date(2026, 12, 25), "month") == (date(2026, 12, 1), date(2026, 12, 31))


def test_a_receipt_is_no_asker() -> None:
    """The same text for two uses gives two digests: a code that equals a key finds nobody's data."""
    assert ONE.receipt("22222") not in ONE.askers("22222")


def test_a_receipt_is_made_of_who_asks_and_what() -> None:
    """The same again for the same person and question, another for anybody or anything else."""
    made = ONE.wish("web:1", "Un aréna?")
    assert made == ONE.wish("web:1", "Un aréna?")
    assert made not in (ONE.wish("web:2", "Un aréna?"), ONE.wish("web:1", "Un lac?"), OTHER.wish("web:1", "Un aréna?"))


def test_digests_of_every_version_are_found_again() -> None:
    """As databases hold them since the first version: whoever asked then may still have it erased."""
    assert "df73ced3f3a4043e2343492c8d3cde82a6973c3f56f9e5fc15f7d4d940f64228" in ONE.askers("discord:42")
    assert ONE.receipt("abcdefghij") == "36609610d7bef57dded4a6a013e6aca7dfeb32eb1d6acb3e239a1828ae1b154f"
