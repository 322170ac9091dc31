"""Any answer, from Discord: found by its words, looked over, corrected, confirmed, taken back; none without the role."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.config.sections import ReviewSection
from bot.review.approval import Approval
from bot.review.correcting import Correcting
from bot.review.errors import NotPossibleError
from bot.review.feedback_model import NewFeedback
from bot.review.outcome_counts import OutcomeCount
from bot.review.proposals import Proposal
from bot.store.feedback import StoredFeedback
from bot.store.outcome_counts import StoredOutcomeCounts
from tests.channels.discord.conftest import staff_config
from tests.channels.discord.desk import STAFF, desk_town, labels
from tests.channels.discord.payloads import ALICE, EPHEMERAL, READER_ROLE, buttons_of, text_of
from tests.channels.discord.standin import StandIn
from tests.review.place import CINEMA_ENTRY
from tests.store.examples import put

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.channels.discord.desk import DeskTown
    from tests.channels.discord.payloads import Json
    from tests.review.place import Place

FETE = "topic:fete"
NEW = "La fête a lieu le 25 juin."


async def sheet(town: DeskTown, words: str = FETE) -> Json:
    """What the command shows of these words."""
    return await town.discord.answered(await town.discord.team("reponse", *STAFF, mots=words))


def says(place: Place) -> str:
    """What is answered now."""
    answer = place.engine.knowledge.topics["fete"].answer
    return answer.fr if answer is not None else ""


async def test_an_answer_is_found_as_one_types(connect: Connect, place: Place) -> None:
    """By title, text, name, phrasing and source; each choice leads to its sheet; nobody else is offered any."""
    async with desk_town(connect, place) as town:
        for typed, wanted in (
            ("fête vill", "Fête du village"),
            ("24 juin", "Fête du village"),
            ("SBV activité", "Activité (Scierie Boisvert)"),
            ("almanach", "Fête du village"),
        ):
            choices = await town.discord.type_for_team("reponse", "mots", typed, *STAFF)
            assert wanted in [choice["name"] for choice in choices], typed
        offered = await town.discord.type_for_team("reponse", "mots", "Fete du vilage", *STAFF)
        assert (offered[0]["name"], offered[0]["value"]) == ("Fête du village", FETE)
        assert 0 < len(await town.discord.type_for_team("reponse", "mots", "", *STAFF)) <= 25
        assert await town.discord.type_for_team("reponse", "mots", "fête") == []
        refused = await town.discord.team("reponse", mots=FETE)
        await town.discord.answered(refused)
        assert "réservée à l’équipe" in refused.shown


async def test_words_that_several_speak_of_offer_these(connect: Connect, place: Place) -> None:
    """Those found are there to choose from; one alone is shown at once; of none it is said."""
    async with desk_town(connect, place) as town:
        several = await sheet(town, "fête")
        assert "parlent de «\u00a0fête\u00a0»" in text_of(several)
        chosen = await town.discord.choose(several, FETE, roles=STAFF)
        await town.discord.answered(chosen)
        assert "La fête a lieu le 24 juin." in chosen.shown
        assert "Rien ne parle de «\u00a0xyzzy\u00a0»" in text_of(await sheet(town, "xyzzy"))
        assert "`topic:fete`" in text_of(await sheet(town, "Fête du village 24 juin"))


async def test_the_sheet_tells_all_that_is_known(connect: Connect, place: Place) -> None:
    """What it says in both languages, its source with its dates, how often and how it is asked, what came back."""
    await StoredOutcomeCounts(place.database).add(
        [
            OutcomeCount("2026-05-20", "web", "fr", "answer", "", FETE, 3),
            OutcomeCount("2026-05-21", "discord", "en", "answer", "", FETE, 1),
        ]
    )
    await put(place.store, text="La fête, c'est le 23?", reason="wrong_answer", nearest=FETE)
    said = NewFeedback(
        "a" * 64, "b" * 64, FETE, "web", "fr", "wrong", "outdated", "C'était le 23 l'an passé.", date(2026, 5, 21)
    )
    await StoredFeedback(place.database).keep(said, daily_limit=5)
    async with desk_town(connect, place) as town:
        shown = await sheet(town)
    text = text_of(shown)
    assert shown["flags"] & EPHEMERAL
    for part in (
        "Fête du village",
        "> La fête a lieu le 24 juin.",
        "En anglais",
        "L'Almanach",
        "non daté",
        "**Donnée 4 fois**",
        "en français\u00a0: 3, en anglais\u00a0: 1",
        "page web\u00a0: 3, Discord\u00a0: 1",
        "La fête, c'est le 23?",
        "1 × faux",
        "C'était le 23 l'an passé.",
        "topics/fete.yaml",
    ):
        assert part in text, part
    assert {"Toujours vrai", "Corriger"} <= labels(shown)


async def test_an_answer_is_corrected_and_that_is_taken_back(connect: Connect, place: Place) -> None:
    """Written in a form that holds what it says, tried, published: said at once, journalled, undone to the byte."""
    before = place.written()
    async with desk_town(connect, place) as town:
        found = await sheet(town)
        tried = await town.fill_in(
            found, "Corriger", answer_fr=NEW, answer_en="The fair is on 25 June.", valid_until="2030-03-01"
        )
        assert tried["flags"] & EPHEMERAL
        text = text_of(tried)
        assert "rien n’est encore publié" in text
        assert "24 juin" in text
        assert f"+ fr: {NEW}" in text.replace("  ", "")
        assert "Bon jusqu’au 1er mars 2030" in text
        assert "attendent encore l’ancien texte" in text
        assert place.written() == before
        whole = await town.told(tried, "Tout voir")
        assert "Ce que les gens verront" in whole
        assert f"> {NEW}" in whole
        assert "> The fair is on 25 June." in whole
        published = await town.press(tried, "Publier")
        await town.discord.answered(published)
        assert [answer["type"] for answer in published.answers] == [7]
        assert "Corrigé. Le bot le dit dès maintenant" in published.shown
        assert says(place) == NEW
        again = await sheet(town)
        assert "corrigé · **user1**" in text_of(again)
        assert "24 juin" in text_of(again)
        assert "n’est plus le dernier" in await town.told(tried, "Publier")
        assert "tout est comme avant" in await town.told(again, "Annuler le dernier geste")
    assert place.written() == before


async def test_source_date_and_next_step_are_corrected(connect: Connect, place: Place) -> None:
    """Another source by its lines; of the same one, more recent, the date alone; a step that leads nowhere is refused."""
    async with desk_town(connect, place) as town:
        found = await sheet(town)
        refused = await town.fill_in(found, "Corriger", actions="demain matin")
        assert "n’est ni une adresse web" in text_of(refused)
        assert labels(refused) == {"Corriger"}
        tried = await town.fill_in(refused, "Corriger", actions="418 555-0123 | Appeler | Call", source="2025-06")
        await town.told(tried, "Publier")
    topic = place.engine.knowledge.topics["fete"]
    (source,) = [place.engine.knowledge.sources[id_] for id_ in topic.sources]
    assert (source.title, source.url, source.date) == ("L'Almanach", None, "2025-06")
    assert [(step.kind, step.value) for step in topic.actions] == [("phone", "418 555-0123")]
    assert says(place) == "La fête a lieu le 24 juin."


async def test_nothing_is_published_over_what_somebody_changed_since(connect: Connect, place: Place) -> None:
    """The trial is made anew, upon what the answer says by then; the button under the old one publishes nothing."""
    async with desk_town(connect, place) as town:
        tried = await town.fill_in(await sheet(town), "Corriger", answer_fr=NEW)
        await Correcting(place.publishing).correct(FETE, "{answer: {fr: La fête a lieu le 26 juin.}}", "Odile")
        pressed = await town.press(tried, "Publier")
        await town.discord.answered(pressed)
        assert "Quelqu’un a changé cette réponse depuis" in pressed.shown
        assert "26 juin" in pressed.shown
        assert says(place) == "La fête a lieu le 26 juin."
        assert "n’est plus le dernier" in await town.told(tried, "Publier")
        assert pressed.message is not None
        await town.told(pressed.message, "Publier")
    assert says(place) == NEW


async def test_english_that_somebody_else_wrote_meanwhile_is_not_asked_for(connect: Connect, place: Place) -> None:
    """A form has a field at least: the button under an old sheet says that it is there."""
    french = CINEMA_ENTRY.content.replace("title: {fr: Cinéma, en: Cinema}", "title: {fr: Cinéma}")
    async with desk_town(connect, place) as town:
        await town.asked("Y a-t-il un cinéma?")
        await place.publishing.answer(1, Proposal("new_entry", content=french), "Odile")
        found = await sheet(town, "topic:cinema")
        tried = await town.fill_in(found, "Titre en anglais…", title_en="Cinema")
        assert "Corrigé" in await town.told(tried, "Publier")
        assert "L’anglais y est déjà" in await town.told(found, "Titre en anglais…")


async def test_where_another_approves_it_waits(connect: Connect, place: Place) -> None:
    """It is proposed as theirs, the sheet says so, and they do not approve it themselves."""
    place.publishing.approval = True
    async with desk_town(connect, place) as town:
        tried = await town.fill_in(await sheet(town), "Corriger", answer_fr=NEW)
        assert "Proposé" in await town.told(tried, "Publier")
        assert "attend d’être approuvée" in text_of(await sheet(town))
    approval = Approval(place.publishing)
    (waits,) = await approval.waiting()
    assert (waits.entry, waits.by, (waits.detail or {})["person"]) == (FETE, "user1", f"discord:{ALICE}")
    with pytest.raises(NotPossibleError, match="You wrote it"):
        await approval.approve(FETE, "renamed", seen=waits.id, person=f"discord:{ALICE}")


async def test_who_only_looks_is_shown_and_changes_nothing(connect: Connect, place: Place) -> None:
    """The role is looked at again at each press; what is not theirs is refused."""
    config = staff_config().model_copy(update={"review": ReviewSection(discord_roles={int(READER_ROLE): "reader"})})
    before = place.written()
    async with desk_town(connect, place, config=config) as town:
        shown = await town.discord.answered(await town.discord.team("reponse", READER_ROLE, mots=FETE))
        assert "24 juin" in text_of(shown)
        for label in ("Toujours vrai", "Corriger"):
            assert "permet de regarder" in await town.told(shown, label, roles=(READER_ROLE,))
            assert "réservée à l’équipe" in await town.told(shown, label, roles=())
    assert place.written() == before


async def test_a_trial_outlives_a_restart(connect: Connect, place: Place) -> None:
    """Its buttons publish it in the next run of the program."""
    async with StandIn() as stand_in:
        async with desk_town(connect, place, stand_in) as town:
            tried = await town.fill_in(await sheet(town), "Corriger", answer_fr=NEW)
        async with desk_town(connect, place, stand_in) as town:
            assert "Corrigé" in await town.told(tried, "Publier")
    assert says(place) == NEW


async def test_what_grew_old_is_read_again(connect: Connect, place: Place) -> None:
    """Listed with where to look; still so, it leaves the list; that is taken back; by pages."""
    async with desk_town(connect, place) as town:
        listed = await town.discord.answered(await town.discord.team("relire", *STAFF))
        text = text_of(listed)
        assert "**À relire** · 1 à" in text
        links = [each["url"] for each in buttons_of(listed) if "url" in each]
        assert "https://gazette.example/1" in links
        confirming = [each for each in buttons_of(listed) if each["label"] == "Toujours vrai"]
        pressed = await town.discord.press(listed, confirming[0]["custom_id"], roles=STAFF)
        told = await town.discord.answered(pressed)
        assert "toujours vrai aujourd’hui" in pressed.shown
        after = await town.discord.answered(await town.discord.team("relire", *STAFF))
        assert text_of(after) != text
        await town.told(told, "Annuler le dernier geste")
        back = await town.discord.answered(await town.discord.team("relire", *STAFF))
        assert text_of(back) == text
