"""The staff's verbs from the cards: by button and form, each with its word to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import begun, desk_town, labels
from tests.channels.discord.payloads import BOB, EPHEMERAL, text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_claim_release_put_aside_reopen_undo(connect: Connect, place: Place) -> None:
    """Each verb changes the card, and is told to whoever pressed alone; the second is told who did what."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Un cinéma?")
        assert await town.told(card, "Je m’en occupe") == "C’est à vous."
        held = await town.card("**user1** s’en occupe")
        assert "Remettre à tous" in labels(held)
        for label in ("Je m’en occupe", "Répondre", "Écarter"):  # of the card as Bob still sees it
            assert "déjà réservé, par user1" in await town.told(card, label, person=BOB)
        assert await town.told(held, "Remettre à tous", person=BOB) == "Remis à tous."
        free = await town.card("Groupe 1", "**1 personne**")
        aside = await town.fill_in(free, "Écarter", reason="out_of_scope")
        assert aside["flags"] & EPHEMERAL
        assert "Écarté" in text_of(aside)
        settled = await town.card("Écarté par **user1**", "hors sujet")
        assert labels(settled) == {"Rouvrir", "Annuler"}
        assert await town.told(settled, "Rouvrir") == "Rouvert."
        reopened = await town.card("Rouvert par **user1**")
        assert await town.told(reopened, "Annuler") == "Annulé\u00a0: tout est comme avant."
        await town.card("Écarté par **user1**")
        assert [act.by for act in (await place.desk.queue.show(1)).acts] == ["user1", "user2", "user1", "user1", "user1"]
        assert len(town.cards()) == 1
