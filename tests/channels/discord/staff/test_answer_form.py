"""The forms in which staff answer a group: they fit Discord, and hold what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from discord.ui import Label

from bot.channels.discord.rendering.signing import Signer
from bot.channels.discord.staff.answer_fields import proposed_fields
from bot.channels.discord.staff.answer_form import answer_form
from bot.channels.discord.staff.dismiss_form import dismiss_form
from bot.channels.discord.staff.merge_form import merge_form
from bot.channels.discord.staff.override_form import override_form
from bot.review.catalogue import Catalogue
from bot.review.model import QuestionGroup, Standing
from bot.review.proposal_form import KINDS
from bot.review.queue import Dossier
from tests.channels.discord.desk import STAFF, begun, desk_town
from tests.channels.discord.payloads import buttons_of, text_of
from tests.store.examples import put
from tests.village import engine

if TYPE_CHECKING:
    from bot.knowledge.model import Language
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place


SIGNER = Signer(b"a secret of the tests")


@pytest.mark.parametrize("tongue", ["fr", "en"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_every_label_is_shown_whole(tongue: Language, spoken: Language) -> None:
    """Discord refuses labels over 45 characters and hints over 100, and we would cut the latter; titles likewise."""
    group = QuestionGroup(
        1, "", "below_threshold", tongue, Standing(), ("un",), 1, 1, ("web",), None, 0, "2026-01-01", "2026-01-01"
    )
    dossier = Dossier(group, (), ())
    known = Catalogue(engine(), spoken)
    forms = [answer_form(kind, group, proposed_fields(kind, dossier, known), spoken, SIGNER) for kind in KINDS]
    forms += [dismiss_form(1, spoken, SIGNER), merge_form(1, [(2, "deux")], spoken, SIGNER), override_form(1, spoken, SIGNER)]
    for form in forms:
        assert 1 <= len(form.children) <= 5
        assert not form.title.endswith("…")
        for label in form.children:
            assert isinstance(label, Label)
            assert len(label.text) <= 45
            assert not (label.description or "").endswith("…")


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
