"""Whoever asks is answered while staff have questions read on Discord: cards, forms and dry runs read aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import desk_town
from tests.reading import Readings

if TYPE_CHECKING:
    import pytest

    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place

ASKED = "la grosse noce du monde"


async def test_a_card_a_form_and_a_dry_run_read_aside(connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the three reads the group's questions; what is written in the form is read for what may be somebody's."""
    async with desk_town(connect, place) as town:
        await town.asked(ASKED)
        readings = Readings(monkeypatch)
        await town.begin()
        card = await town.card(f"«\u00a0{ASKED}\u00a0»")
        drawn = len(readings.aside)
        await town.fill_in(card, "Autre formulation", target="Fête du village")
        assert (drawn > 0, len(readings.aside) > drawn) == (True, True)
        assert readings.held_up == []
