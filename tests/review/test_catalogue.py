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
