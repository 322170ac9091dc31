"""Publishing although test questions break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import CINEMA, begun, desk_town, labels
from tests.channels.discord.payloads import text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_what_breaks_a_test_question_needs_a_reason(connect: Connect, place: Place) -> None:
    """There is no plain way to publish it; the reason that is given stands in the trail."""
    circus = {**CINEMA, "title": "Cirque", "items": "Où est le cirque?\noù est le cirque", "answer_fr": "Au champ de foire."}
    async with desk_town(connect, place) as town:
        card = await begun(town, "le cirque, où ça")
        tried = await town.fill_in(card, "Répondre", **circus)
        assert "🧪 Brise **1** question d’essai" in text_of(tried)
        assert "Où est le cirque?" in text_of(tried)
        assert labels(tried) == {"Publier quand même…", "Corriger", "Bon jusqu’au…"}
        published = await town.fill_in(tried, "Publier quand même…", reason="Il est arrivé ce matin.")
        assert "Le bot le sait dès maintenant" in text_of(published)
        (act,) = (await place.desk.queue.show(1)).acts
        assert (act.detail or {})["note"] == "Il est arrivé ce matin."
