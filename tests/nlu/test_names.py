"""Names in a question: found as people write them, and not found where there are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import Knowledge, Lexicon
from bot.knowledge.region import nameless
from bot.nlu.link import narrowed
from bot.nlu.mention import Mention, Referent
from bot.nlu.names import Names
from bot.nlu.text import words
from tests import village

VILLAGE = village.knowledge(
    organisations__ita="name: ITA\naliases: [Institut de technologie agroalimentaire]\n",
    organisations__inovaweld="name: Inovaweld\n",
    organisations__bolduc="name: Salaison Bolduc\nshared: [Bolduc]\n",
    people__bolduc_jean="name: Jean Bolduc\nshared: [Bolduc]\n",
    lexicon=village.FILES["lexicon.yaml"].replace("Walmart]", "Walmart, IGA, Saint-Denis]"),
)
NAMES = Names(VILLAGE)


def found(text: str, *ordinary: str) -> list[tuple[str, ...]]:
    """What each name in a text may stand for."""
    return [mention.ids() for mention in NAMES.find(words(text), ordinary)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("que fait la Scierie Boisvert", ["scierie"], id="name"),
        pytest.param("QUE FAIT LA SCIERIE BOISVERT", ["scierie"], id="capitals"),
        pytest.param("parle-moi de l’ecole du rang", ["ecole"], id="without-accents"),
        pytest.param("l'École-du-Rang?", ["ecole"], id="hyphens"),
        pytest.param("que fait la scierie", ["scierie"], id="alias"),
        pytest.param("la boulangerie fournil", ["fournil"], id="linking-word-left-out"),
        pytest.param("l'école dans le rang", [], id="other-words-between"),
        pytest.param("la scierie de Boisvert", ["scierie"], id="linking-word-put-in"),
        pytest.param("sbv et SBV", ["scierie", "scierie"], id="acronym-in-small-letters"),
        pytest.param("inova weld", ["inovaweld"], id="name-cut-in-two"),
        pytest.param("scierieboisvert", ["scierie"], id="name-in-one-word"),
        pytest.param("le S.B.V.", ["scierie"], id="acronym-with-points"),
        pytest.param("qui sont les membres dorés", ["gold"], id="value"),
        pytest.param("à Rimouski ou à Montréal", ["rimouski", "montreal"], id="elsewhere"),
        pytest.param("à St-Denis", ["saint denis"], id="elsewhere-abbreviated"),
        pytest.param("le Fournil, la scierie et Marie Lavoie", ["fournil", "scierie", "marie"], id="three"),
        pytest.param("il fait beau", [], id="none"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_are_found_as_people_write_them(text: str, ids: list[str]) -> None:
    """Case, accents, hyphens, blanks and small linking words do not hide a name."""
    assert [name for mention in found(text) for name in mention] == ids


@pytest.mark.parametrize(
    "text",
    ["Scierie Boivert", "Sceirie Boisvert", "scierie boisver", "Scierie Boisverrt", "siérie Boisvert", "inovaveld"],
)
def test_slips_in_long_names_are_forgiven(text: str) -> None:
    """A missing, doubled or swapped letter, or a spelling by ear, still names it, with less than full certainty."""
    (mention,) = NAMES.find(words(text))
    assert mention.ids() in (("scierie",), ("inovaweld",))
    assert 0 < mention.score < 1


@pytest.mark.parametrize("text", ["ITS", "IAT", "TIA", "SBW", "SVB", "SBVE", "itaa"])
def test_no_slip_is_forgiven_in_an_acronym(text: str) -> None:
    """One letter makes another acronym: `ITA` is no typo of `IGA`."""
    assert found(text) == []


def test_acronyms_that_differ_by_a_letter_are_told_apart() -> None:
    """Each is itself."""
    assert found("ITA ou IGA") == [("ita",), ("iga",)]


def test_an_ordinary_word_is_no_misspelt_name() -> None:
    """A word that people use for itself stays itself, however near to a name."""
    assert found("la scieries") == [("scierie",)]
    assert found("la scieries", "scieries") == []


def test_the_longest_name_wins() -> None:
    """A name of two words is one name, not the alias and a remainder."""
    (mention,) = NAMES.find(words("la scierie boisvert"))
    assert (mention.start, mention.end, mention.name, mention.score) == (1, 3, "scierie boisvert", 1.0)


def test_a_shared_name_keeps_all_that_bear_it() -> None:
    """A family name may be the person or the company; the whole name is one of them."""
    assert [set(ids) for ids in found("Bolduc")] == [{"bolduc", "bolduc_jean"}]
    assert found("Jean Bolduc et Salaison Bolduc") == [("bolduc_jean",), ("bolduc",)]


def test_a_mention_tells_what_it_is() -> None:
    """Type of the entity, relation of the value, or elsewhere."""
    mentions = NAMES.find(words("le Fournil doré, Marie Lavoie et Walmart"))
    assert [(m.kind, m.group) for m in mentions] == [
        ("entity", "organisation"),
        ("value", "rank"),
        ("entity", "person"),
        ("elsewhere", "elsewhere"),
    ]


def test_a_name_from_elsewhere_that_is_ours_too_is_ours() -> None:
    """Listing a name as from elsewhere does not take it from who bears it here."""
    lexicon = village.FILES["lexicon.yaml"].replace("Walmart]", "Valbrune]")
    names = Names(village.knowledge(lexicon=lexicon))
    assert [m.ids() for m in names.find(words("Valbrune"))] == [("village",)]


def test_an_alias_of_signs_names_nothing() -> None:
    """An alias without a letter or digit is no name."""
    names = Names(village.knowledge(organisations__forge="name: Forge\naliases: ['!!!']\n"))
    assert names.find(words("!!! forge")) == names.find(words("forge"))


def test_a_base_without_names_finds_none() -> None:
    """An empty base is a base."""
    empty = Knowledge("", {}, {}, {}, {}, {}, {}, Lexicon(), nameless())
    assert Names(empty).find(words("la scierie")) == ()


@settings(deadline=None)
@given(st.text(alphabet="abcdeilnorstuv éè'-.,?ABSV", max_size=60))
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    """Each word belongs to one name at most, whatever is typed."""
    utterance = words(text)
    mentions = NAMES.find(utterance)
    ends = [0, *(m.end for m in mentions)]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))
    assert all(m.start < m.end <= len(utterance) and 0 < m.score <= 1 for m in mentions)


KNOWN = {"pain", "membre", "quand", "combien"}


def narrow(text: str) -> tuple[Mention, ...]:
    """The names of a text after those that are narrowed by strangers have been turned into strangers."""
    utterance = words(text)
    return narrowed(NAMES.find(utterance), utterance, lambda word: word in KNOWN or word.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "la scierie de Rimouski",
        "la Scierie Boisvert à Montréal",
        "la scierie de Cacouna",
        "la scierie du Témiscouata",
        "le fournil de la scierie de Rimouski",
        "la scierie 12",
    ],
)
def test_a_name_narrowed_by_a_stranger_is_a_stranger(text: str) -> None:
    """The sawmill of Rimouski is not ours, nor is that of a place that the base never heard of, nor number 12."""
    (mention,) = narrow(text)
    assert mention.kind == "elsewhere"


@pytest.mark.parametrize(
    "text",
    [
        "la scierie",
        "la scierie de pain",
        "la scierie, Rimouski",
        "la scierie. De Cacouna?",
        "la scierie en 2017",
        "la scierie 2017",
        "la scierie combien",
        "la scierie Cacouna",
    ],
)
def test_a_name_that_nothing_narrows_stays(text: str) -> None:
    """A known word, another clause, a year, or a word without a link to it leave a name what it is."""
    assert narrow(text)[0].ids() == ("scierie",)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Guy Lavoie", False),
        ("Que dit Guy Lavoie", False),
        ("Lavoie", True),
        ("quand Lavoie", True),
        ("Guy, Lavoie?", True),
        ("Marie Lavoie", True),
        ("la scierie Lavoie", True),
    ],
)
def test_a_surname_after_a_first_name_of_nobody_here_is_a_stranger(text: str, ours: bool) -> None:
    """Somebody else of the same family is not the one we know; a word that people use, or another clause, is no first name."""
    names = Names(village.knowledge(**village.edited("people/marie", "[madame Lavoie]", "[madame Lavoie, Lavoie]")))
    utterance = words(text)
    last = narrowed(names.find(utterance), utterance, KNOWN.__contains__)[-1]
    assert (last.ids() == ("marie",)) is ours


def test_two_names_of_ours_stay_two() -> None:
    """A name narrowed by another one of the base is no stranger."""
    assert [m.ids() for m in narrow("la scierie de Valbrune")] == [("scierie",), ("village",)]


def test_a_value_is_never_narrowed() -> None:
    """Only names of entities become strangers; a rank stays a rank, and the place says the rest."""
    assert [m.kind for m in narrow("les dorés de Rimouski")] == ["value", "elsewhere"]


def test_what_a_mention_stands_for_is_named_by_id() -> None:
    """The first referent gives kind and group; all give their ids."""
    mention = Mention(0, 1, (Referent("entity", "person", "a"), Referent("entity", "organisation", "b")), 1.0, "x")
    assert (mention.kind, mention.group, mention.ids()) == ("entity", "person", ("a", "b"))


def test_a_place_inside_a_name_may_go_by_its_other_names() -> None:
    """Who says "la Poc" says it in the hospital's name, too; the place by itself stays the place."""
    names = Names(
        village.knowledge(
            places__pocatiere="name: La Pocatière\naliases: [la Poc]\n",
            organisations__hopital="name: Hôpital de La Pocatière\n",
        )
    )
    assert [mention.ids() for mention in names.find(words("une urgence à l'hopital d la poc"))] == [("hopital",)]
    assert [mention.ids() for mention in names.find(words("la poc est belle"))] == [("pocatiere",)]
