"""A message is cut into the questions that it asks, as they were typed; what asks nothing stays with one that does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.languages.signs import signs
from bot.nlu.split import MOST, split

SEVERAL: list[tuple[str, ...]] = [
    # the text, then its parts
    ("Où est Amisco? Combien de monde y travaille?", "Où est Amisco?", "Combien de monde y travaille?"),
    ("c'est où le cégep et qui le dirige?", "c'est où le cégep", "et qui le dirige?"),
    ("How many people work at Optech and where is it?", "How many people work at Optech", "and where is it?"),
    ("ou est optech pis cest qui le boss", "ou est optech", "pis cest qui le boss"),
    ("c koi asta pis y sont combien", "c koi asta", "pis y sont combien"),
    ("Avantis, ils sont combien, et c'est né en quelle année?", "Avantis, ils sont combien", "et c'est né en quelle année?"),
    (
        "Y a-t-il un cinéma à Saint-Pascal, et à quelle heure ferme l'aréna?",
        "Y a-t-il un cinéma à Saint-Pascal",
        "et à quelle heure ferme l'aréna?",
    ),
    ("ya tu des garderies à La Poc puis comment on s'inscrit", "ya tu des garderies à La Poc", "puis comment on s'inscrit"),
    (
        "Do you need winter tyres, and does everyone own a snowblower",
        "Do you need winter tyres",
        "and does everyone own a snowblower",
    ),
    (
        "Is there a supermarket in La Pocatière, can you get tea there?",
        "Is there a supermarket in La Pocatière",
        "can you get tea there?",
    ),
    ("What's a CLSC? Also, is Kamouraska a village?", "What's a CLSC?", "Also, is Kamouraska a village?"),
    (
        "When was Kamouraska founded, and is Kamouraska a village?",
        "When was Kamouraska founded",
        "and is Kamouraska a village?",
    ),
    ("Who runs Novika? And their phone number?", "Who runs Novika?", "And their phone number?"),
    ("Qui dirige Novika? Et le téléphone?", "Qui dirige Novika?", "Et le téléphone?"),
    ("où est optech\ncombien ils sont\ncomment postuler", "où est optech", "combien ils sont", "comment postuler"),
    ("1. Où est Optech?\n2. Qui la dirige?", "Où est Optech?", "Qui la dirige?"),
    ("Deux questions: 1) où est Optech 2) qui la dirige", "Deux questions: 1) où est Optech", "qui la dirige"),
    ("- Where is Optech\n- Who runs it", "Where is Optech", "Who runs it"),
    ("Où est Optech; combien ont-ils d'employés?", "Où est Optech", "combien ont-ils d'employés?"),
    ("Where is Optech. How many work there", "Where is Optech.", "How many work there"),
    ("Où habite M. Tremblay, et quel âge a-t-il?", "Où habite M. Tremblay", "et quel âge a-t-il?"),
    (
        "Il y a combien de fermes, pis si un gars veut une terre il regarde où?",
        "Il y a combien de fermes",
        "pis si un gars veut une terre il regarde où?",
    ),
    ("Dites-moi où est Optech et combien d'employés elle a.", "Dites-moi où est Optech", "et combien d'employés elle a."),
    (
        "I'd like to know where Optech is and how many people work there.",
        "I'd like to know where Optech is",
        "and how many people work there.",
    ),
    (
        "Qui est le maire? Qui est le préfet? Qui est le député?",
        "Qui est le maire?",
        "Qui est le préfet?",
        "Qui est le député?",
    ),
    ("C'est quoi Optech, qui la dirige, combien d'employés?", "C'est quoi Optech", "qui la dirige", "combien d'employés?"),
    (
        "Do you need winter tyres, who runs Novika and is there a pool?",
        "Do you need winter tyres",
        "who runs Novika",
        "and is there a pool?",
    ),
    # a background, a courtesy
    (
        "Bonjour, on déménage au printemps. Où est Optech? Merci! Et qui la dirige? Bonne journée!",
        "Bonjour, on déménage au printemps. Où est Optech?",
        "Merci! Et qui la dirige? Bonne journée!",
    ),
    (
        "Where is Optech? My son works at Asta. How many are they?",
        "Where is Optech?",
        "My son works at Asta. How many are they?",
    ),
]

ONE = [
    "Où est Optech?",
    "Bonjour! Où est Optech? Merci!",
    "Bonjour, ça va? Où est Optech?",
    "Hi! How are you? Where is Optech?",
    "Pouvez-vous m'aider? Je cherche où loger.",
    "On arrive en mars. On est quatre. Comment trouver un logement?",
    "How do I find housing? Have a nice day. Sent from my iPhone",
    "Quelle est la population de Saint-Pascal et de Saint-Bruno?",
    "Est-ce une coop ou une cie privée?",
    "Quel organisme aide les immigrants et offre des cours?",
    "C'est quoi l'organisme qui aide les immigrants et qui offre des cours?",
    "What do I do when I arrive and when my kids are sick?",
    "Which shop sells bread and cheese?",
    "Who lives in Saint-Pascal and works in La Pocatière?",
    "Quand on arrive au Québec, comment on fait pour la carte soleil?",
    "Optech, Amisco et Asta",
    "Que faire, quand on arrive au printemps?",
    "J'ai un ami, qui est soudeur. Peut-il travailler ici?",
    "L'adresse et le téléphone d'Optech",
    "Le bureau de St. Pascal est où?",
    "Combien coûte un loyer (4 1/2) en moyenne, par mois, à La Pocatière?",
    "Merci beaucoup!",
    "",
    "?!?",
]


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case[0])
def test_a_message_is_cut_where_the_next_question_begins(case: tuple[str, ...]) -> None:
    """Sentences, lines, items of lists and questions tied by a conjunction or a comma, in French, English and texting."""
    text, *parts = case
    assert [part.text for part in split(text, signs()).parts] == parts


@pytest.mark.parametrize("text", ONE)
def test_one_question_stays_whole(text: str) -> None:
    """Courtesies, a background, what is listed and what a clause ties ask nothing of their own."""
    assert split(text, signs()).parts == ()


def test_what_goes_beyond_four_questions_is_kept_as_typed() -> None:
    """Four are read; the rest is not lost."""
    found = split("Où est A? Où est B? Où est C? Où est D? Où est E? Merci. Où est F?", signs())
    assert [part.text for part in found.parts] == ["Où est A?", "Où est B?", "Où est C?", "Où est D?"]
    assert found.rest == "Où est E? Merci. Où est F?"


@pytest.mark.parametrize(
    ("text", "joined", "content"),
    [
        ("Comment trouver un médecin, is there a waiting list?", True, 2),
        ("Où est Optech? Et combien de temps?", True, 1),
        ("Où est Optech? Combien d'employés?", False, 1),
        ("Où est Optech et comment inscrire mes deux enfants à l'école?", True, 5),
        ("Where is it and what is the Parc de l'Innovation?", True, 6),
    ],
)
def test_a_part_says_how_it_hangs_on_the_one_before(text: str, content: int, *, joined: bool) -> None:
    """Whether it goes on from it, and how much it says itself; a name says much."""
    _, last = split(text, signs()).parts
    assert (last.joined, last.content) == (joined, content)


@given(st.text(alphabet="où est et qui?.,;\n-1)(A'é !", max_size=200))
def test_whatever_is_typed_the_parts_stand_in_it_in_order(text: str) -> None:
    """Nothing is made up, nothing stands twice, and there are never more than four."""
    found = split(text, signs())
    at = 0
    for part in (*(part.text for part in found.parts), found.rest):
        assert part in text[at:]
        at = text.index(part, at) + len(part)
    assert len(found.parts) <= MOST
    assert len(found.parts) != 1


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Optech est-elle partenaire, et de quel type?", True),
        ("Is Optech a partner, and in which class?", True),
        ("Optech a combien de bureaux, pis où?", True),
        ("Optech a combien de bureaux, et qui la dirige?", False),
        ("Où est Optech et combien d'employés?", False),
        ("Is Optech a partner? Which class?", False),
    ],
)
def test_a_tail_asks_the_same_more_precisely(text: str, *, tail: bool) -> None:
    """A question word alone, or with its noun, in the same sentence; what has a verb of its own asks something else."""
    _, last = split(text, signs()).parts
    assert last.tail == tail


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "J'ai un chat. Comment trouver un logement à La Pocatière? Bonne journée!",
            "Comment trouver un logement à La Pocatière?",
        ),
        ("We have two kids. Where is the nearest swimming pool?", "Where is the nearest swimming pool?"),
        ("J'habite chez M. Roy. Où est le bureau du député de Kamouraska?", "Où est le bureau du député de Kamouraska?"),
        ("Comment trouver un logement?", ""),
        ("J'ai un chat. Bonne journée!", ""),
        ("On parlait d'Optech. C'est où?", ""),
        ("Où est le bureau du député? Qui est le maire de Mont-Carmel?", ""),
    ],
)
def test_the_sentence_that_asks_is_told_from_what_is_told_beside_it(text: str, alone: str) -> None:
    """Where there is one, it says what it asks about, and something stands beside it."""
    assert split(text, signs()).alone == alone
