"""Until which day an answer holds: said in a form of its own, under its dry run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import CINEMA, begun, desk_town, labels
from tests.channels.discord.payloads import text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place

UNTIL = "Bon jusqu’au…"


async def test_the_day_until_which_an_answer_holds_is_said_under_its_dry_run(connect: Connect, place: Place) -> None:
    """It is tried anew, outlives another text, and is published with it; what is no day is refused, with the way back."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        tried = await town.fill_in(card, "Répondre", **CINEMA)
        refused = await town.fill_in(tried, UNTIL, valid_until="demain")
        assert "n’est pas un jour" in text_of(refused)
        assert labels(refused) == {"Corriger", UNTIL}
        dated = await town.fill_in(refused, UNTIL, valid_until="2030-03-01")
        assert "⏳ Bon jusqu’au 1er mars 2030" in text_of(dated)
        other = await town.fill_in(dated, "Corriger", **{**CINEMA, "answer_fr": "Le cinéma est fermé."})
        assert "⏳ Bon jusqu’au 1er mars 2030" in text_of(other)
        await town.told(other, "Publier")
    text = b"".join(place.written().values()).decode()
    assert "valid_until: '2030-03-01'" in text
    assert "Le cinéma est fermé." in text


async def test_what_says_nothing_of_its_own_has_no_end(connect: Connect, place: Place) -> None:
    """Another phrasing or name holds as long as what it leads to."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "C'est quand, la kermesse?")
        tried = await town.fill_in(card, "Autre formulation", target="topic:fete", items="c'est quand la kermesse")
        assert labels(tried) == {"Publier", "Corriger"}


async def test_an_end_that_is_emptied_goes(connect: Connect, place: Place) -> None:
    """The form shows the day that stands there; nothing in its place takes it back."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        dated = await town.fill_in(await town.fill_in(card, "Répondre", **CINEMA), UNTIL, valid_until="2030-03-01")
        shown = await town.press(dated, UNTIL)
        await town.discord.until(lambda: shown.answers, "form")
        assert "2030-03-01" in str(shown.answers)
        emptied = await town.fill_in(dated, UNTIL, valid_until="")
        assert "⏳" not in text_of(emptied)
        await town.told(emptied, "Publier")
    assert b"valid_until" not in b"".join(place.written().values())
