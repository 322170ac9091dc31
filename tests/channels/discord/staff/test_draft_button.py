"""The buttons under a dry run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import CINEMA, STAFF, begun, desk_town
from tests.channels.discord.payloads import ALICE, BOB
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_an_answer_outlives_a_restart(connect: Connect, place: Place) -> None:
    """Between the card and its button, between the form and its sending, between the dry run and its publication."""
    async with StandIn() as stand_in:
        async with desk_town(connect, place, stand_in) as town:
            card = await begun(town, "Y a-t-il un cinéma?")
            form = await town.press(card, "Répondre")
            await town.discord.until(lambda: form.answers, "form")
        async with desk_town(connect, place, stand_in) as town:
            tried = await town.discord.answered(await town.discord.fill_in(form, roles=STAFF, **CINEMA))
        async with desk_town(connect, place, stand_in) as town:
            assert "Publié" in await town.told(tried, "Publier")
            await town.card("Répondu par **user1**")


async def test_two_who_answer_at_once(connect: Connect, place: Place) -> None:
    """The first is published; the second is told who was faster, and nothing of theirs is written."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        first = await town.fill_in(card, "Répondre", person=ALICE, **CINEMA)
        second = await town.fill_in(card, "Répondre", person=BOB, **{**CINEMA, "answer_fr": "Non."})
        await town.told(first, "Publier", person=ALICE)
        assert "a déjà sa réponse, par user1" in await town.told(second, "Publier", person=BOB)
        assert b"Non." not in b"".join(place.written().values())
