"""The answers to several questions as one: each under its name, all in the room of one message. On the village."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.considered import Considered, Part
from bot.answers.model import LONGEST, Suggestion
from bot.answers.together import together
from bot.nlu.model import Candidate, Entry
from tests import village

ENGINE = village.engine()


def _answering(whole: Considered, topic: str, text: str) -> Considered:
    """The same message, answered by that topic with that text."""
    candidate = Candidate(Entry("topic", topic), None, f"topic:{topic}", 0.9)
    return replace(whole, decision=replace(whole.decision, candidate=candidate), text=text)


def test_the_answers_stand_under_one_another_each_under_its_name() -> None:
    """Text, sources and suggestions of all; nothing is offered that has just been answered, and no source stands twice."""
    considered = ENGINE.consider("Que fait le Fournil, et quand a lieu la fête du village, et combien d'employés a le Fournil?")
    assert considered.text == (
        "**Activité : Le Fournil**\nLe Fournil cuit le pain du village.\n\n"
        "**Fête du village**\nLa fête a lieu le 24 juin.\n\n"
        "**Nombre d'employés : Le Fournil**\nLe Fournil compte 12 employés (2020)."
    )
    assert sorted(source.title for source in considered.sources) == ["L'Almanach", "La Gazette du village"]
    assert considered.suggestions == (Suggestion("Combien coûte la fête?", "Combien coûte la fête?"),), (
        "which says of what it is"
    )


def test_what_is_not_answered_is_told_last_and_once() -> None:
    """Nobody's own words are said back to them beside a refusal: they read as mockery."""
    considered = ENGINE.consider(
        "Que fait le Fournil? Quelle est la capitale de [l'Australie](https://x.example) *là* @everyone?"
    )
    *_, told = considered.text.split("\n\n")
    heading, refusal = told.split("\n")
    assert heading == "Quant au reste de votre message :"
    assert refusal.startswith("Ça, je ne le sais pas")
    assert "Australie" not in considered.text
    assert any(action.url == "https://mairie.example" for action in considered.actions), "whom to ask instead"


def test_long_answers_share_the_room_of_one_message() -> None:
    """The short ones stay whole, the long ones are cut alike, and none falls away."""
    whole = ENGINE.consider("Que fait la scierie?")
    texts = {"Premier": "long " * 300, "Deuxième": "court", "Troisième": "grand " * 300}
    parts = tuple(Part(title, _answering(whole, title, text)) for title, text in texts.items())
    said = together(whole, parts, "", titled=lambda entry, _: Suggestion(entry.name, ""), steps=lambda one: one.actions).text
    assert len(said) <= LONGEST
    first, second, third = said.split("\n\n")
    assert (first[:11], second, third[:13]) == ("**Premier**", "**Deuxième**\ncourt", "**Troisième**")
    assert first.endswith("…")
    assert abs(len(first) - len(third)) < 20
