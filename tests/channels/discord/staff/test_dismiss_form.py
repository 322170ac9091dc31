"""Putting a group aside from its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.review.model import DISMISSALS
from tests.channels.discord.desk import STAFF, begun, desk_town

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_a_reason_is_chosen_and_kept(connect: Connect, place: Place) -> None:
    """Every reason that there is is offered, and the chosen one stands in the trail; one that is none changes nothing."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Un cinéma?")
        form = await town.press(card, "Écarter")
        (shown,) = await town.discord.until(lambda: form.answers, "form")
        (field,) = [label["component"] for label in shown["data"]["components"]]
        assert [option["value"] for option in field["options"]] == list(DISMISSALS)
        await town.discord.answered(await town.discord.fill_in(form, reason="no such reason", roles=STAFF))
        assert (await place.desk.queue.show(1)).acts == ()
        await town.discord.answered(await town.discord.fill_in(form, reason="spam", roles=STAFF))
        assert (await place.desk.queue.show(1)).group.standing.resolution == "spam"
