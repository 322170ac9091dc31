"""Slots are filled as each language wants it."""

from __future__ import annotations

import pytest

from bot.wording.slots import filled


@pytest.mark.parametrize(
    ("template", "entity", "said"),
    [
        ("Parle-moi de {entity}", "le Cégep", "Parle-moi du Cégep"),
        ("Parle-moi de {entity}", "les caisses", "Parle-moi des caisses"),
        ("Rang de {entity}", "la SADC", "Rang de la SADC"),
        ("Rang de {entity}", "Optech", "Rang d’Optech"),
        ("Demandez à {entity}", "le CISSS", "Demandez au CISSS"),
        ("On dit que {entity} embauche", "Amisco", "On dit qu’Amisco embauche"),
        ("De {entity}", "le Cégep", "Du Cégep"),
        ("Adresse de {entity}", "ITAQ", "Adresse de ITAQ"),
        ("Que fait {entity}?", "le Cégep", "Que fait le Cégep?"),
        ("De {entity}", "le {bar}", "Du {bar}"),
    ],
)
def test_french_contracts_and_elides_where_a_slot_meets_a_small_word(template: str, entity: str, said: str) -> None:
    """Nobody reads "de le Cégep"."""
    assert filled(template, "fr", {"entity": entity}) == said


def test_english_is_left_as_it_is() -> None:
    """English has nothing to contract."""
    assert filled("Tell me about {entity}", "en", {"entity": "le Cégep"}) == "Tell me about le Cégep"


def test_a_slot_that_was_not_given_is_a_slip_of_the_programmer() -> None:
    """It is told at once, with the slot's name."""
    with pytest.raises(KeyError, match="other"):
        filled("de {other}", "fr", {"entity": "x"})
