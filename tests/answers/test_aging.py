"""An answer that has grown old says so, with its date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.answers.compose import Composer
from bot.knowledge.staleness import Months
from bot.nlu.model import Entry
from tests import village

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.model import Language

HEADCOUNT = Entry("fact", "headcount", ("fournil",))
FAIR = Entry("topic", "fete")


def text(entry: Entry, language: Language, day: str, months: Months | None = None) -> str:
    """The answer of an entry of the village on that day."""
    return Composer(village.knowledge(), lambda: dt.date.fromisoformat(day), months or Months()).compose(entry, language).text


@pytest.mark.parametrize(
    ("entry", "language", "day", "line"),
    [
        (HEADCOUNT, "fr", "2022-06-01", "_Ça a pu changer depuis : à vérifier._"),
        (HEADCOUNT, "en", "2022-06-01", "_This may have changed since: to be checked._"),
        (FAIR, "fr", "2029-01-02", "_À vérifier : la dernière vérification date du 2 janvier 2026._"),
        (FAIR, "en", "2029-01-02", "_To be checked: this was last checked on January 2, 2026._"),
    ],
)
def test_an_old_answer_says_that_it_is_to_be_checked(entry: Entry, language: Language, day: str, line: str) -> None:
    """On a line of its own, under an answer that is otherwise the same."""
    fresh = text(entry, language, "2022-01-15")
    assert "2026" not in fresh
    assert text(entry, language, day) == f"{fresh}\n{line}"


def test_the_day_is_asked_at_every_answer() -> None:
    """A bot that has run for months does not believe that it is still the day of its start."""
    days = iter([dt.date(2022, 1, 1), dt.date(2023, 1, 1)])
    composer = Composer(village.knowledge(), lambda: next(days))
    first, second = composer.compose(HEADCOUNT, "fr").text, composer.compose(HEADCOUNT, "fr").text
    assert "vérifier" not in first
    assert "à vérifier" in second


def test_the_number_of_months_is_a_setting() -> None:
    """Staff decide how old is too old."""
    assert "vérifier" not in text(HEADCOUNT, "fr", "2022-06-01", Months(volatile=60))


def test_a_card_says_it_of_the_fact_that_opens_it() -> None:
    """The card is an answer like any other."""
    assert "à vérifier" in text(Entry("profile", "profile", ("fournil",)), "fr", "2029-06-01")


def test_a_year_that_the_text_does_not_say_is_said() -> None:
    """The notice gives the date of what gives none itself."""
    undated = village.edited("organisations/fournil", "12 employés (2020)", "12 employés")
    composer = Composer(village.knowledge(**undated), lambda: dt.date(2022, 6, 1))
    assert composer.compose(HEADCOUNT, "fr").text.endswith("\n_À vérifier : l’information date de mai 2020._")


def test_several_old_facts_are_said_to_be_old_once() -> None:
    """One line under all of them, not one under each."""
    scierie = "  headcount: {fr: La Scierie Boisvert a 3 employés., en: Three., source: gazette}\n"
    base = village.knowledge(organisations__scierie=village.FILES["organisations/scierie.yaml"] + scierie)
    both = Composer(base, lambda: dt.date(2022, 6, 1)).compose(Entry("fact", "headcount", ("fournil", "scierie")), "fr").text
    assert both.count("vérifier") == 1
    assert both.splitlines()[-1].startswith("_")


def _on(day: int) -> Callable[[], dt.date]:
    """A clock that shows a day of February 2026."""
    return lambda: dt.date(2026, 2, day)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "_C’était bon jusqu’au 1er février 2026 : à vérifier._"),
        ("en", "_This held until February 1, 2026: to be checked._"),
    ],
)
def test_what_held_until_a_day_says_so_after_it(language: Language, line: str) -> None:
    """From the next day on; on the day itself nothing is said."""
    bread = "the village bread., source: gazette"
    files = village.edited("organisations/fournil", bread, f"{bread}, valid_until: 2026-02-01")
    on, after = (Composer(village.knowledge(**files), _on(day)) for day in (1, 2))
    entry = Entry("fact", "activity", ("fournil",))
    assert after.compose(entry, language).text == f"{on.compose(entry, language).text}\n{line}"
