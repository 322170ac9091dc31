"""What a name from elsewhere says: where somebody comes from, or what is asked about."""

from __future__ import annotations

import pytest

from bot.nlu.link import is_origin
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
