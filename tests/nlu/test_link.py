"""What a name from elsewhere says: where somebody comes from, or what is asked about."""

from __future__ import annotations

import pytest

from bot.nlu.link import is_origin, set_aside
from bot.nlu.mention import Mention, Referent
from bot.nlu.text import words


def origin(text: str, name: str) -> bool:
    """Whether this name of the text only tells where the person is."""
    utterance = words(text)
    start = next(i for i, word in enumerate(utterance) if word.text == name)
    stranger = Mention(start, start + 1, (Referent("elsewhere", "elsewhere", name),), 1.0, name)
    return is_origin(stranger, utterance)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("j'arrive de Rimouski, que fait la scierie", "rimouski"),
        ("Je viens de Bruxelles et je veux échanger mon permis", "bruxelles"),
        ("J'habite à Toulouse. Combien coûte le cégep?", "toulouse"),
        ("Je reste à Laval pis je cherche un logement", "laval"),
        ("Ma famille est à Abidjan, comment trouver un médecin?", "abidjan"),
        ("We're in Toronto; what programmes are there?", "toronto"),
        ("I live in Chicago and want to study here", "chicago"),
        ("moving from France soon", "france"),
        ("est-ce que mon permis de conduire de Tunisie est bon ici", "tunisie"),
        ("my nursing licence from Ohio, is it recognised", "ohio"),
    ],
)
def test_where_somebody_lives_or_comes_from_is_background(text: str, name: str) -> None:
    """Said with a verb of coming or living, beside one's papers, or in a clause of one's own beside the one that asks."""
    assert origin(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Qui est le maire de Rimouski?", "rimouski"),
        ("que fait la scierie à Rimouski", "rimouski"),
        ("Bonjour, combien de gens vivent à Rimouski?", "rimouski"),
        ("How far is Toronto?", "toronto"),
        ("où demander un permis de construire à Rimouski", "rimouski"),
        ("j'ai besoin d'un permis de construire à Rimouski", "rimouski"),
        ("je veux le numéro de l'hôpital de Rimouski", "rimouski"),
    ],
)
def test_what_is_asked_about_is_not(text: str, name: str) -> None:
    """Else a question about another town would get a neighbour's answer."""
    assert not origin(text, name)


def left_out(text: str, *names: str) -> list[str]:
    """What is left out of a text in which these names are found, each a word."""
    utterance = words(text)
    found = [
        Mention(i, i + 1, (Referent("entity", "organisation", word.text),), 1.0, word.text)
        for i, word in enumerate(utterance)
        if word.text in names
    ]
    return [" ".join(word.text for word in utterance[start:end]) for start, end in set_aside(found, utterance)]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Où est le fournil, pas la scierie?", "pas la scierie"),
        ("Où est le fournil (je ne parle pas de la scierie)?", "je ne parle pas de la scierie"),
        ("L'adresse du fournil, et surtout pas celle de la scierie", "et surtout pas celle de la scierie"),
        ("pas la scierie, le fournil, c'est où", "pas la scierie"),
        ("Where is the fournil, not the scierie?", "not the scierie"),
        ("the fournil please, I don't want the scierie", "i don t want the scierie"),
        ("le fournil, à ne pas confondre avec la scierie", "à ne pas confondre avec la scierie"),
    ],
)
def test_a_name_is_set_aside_beside_another(text: str, stretch: str) -> None:
    """In both languages, before the other name and after it, with the words that set it aside."""
    assert left_out(text, "fournil", "scierie") == [" ".join(word.text for word in words(stretch))]


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi pas la scierie?",
        "Isn't the scierie near the fournil?",
        "le fournil n'engage pas, la scierie oui",
        "le fournil est-il pas loin de la scierie",
        "Does the fournil not work with the scierie?",
        "Pas à la scierie, au fournil",
    ],
)
def test_a_denial_sets_no_name_aside(text: str) -> None:
    """Nor does anything where nobody else is named."""
    assert left_out(text, "fournil", "scierie") == []
