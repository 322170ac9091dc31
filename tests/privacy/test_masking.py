"""What is masked, what is left, and that nothing a person could be reached by survives."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import reader
from bot.privacy.masking import clean, mask
from bot.privacy.public import Public, public_of
from tests.eval import ROOT, cases
from tests.privacy.personal_data import CERTAIN, KINDS, ORDINARY

WORDS = st.text(st.sampled_from("abcdé ,.?!'()\n"), max_size=20)
"""What may stand around: a letter touching a number or an address changes nothing."""


def masked(text: str) -> str:
    """As the desk does it."""
    return mask(clean(text))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Écrivez à jean.tremblay@exemple.qc.ca svp", "Écrivez à [courriel] svp"),
        ("a+b_c@x", "[courriel]"),
        ("jean\uff20exemple.ca", "[courriel]"),
        ("<jean@exemple.ca>, merci", "<[courriel]>, merci"),
        ("jean\u200b@exemple.ca", "[courriel]"),
        ("jean . tremblay @ gmail . com", "[courriel]"),
        ("jean @ exemple.ca, merci", "[courriel], merci"),
        ("un compte chez gmail", "un compte chez gmail"),
        ("x" * 64 + "@exemple.ca", "[courriel]"),
        ("a-b-c-d-e-f-g @ exemple . ca", "a-b-[courriel]"),
    ],
)
def test_mail_addresses_are_masked(typed: str, stored: str) -> None:
    """Also with blanks in them, or with a sign that only looks like the usual one."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Mon tel: 418-492-1234.", "Mon tel: [téléphone]."),
        ("(418) 492-1234", "[téléphone]"),
        ("418.492.1234", "[téléphone]"),
        ("418 492 1234", "[téléphone]"),
        ("418 - 492 - 1234", "[téléphone]"),
        ("4184921234", "[téléphone]"),
        ("1-800-463-1234", "1-800-463-1234"),  # free to call: a service's
        ("+1 418 492-1234", "[téléphone]"),
        ("+33 1 23 45 67 89", "[téléphone]"),
        ("+44 20 7946 0958", "[téléphone]"),
        ("492-1234", "[téléphone]"),
        ("418-492-1234 ou 418-492-1235", "[téléphone] ou [téléphone]"),
    ],
)
def test_telephone_numbers_are_masked(typed: str, stored: str) -> None:
    """As people here type them, with and without the region, and those of other countries."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "046 454 286",
        "046-454-286",
        "046454286",
        "4111 1111 1111 1111",
        "4111111111111111",
        "3782 822463 10005",
        "TREM 8401 0112",
        "trem84510112",
        "T R E M 8401 0112",
        "(418) 911-0000",
    ],
)
def test_numbers_with_a_shape_of_their_own_are_masked(typed: str) -> None:
    """Social insurance and bank cards by their check digit, health cards and telephones; whatever stands around them."""
    assert re.fullmatch(r"numéro \[(numéro|téléphone)\], merci", masked(f"numéro {typed}, merci"))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<@123456789012345678> allo", "[mention] allo"),
        ("<@!1> <@&2> <#3>", "[mention] [mention] [mention]"),
        ("</demander:123456789012345678>", "[mention]"),
        ("<a:danse:123456789012345678>", "[mention]"),
        ("demande à @jean_tremblay", "demande à [mention]"),
        ("rendez-vous @ la mairie", "rendez-vous @ la mairie"),
    ],
)
def test_mentions_are_masked(typed: str, stored: str) -> None:
    """Ids and handles of people, roles and channels; a lone sign is none."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://exemple.ca/page", "https://exemple.ca/page"),
        ("https://exemple.ca/page?user=jean&id=4 svp", "https://exemple.ca/page?[masqué] svp"),
        ("https://exemple.ca/page#jean", "https://exemple.ca/page?[masqué]"),
        ("https://jean:secret@exemple.ca/", "https://exemple.ca/"),
        ("www.exemple.ca/?q=jean", "www.exemple.ca/?[masqué]"),
        ("http://[jean", "[masqué]"),
    ],
)
def test_links_lose_what_tells_who_shared_them(typed: str, stored: str) -> None:
    """The page stays, the name, query and fragment go."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "65 000 $ par année",
        "65\u00a0000\u00a0$",
        "65,000 $ or $250,000",
        "1 250 000 $",
        "250000 $",
        "9 876 543,21 $",
        "250 000 dollars",
        "3,5 M$",
        "150 000",
        "12 000 000",
        "de 25 000-65 000 $",
        "1 500 - 2 000",
        "500-1000 employés",
        "123 456 habitants",
        "CAD 123 456",
        "22 mai 2017",
        "2017-05-22",
        "22/05/2017",
        "22-05-2017 14:30",
        "20170522",
        "2017-2018",
        "2017/2018",
        "1998, 2004, 2016",
        "entre le 2017-05-22 et le 2018-06-01",
        "en 2017 250 personnes",
        "2017 65 000 $",
        "14085",
        "14085 14090",
        "ITAQ 2012 2018",
        "21 492 habitants",
        "Graphie 222",
        "10 h 30",
        "100 % des 26 partenaires",
    ],
)
def test_facts_are_left(typed: str) -> None:
    """Amounts, dates, years, ranges, codes of municipalities: what people ask about stays readable."""
    assert masked(f"Est-ce {typed}?") == f"Est-ce {typed}?"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  deux\n lignes\t ", "deux lignes"),
        ("nul\x00\x1b[31m rouge", "nul [31m rouge"),
        ("e\u0301te\u0301", "e\u0301te\u0301"),
        ("à\u202edroite\ufeff", "àdroite"),
        ("\ud800 seul", "? seul"),
        ("🙂", "🙂"),
    ],
)
def test_a_question_is_cleaned_to_one_line(typed: str, stored: str) -> None:
    """Nothing that a terminal would obey or a database refuse is stored."""
    assert clean(typed) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("G0L 3Y0", "[code postal]"),
        ("g0l1z0 svp", "[code postal] svp"),
        ("45, G0L 3Y0", "[adresse]"),
    ],
)
def test_postal_codes_are_masked(typed: str, stored: str) -> None:
    """With the number of the house before them."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "comment je m'appelle?",
        "je m'appelle comment",
        "la route 132 est-elle fermée?",
        "le rang 5 est-il ouvert",
        "les 26 partenaires de la route des Navigateurs",
        "mon mot de passe est oublié",
        "où est mon mot de passe?",
        "rendez-vous @ la mairie. Merci",
        "quel est le nom du préfet",
        "what is the name of the mayor?",
    ],
)
def test_what_only_looks_like_it_is_left(typed: str) -> None:
    """Nobody is told by it, and the question is still to be understood."""
    assert masked(typed) == typed


@pytest.mark.slow
def test_hardly_a_test_question_is_changed() -> None:
    """Names of organisations, towns and people of the region, amounts, years: what people ask is kept as they asked it."""
    public = public_of(reader.read(ROOT / "knowledge"))
    # What is all digits is asked there because it may be anybody's number.
    asked = sorted({case.text for case in cases() if any(char.isalpha() for char in case.text)})[::4]
    changed = [text for text in asked if mask(clean(text), public) != clean(text)]
    assert len(changed) < 0.005 * len(asked), changed


@given(WORDS, st.emails(), WORDS)
def test_no_mail_address_survives(before: str, address: str, after: str) -> None:
    """Whatever stands around it."""
    stored = masked(f"{before} {address} {after}")
    assert address not in stored
    assert "@" not in stored


@given(
    WORDS,
    st.from_regex(
        r"(\+?1[ .-]?)?(\((418|514|581|438|819)\)|(418|514|581|438|819))[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}", fullmatch=True
    ),
    WORDS,
)
def test_no_telephone_number_survives(before: str, number: str, after: str) -> None:
    """Every way of writing a number of Québec, whatever stands around it: five of its digits never stand together."""
    stored = masked(f"{before} {number} {after}")
    assert re.search(r"\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d", stored) is None


@pytest.mark.parametrize("region", ["CA", "US", "FR", "BE", "CH", "GB", "DE", "HT", "MA", "MX", "SN", "AU"])
@pytest.mark.parametrize("kind", [phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE])
def test_no_international_number_survives(region: str, kind: int) -> None:
    """As dialled from here: with a plus and the country."""
    number = phonenumbers.example_number_for_type(region, kind)
    assert number is not None
    shape = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    assert masked(f"au {phonenumbers.format_number(number, shape)} svp") == "au [téléphone] svp"


@given(st.text(max_size=200))
def test_any_text_can_be_masked(text: str) -> None:
    """Nothing typed makes it fail, and what it gives can be stored and shown on a line."""
    stored = masked(text)
    stored.encode("utf-8")
    assert "\n" not in stored
    assert "\x00" not in stored


def test_a_telephone_before_a_street_word_is_hidden_whole() -> None:
    """The last digits of a number are no house number of the street that follows."""
    assert "418" not in masked("(418)200.0000 bd a")


@pytest.mark.parametrize("kind", CERTAIN)
def test_what_tells_by_its_shape_does_not_survive(kind: str) -> None:
    """However it is spaced, and whatever stands around it."""
    assert [typed for typed, tells in KINDS[kind] if tells in masked(typed)] == []


def test_what_tells_of_somebody_does_not_survive() -> None:
    """In the forms that people use, in French, in the French of here and in English: nine of ten."""
    pairs = [pair for pairs in KINDS.values() for pair in pairs]
    assert all(tells in typed for typed, tells in pairs)
    left = [typed for typed, tells in pairs if tells in masked(typed)]
    assert len(left) < 0.1 * len(pairs), left


def test_what_people_ask_about_is_left() -> None:
    """A question that only resembles personal data stays as it was asked: nine of ten."""
    changed = [typed for typed in ORDINARY if masked(typed) != clean(typed)]
    assert len(changed) < 0.1 * len(ORDINARY), changed


@given(st.text(st.sampled_from("abc Éé.,-'[]nom1234567890@"), max_size=80))
def test_what_was_masked_is_not_masked_again(text: str) -> None:
    """Twice is once: what is stored is compared with what would be stored of it."""
    stored = masked(text)
    assert mask(stored) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "mon dossier est le 48-2291-00733, rappelez Odette Vaillancourt-Roy",
        "ma police d'assurance c'est 7730 1948 22, au nom de Ti-Paul Ouellet",
    ],
)
def test_what_goes_goes_whole(typed: str) -> None:
    """No half of a number stays, nor of a name."""
    assert not re.search(r"\d|[-A-Z][a-z]+t\b", masked(typed))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Merci, Odile Roy", "Merci, Odile Roy"),
        ("Merci, Odile Caron", "Merci, [nom]"),
        ("le 418 492-1660 est-il bon", "le 418 492-1660 est-il bon"),
        ("418.492.1660 ou 418 492-1661", "418.492.1660 ou [téléphone]"),
        ("le 1 (418) 492-1660, ou j'habite au 12 rue Roy", "le 1 (418) 492-1660, ou j'habite au [adresse]"),
    ],
)
def test_what_the_knowledge_holds_is_nobodys_secret(typed: str, stored: str) -> None:
    """Its names and telephones stay, however they are written; all others go."""
    public = Public(frozenset({"odile roy"}), frozenset({"4184921660"}))
    assert mask(clean(typed), public) == stored
