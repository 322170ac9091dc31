"""What staff mean by a name that they type: its id, its title, another name, with slips; never a guess between two."""

from __future__ import annotations

import pytest

from bot.review.catalogue import Catalogue
from bot.review.errors import NotPossibleError
from tests.village import engine

KNOWN = Catalogue(engine(), "fr")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("topic:fete", "topic:fete"),
        ("Fête du village", "topic:fete"),
        ("  fete DU village ", "topic:fete"),
        ("Fete du vilage", "topic:fete"),
        ("budget", "topic:budget"),
        ("Activité (Scierie Boisvert)", "activity:scierie"),
    ],
)
def test_an_entry_is_found_as_people_write_its_title(typed: str, meant: str) -> None:
    """By id; without accents or capitals; with a slip; by a part that no other title holds."""
    assert KNOWN.named(typed, KNOWN.entries()) == meant


@pytest.mark.parametrize(("typed", "meant"), [("le fournil", "fournil"), ("SBV", "scierie"), ("madame lavoie", "marie")])
def test_somebody_is_found_by_any_of_their_names(typed: str, meant: str) -> None:
    """As whoever asks may call them too."""
    assert KNOWN.named(typed, KNOWN.called()) == meant


def test_what_may_be_several_is_not_guessed() -> None:
    """Those that it may be are named, in both languages; so is that nothing is called so."""
    with pytest.raises(NotPossibleError) as several:
        KNOWN.named("fête", KNOWN.entries())
    assert "Budget de la fête, Fête du village" in several.value.said("fr")
    assert "may be several" in several.value.said("en")
    for nobody in ("", "xyzzy"):
        with pytest.raises(NotPossibleError, match="nothing of the knowledge"):
            KNOWN.named(nobody, KNOWN.entries())


def test_answers_that_come_near_stand_side_by_side() -> None:
    """Each once, the nearest first, with what it says and how it is asked for; none that has no answer, nor the wrong one."""
    found = KNOWN.neighbours("c'est quand la fête", "fr")
    assert found[0].entry == "topic:fete"
    assert (found[0].text, "date de la fête" in found[0].asked) == ("La fête a lieu le 24 juin.", True)
    assert len({one.entry for one in found}) == len(found) <= 3
    assert "topic:fete" not in {one.entry for one in KNOWN.neighbours("c'est quand la fête", "fr", without="topic:fete")}
    assert all(one.entry != "topic:meteo" for one in KNOWN.neighbours("va-t-il pleuvoir demain", "fr"))


def test_whom_and_what_a_question_asks_is_guessed() -> None:
    """Where nobody wrote the fact, too; of what names nobody, nothing."""
    near = KNOWN.nearest("combien d'employés a la scierie", "fr")
    assert (near.entity, near.intent) == ("scierie", "headcount")
    nobody = KNOWN.nearest("xyzzy", "fr")
    assert (nobody.entity, nobody.intent) == ("", "")


@pytest.mark.parametrize(
    ("entry", "asked"),
    [("topic:fete", "Quand a lieu la fête?"), ("headcount:fournil", "Combien d'employés a le Fournil?"), ("wish:nobody", "")],
)
def test_the_question_of_an_entry_is_what_its_button_asks(entry: str, asked: str) -> None:
    """Of a topic and of a fact; of what is neither, none."""
    assert KNOWN.question(entry, "fr") == asked
