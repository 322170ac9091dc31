"""Giving some questions of a group a group of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.desk import STAFF, begun, desk_town, labels
from tests.channels.discord.payloads import text_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect
    from tests.review.place import Place

CINEMA, BOWLING, CURLING = "Un cinéma?", "Un bowling?", "Du curling?"


async def test_splitting_from_a_card(connect: Connect, place: Place) -> None:
    """The questions that were chosen have a card of their own, the others stay; undo brings them back."""
    async with desk_town(connect, place) as town:
        card = await begun(town, CINEMA, BOWLING, CURLING)
        form = await town.press(card, "Séparer")
        await town.discord.until(lambda: form.answers, "form")
        (label,) = form.answers[0]["data"]["components"]
        keys = {option["label"]: option["value"] for option in label["component"]["options"]}
        assert list(keys) == [CINEMA, BOWLING, CURLING]
        assert label["component"]["max_values"] == 2
        chosen = ",".join(keys[text] for text in (BOWLING, CURLING))
        told = await town.discord.answered(await town.discord.fill_in(form, texts=chosen, roles=STAFF))
        assert text_of(told).startswith("Séparé")
        await town.card("Groupe 2", BOWLING, CURLING)
        left = await town.card("Groupe 1", "**1 personne**")
        assert "Séparer" not in labels(left)
        await town.told(left, "Annuler")
        await town.card("Groupe 1", "**3 personnes**")


async def test_what_is_gone_by_then_is_not_split(connect: Connect, place: Place) -> None:
    """Somebody else split it between the press and the sending: nothing is moved that was not chosen, and it is said."""
    async with desk_town(connect, place) as town:
        card = await begun(town, CINEMA, BOWLING)
        form = await town.press(card, "Séparer")
        await town.discord.until(lambda: form.answers, "form")
        (label,) = form.answers[0]["data"]["components"]
        (key,) = [option["value"] for option in label["component"]["options"] if option["label"] == BOWLING]
        await place.desk.actions.split(1, [BOWLING], "quelqu’un")
        told = await town.discord.answered(await town.discord.fill_in(form, texts=key, roles=STAFF))
        assert "ni aucune question, ni toutes" in text_of(told)
        assert {one.text for one in (await place.desk.queue.show(1)).questions} == {CINEMA}


async def test_one_question_alone_is_not_to_be_split(connect: Connect, place: Place) -> None:
    """However many people asked it."""
    async with desk_town(connect, place) as town:
        assert "Séparer" not in labels(await begun(town, CINEMA))


async def test_more_questions_than_a_field_shows_are_all_there(connect: Connect, place: Place) -> None:
    """In a field each 25, which says of how many; what is chosen in either goes."""
    texts = [f"Un bowling numéro {number}?" for number in range(30)]
    async with desk_town(connect, place) as town:
        card = await begun(town, *texts)
        form = await town.press(card, "Séparer")
        await town.discord.until(lambda: form.answers, "form")
        first, second = form.answers[0]["data"]["components"]
        assert (first["label"], second["label"]) == ("Questions 1 à 25 sur 30", "Questions 26 à 30 sur 30")
        options = [option for label in (first, second) for option in label["component"]["options"]]
        assert [option["label"] for option in options] == texts
        chosen = {"texts": options[0]["value"], "texts2": options[-1]["value"]}
        await town.discord.answered(await town.discord.fill_in(form, roles=STAFF, **chosen))
        assert {one.text for one in (await place.desk.queue.show(2)).questions} == {texts[0], texts[-1]}
