"""Who is staff, at every button and form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import ReviewSection
from tests.channels.discord.conftest import staff_config
from tests.channels.discord.desk import CINEMA, STAFF, begun, desk_town, labels
from tests.channels.discord.payloads import BOB, READER_ROLE

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.channels.discord.payloads import Json
    from tests.review.place import Place


async def test_without_the_role_nothing_is_done(connect: Connect, place: Place) -> None:
    """Every button of a card and of a dry run, and every form, by somebody whose role is gone; nor what was altered."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Un cinéma?")
        tried = await town.fill_in(card, "Répondre", **CINEMA)
        form = await town.press(card, "Écarter")
        for message in (card, tried):
            for label in labels(message):
                assert "réservée à l’équipe" in await town.told(message, label, roles=("800000000000000009",))
        refused = await town.discord.fill_in(form, reason="spam")
        await town.discord.answered(refused)
        assert "réservée à l’équipe" in refused.shown
        for custom_id in ("desk:claim:AAAAAA:1", "draft:publish:AAAAAA:1"):
            forged = {**card, "components": [{"type": 1, "id": 9, "components": [_button(custom_id)]}]}
            pressed = await town.discord.press(forged, custom_id, roles=STAFF)
            await town.discord.answered(pressed)
            assert "ne sert plus" in pressed.shown
        form.answers[0]["data"]["custom_id"] = "form:dismiss:AAAAAA:1"
        altered = await town.discord.fill_in(form, reason="spam", roles=STAFF)
        await town.discord.answered(altered)
        assert "ne sert plus" in altered.shown
        somebody = await town.press(tried, "Publier", person=BOB)  # staff, but not the one who wrote it
        await town.discord.answered(somebody)
        assert "n’est plus le dernier" in somebody.shown
        assert (await place.desk.queue.show(1)).acts == ()
        assert place.answers("y a t il un cinema") is None


async def test_a_reader_looks_and_nothing_more(connect: Connect, place: Place) -> None:
    """By the role that they have at that very press; the queue is theirs to read and to turn, and hangs no cards up."""
    review = ReviewSection(discord_roles={int(READER_ROLE): "reader"})
    async with desk_town(connect, place, config=staff_config().model_copy(update={"review": review})) as town:
        asked = await town.discord.team("questions", READER_ROLE)
        await town.discord.answered(asked)
        assert "en attente" in asked.shown
        assert town.cards() == []
        card = await begun(town, "Un cinéma?")
        for label in labels(card):
            assert "permet de regarder" in await town.told(card, label, roles=(READER_ROLE,))
        reload = await town.discord.team("diagnostic", READER_ROLE)
        await town.discord.answered(reload)
        assert "permet de regarder" in reload.shown
        assert (await place.desk.queue.show(1)).acts == ()
        assert await town.told(card, "Je m’en occupe", roles=(READER_ROLE, *STAFF)) == "C’est à vous."


def _button(custom_id: str) -> Json:
    return {"type": 2, "id": 10, "style": 2, "label": "x", "custom_id": custom_id}
