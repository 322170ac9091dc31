"""The staff's verbs from the cards: by button and form, each with its word to the person, and none without the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.discord import board
from bot.store.database import Database
from tests.channels.discord.desk import CINEMA, STAFF, desk_town
from tests.channels.discord.payloads import ALICE, BOB, EPHEMERAL, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.review.place import Place, laid_out
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.channels.discord.conftest import Connect
    from tests.channels.discord.desk import DeskTown
    from tests.channels.discord.payloads import Json


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    """The village on the disk, an empty database; the cards are looked at often."""
    monkeypatch.setattr(board, "EVERY", 0.1)
    laid_out(tmp_path)
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield Place(tmp_path, database)


async def begun(town: DeskTown, *texts: str) -> Json:
    """The card of a group of these questions, once staff have asked for the cards."""
    await town.asked(*texts)
    await town.begin()
    return await town.card(f"«\u00a0{texts[0]}\u00a0»")


def labels(message: Json) -> set[str]:
    """The labels of its buttons."""
    return {each["label"] for each in buttons_of(message)}


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
        assert [act.by for act in (await place.desk.show(1)).acts] == ["user1", "user2", "user1", "user1", "user1"]
        assert len(town.cards()) == 1


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
        assert [answer["type"] for answer in published.answers] == [7]  # in place of the trial
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


async def test_what_breaks_a_test_question_needs_a_reason(connect: Connect, place: Place) -> None:
    """There is no plain way to publish it; the reason that is given stands in the trail."""
    circus = {**CINEMA, "title": "Cirque", "items": "Où est le cirque?\noù est le cirque", "answer_fr": "Au champ de foire."}
    async with desk_town(connect, place) as town:
        card = await begun(town, "le cirque, où ça")
        tried = await town.fill_in(card, "Répondre", **circus)
        assert "🧪 Brise **1** question d’essai" in text_of(tried)
        assert "Où est le cirque?" in text_of(tried)
        assert labels(tried) == {"Publier quand même…", "Corriger"}
        published = await town.fill_in(tried, "Publier quand même…", reason="Il est arrivé ce matin.")
        assert "Le bot le sait dès maintenant" in text_of(published)
        (act,) = (await place.desk.show(1)).acts
        assert (act.detail or {})["note"] == "Il est arrivé ce matin."


async def test_a_phrasing_a_name_and_a_fact(connect: Connect, place: Place) -> None:
    """What is meant is named by its title, as people write it; what nobody is called leads back to the form as it was."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "la grosse noce du monde")
        wrong = await town.fill_in(card, "Autre formulation", target="Fete du vilage voisin de la mer")
        assert "rien ne s’appelle" in text_of(wrong)
        form = await town.press(wrong, "Corriger")
        await town.discord.until(lambda: form.answers, "form")
        target, items = [label["component"] for label in form.answers[0]["data"]["components"]]
        assert target["value"] == "Fete du vilage voisin de la mer"
        assert items["value"] == "la grosse noce du monde"
        tried = await town.discord.answered(
            await town.discord.fill_in(form, target="fete du vilage", items="la grosse noce du monde", roles=STAFF)
        )
        await town.told(tried, "Publier")
        assert place.answers("la grosse noce du monde") == "topic:fete"
        await town.asked("Que fait la Miche Dorée?")
        named = await town.card("la Miche Dorée?")
        await town.told(await town.fill_in(named, "Autre nom", entity="le fournil", items="Miche Dorée"), "Publier")
        assert place.answers("que fait la miche doree") == "activity:fournil"
        await town.asked("Que fait la forge?")
        unknown = await town.card("Que fait la forge?")
        fact = {"entity": "Forge Tremblay", "intent": "Activité", "answer_fr": "Elle ferre les chevaux.", "source": "Affiche"}
        await town.told(await town.fill_in(unknown, "Un fait", **fact), "Publier")
        assert place.answers("que fait la forge tremblay") == "activity:forge"


async def test_english_staff_and_an_english_group(connect: Connect, place: Place) -> None:
    """The form is in the person's language; of an English group the question is said in French too."""
    async with desk_town(connect, place) as town:
        await put(place.store, text="Is there a cinema?", utterance="is there a cinema", language="en")
        await town.begin()
        card = await town.card("Is there a cinema?", "en anglais")
        (answer,) = [each["custom_id"] for each in buttons_of(card) if each["label"] == "Répondre"]
        form = await town.discord.press(card, answer, roles=STAFF, locale="en-US")
        await town.discord.until(lambda: form.answers, "form")
        assert form.answers[0]["data"]["title"] == "A new topic"
        fields = {
            "title": "Y a-t-il un cinéma?",
            "answer_fr": "Au village voisin.",
            "answer_en": "Next village.",
            "source": "A",
        }
        sent = await town.discord.fill_in(form, roles=STAFF, locale="en-US", **fields)
        tried = await town.discord.answered(sent)
        assert "nothing is published yet" in text_of(tried)
        await town.told(tried, "Publish")
        assert place.answers("is there a cinema") == place.answers("y a-t-il un cinéma") == "topic:y-a-t-il-un-cinema"


async def test_an_answer_outlives_a_restart(connect: Connect, place: Place) -> None:
    """Between the card and its button, between the form and its sending, between the trial and its publication."""
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


async def test_without_the_role_nothing_is_done(connect: Connect, place: Place) -> None:
    """Every button of a card and of a trial, and every form, by somebody whose role is gone; nor what was altered."""
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
        assert (await place.desk.show(1)).acts == ()
        assert place.answers("y a t il un cinema") is None


def _button(custom_id: str) -> Json:
    return {"type": 2, "id": 10, "style": 2, "label": "x", "custom_id": custom_id}


async def test_two_who_answer_at_once(connect: Connect, place: Place) -> None:
    """The first is published; the second is told who was faster, and nothing of theirs is written."""
    async with desk_town(connect, place) as town:
        card = await begun(town, "Y a-t-il un cinéma?")
        first = await town.fill_in(card, "Répondre", person=ALICE, **CINEMA)
        second = await town.fill_in(card, "Répondre", person=BOB, **{**CINEMA, "answer_fr": "Non."})
        await town.told(first, "Publier", person=ALICE)
        assert "a déjà sa réponse, par user1" in await town.told(second, "Publier", person=BOB)
        assert b"Non." not in b"".join(place.written().values())
