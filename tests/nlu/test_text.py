"""From what a person typed to folded words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.text import fold, key, sound, words

TEXTING = {"koi": "quoi", "c": "c est", "pk": "pourquoi"}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉCOLE Élémentaire", "ecole elementaire"),
        ("cœur, Lætitia", "coeur, laetitia"),
        ("l’Îlet ‘rouge’", "l'ilet 'rouge'"),
        ("Saint–Pascal—Est", "saint-pascal-est"),
        ("e\u0301cole", "ecole"),
        ("ﬁn № 3 ™", "fin no 3 tm"),
        ("Straße", "strasse"),
        ("a\u200bb\u00adc\ufeffd", "abcd"),
        ("a\x00b\x07c\td", "a b c d"),
        ("a\nb", "a\nb"),
        ("\u202eetxet", " etxet"),
    ],
)
def test_folding_takes_away_what_people_type_differently(text: str, folded: str) -> None:
    """Case, accents, ligatures, quotes, dashes and what cannot be seen make no difference to the matcher."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Que fait l'ITA?", "que fait l ita", id="elision"),
        pytest.param("Qu’est-ce que c’est", "qu est ce que c est", id="typographic-apostrophe"),
        pytest.param("Ste-Anne et St-Pascal", "sainte anne et saint pascal", id="saints"),
        pytest.param("l'I.T.A. de La Pocatière", "l ita de la pocatiere", id="initials"),
        pytest.param("65 000 habitants", "65000 habitants", id="thousands-by-a-space"),
        pytest.param("65\u00a0000 et 65\u202f000", "65000 et 65000", id="thousands-by-a-narrow-space"),
        pytest.param("65,000 or 1.250.000", "65000 or 1250000", id="thousands-by-a-sign"),
        pytest.param("en 2017 2018", "en 2017 2018", id="years-stay-apart"),
        pytest.param("le 22 mai", "le 22 mai", id="day"),
        pytest.param("5 $ ou 3 % & plus", "5 dollars ou 3 pourcent et plus", id="signs"),
        pytest.param("c koi", "c est quoi", id="texting"),
        pytest.param("c'est quoi", "c est quoi", id="elided-is-no-texting"),
        pytest.param("pk?", "pourquoi", id="texting-before-a-mark"),
        pytest.param("allooooo", "allo", id="long-run"),
        pytest.param("koiiii", "quoi", id="long-run-of-texting"),
        pytest.param("aller", "aller", id="double-letters-stay"),
        pytest.param("graphie_222 B12", "graphie 222 b12", id="digits-after-letters"),
        pytest.param("2e étage", "2 e etage", id="letters-after-digits"),
        pytest.param("😀🎉 !!!", "", id="emoji"),
        pytest.param("", "", id="nothing"),
        pytest.param("日本語 привет", "", id="other-scripts"),
    ],
)
def test_a_message_is_cut_into_plain_words(text: str, expected: str) -> None:
    """One spelling of the many that people use for the same words."""
    assert " ".join(word.text for word in words(text, TEXTING)) == expected


def test_a_word_keeps_what_was_written() -> None:
    """Words that the lexicon opened remember the letters that the person typed: they tell the language too."""
    assert [(word.text, word.written) for word in words("c koi", TEXTING)] == [
        ("c", "c"),
        ("est", "c"),
        ("quoi", "koi"),
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Bonjour, que fait la scierie? Merci!", [["bonjour"], ["que", "fait", "la", "scierie"], ["merci"]]),
        ("la scierie - celle du village", [["la", "scierie"], ["celle", "du", "village"]]),
        ("Saint-Pascal", [["saint", "pascal"]]),
        ("a\nb", [["a"], ["b"]]),
        ("??? ... a", [["a"]]),
        ("3,5 millions", [["3", "5", "millions"]]),
        ("en 2017, 12 écoles", [["en", "2017"], ["12", "ecoles"]]),
        ("«Un langage commun»", [["un", "langage", "commun"]]),
    ],
)
def test_punctuation_ends_a_clause(text: str, clauses: list[list[str]]) -> None:
    """A greeting before a question is a clause of its own; a hyphen in a name or a comma in a number ends none."""
    found = words(text)
    numbers = sorted({word.clause for word in found})
    assert numbers == list(range(len(clauses)))
    assert [[word.text for word in found if word.clause == number] for number in numbers] == clauses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’École-du-Rang", "l'ecole du rang"),
        ("St-Pascal", "saint pascal"),
        ("65 000", "65,000"),
        ("C.É.G.E.P.", "cegep"),
    ],
)
def test_texts_that_read_the_same_have_one_key(one: str, other: str) -> None:
    """Two spellings of one phrasing are found to be the same."""
    assert key(one) == key(other)


def test_texts_that_differ_by_a_word_have_two_keys() -> None:
    """Folding never makes one of two different texts."""
    assert key("la scierie") != key("le moulin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("segep", "cegep"),
        ("soucie", "soucy"),
        ("farmacie", "pharmacie"),
        ("bato", "bateau"),
        ("desjardin", "desjardins"),
        ("kamouraska", "camouraska"),
        ("ecolle", "ecole"),
    ],
)
def test_words_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    """A name written as it is heard in French still proposes the right one."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("moulin", "maison"), ("ita", "iga"), ("leader", "majeur")])
def test_words_that_sound_different_have_two_sounds(one: str, other: str) -> None:
    """The key is coarse but tells plainly different words apart."""
    assert sound(one) != sound(other)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_becomes_plain_words(text: str) -> None:
    """Whatever is typed, words are lower-case ASCII letters or digits, in clauses that are counted without a gap."""
    found = words(text, TEXTING)
    assert all(re.fullmatch(r"[a-z]+\d*|\d+", word.text) for word in found)
    assert sorted({word.clause for word in found}) == list(range(len({word.clause for word in found})))
    assert [word.clause for word in found] == sorted(word.clause for word in found)


@settings(deadline=None)
@given(st.text(max_size=100))
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    """The utterance that the log groups by reads as itself."""
    once = key(text)
    assert key(once) == key(key(once))
