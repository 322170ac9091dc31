"""Merging a group with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord.staff.merge_form import merged_into
from tests.channels.discord.desk import STAFF, begun, desk_town
from tests.channels.discord.payloads import text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


@pytest.mark.parametrize(
    ("values", "number"),
    [({"number": "#12"}, 12), ({"into": "3"}, 3), ({"number": "4", "into": "3"}, 4), ({"number": "douze"}, 0), ({}, 0)],
)
def test_the_group_to_merge_with(values: dict[str, str], number: int) -> None:
    """The number that was written before the one that was chosen; what is none is no group's."""
    assert merged_into(values) == number


async def test_merging_from_a_card(connect: Connect, place: Place) -> None:
    """Into one of the most wanted, which are offered, or into any by its number; both cards show it; undo brings it back."""
    async with desk_town(connect, place) as town:
        first = await begun(town, "Un cinéma?", "un cinéma où")
        await town.asked("Un ciné?")
        second = await town.card("Un ciné?")
        form = await town.press(second, "Fusionner")
        await town.discord.until(lambda: form.answers, "form")
        (chosen, _) = [label["component"] for label in form.answers[0]["data"]["components"]]
        assert [option["label"] for option in chosen["options"]] == ["1 · Un cinéma?"]
        merged = await town.discord.answered(await town.discord.fill_in(form, into="1", roles=STAFF))
        assert text_of(merged) == "Fusionné."
        await town.card("Fusionné dans le groupe 1")
        assert (await town.card("**3 personnes**", "Un ciné?"))["id"] == first["id"]
        await town.told(await town.card("Fusionné dans le groupe 1"), "Annuler")
        await town.card("Groupe 2", "**1 personne**")
        wrong = await town.fill_in(second, "Fusionner", number="#999")
        assert "n’existe plus" in text_of(wrong)
