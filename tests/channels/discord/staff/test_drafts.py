"""An answer from a card: written, tried, published or amended; none without the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.review.approval import Approval
from bot.review.errors import NotPossibleError
from tests.channels.discord.desk import CINEMA, begun, desk_town
from tests.channels.discord.payloads import ALICE, BOB, EPHEMERAL, RENAMED, text_of
from tests.review.place import CINEMA_ENTRY

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


async def test_an_answer_from_a_card(connect: Connect, place: Place) -> None:
    """Written in a form, tried, published: known at once, files and card say so; undo brings the refusal back."""
    before = place.written()
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?", "le cinéma c'est où")
        tried = await town.fill_in(card, "Répondre", **CINEMA)
        assert tried["flags"] & EPHEMERAL
        assert "rien n’est encore publié" in text_of(tried)
        assert "✅ Répond à **1** question ouverte" in text_of(tried)
        assert place.written() == before
        published = await town.press(tried, "Publier")
        await town.discord.answered(published)
        assert [answer["type"] for answer in published.answers] == [7]  # in place of the dry run
        assert "Le bot le sait dès maintenant" in published.shown
        assert place.answers("y a t il un cinema") == "topic:cinema"
        text = b"".join(place.written().values()).decode()
        for part in ("Le cinéma est au village voisin.", "https://affiche.example/1", "2022-01-10", "Répondu par user1"):
            assert part in text
        settled = await town.card("Répondu par **user1**", "Cinéma")
        again = await town.press(tried, "Publier")
        await town.discord.answered(again)
        assert "n’est plus le dernier" in again.shown
        assert await town.told(settled, "Annuler") == "Annulé\u00a0: tout est comme avant."
        assert place.written() == before
        assert place.answers("y a t il un cinema") is None
        await town.card("Groupe 1", "**2 personnes**", "pas de réponse sûre")


async def test_a_new_warning_is_shown_before_anything_is_published(connect: Connect, place: Place) -> None:
    """As on the page and in the terminal: what the authors' checks would find keeps nobody from publishing."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        tried = text_of(await town.fill_in(card, "Répondre", **CINEMA))
        assert "Avertissements nouveaux" in tried
        assert "pas de texte anglais à côté du français" in tried


async def test_who_rewrites_what_another_proposed_is_its_author(connect: Connect, place: Place) -> None:
    """Where what one writes waits for another: it waits as theirs, and they do not approve it."""
    place.publishing.approval = True
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        assert (await place.publishing.answer(1, CINEMA_ENTRY, "Marie")).waits
        card = await town.card("Groupe 1", "Marie")
        await town.told(card, "Remettre à tous")
        tried = await town.fill_in(await town.card("Groupe 1"), "Répondre", **CINEMA)
        assert "Proposé" in await town.told(tried, "Publier")
    approval = Approval(place.publishing)
    (waits,) = await approval.waiting()
    assert (waits.group, waits.by, (waits.detail or {})["person"]) == (1, "user1", f"discord:{ALICE}")
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(1, "user1", seen=waits.id)
    await approval.approve(1, "Marie", seen=waits.id)
    assert place.answers("y a t il un cinema") == "topic:cinema"


async def test_who_is_renamed_keeps_their_draft_and_their_group(
    connect: Connect, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held, written and tried under one name, published under another; who takes the first name gets neither."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        await town.told(card, "Je m’en occupe")
        tried = await town.fill_in(await town.card("Groupe 1", "user1"), "Répondre", **CINEMA)
        monkeypatch.setitem(RENAMED, ALICE, "marianne")
        monkeypatch.setitem(RENAMED, BOB, "user1")
        assert "n’est plus le dernier" in await town.told(tried, "Publier", person=BOB)
        assert "user1" in await town.told(await town.card("Groupe 1", "user1"), "Écarter", person=BOB)
        assert "Le bot le sait dès maintenant" in await town.told(tried, "Publier")
    assert "Répondu par marianne" in b"".join(place.written().values()).decode()
