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
from tests.privacy.personal_data import KINDS, ORDINARY

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
        ("jean arobase exemple point com", "[courriel]"),
        ("jean (at) exemple.com", "[courriel]"),
        ("jean [at] exemple [dot] com", "[courriel]"),
        ("jean . tremblay @ gmail . com", "[courriel]"),
        ("jean @ exemple.ca, merci", "[courriel], merci"),
        ("jean point tremblay arobase gmail point com", "[courriel]"),
        ("jean dot tremblay at gmail", "[courriel]"),
        ("j'ai perdu mon compte chez gmail", "j'ai perdu mon compte chez gmail"),
        # Of what is longer than an address may be, the end that one may have.
        ("x" * 70 + "@exemple.ca", "x" * 6 + "[courriel]"),
        ("a-b-c-d-e-f-g @ exemple . ca", "a-b-[courriel]"),
        ("JEAN À COMMERCIAL exemple.ca", "[courriel]"),
    ],
)
def test_mail_addresses_are_masked(typed: str, stored: str) -> None:
    """Also when they are spelt out, or written with a sign that only looks like the usual one."""
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
        ("418-492-1234 le 22-05-2017", "[téléphone] le 22-05-2017"),
    ],
)
def test_telephone_numbers_are_masked(typed: str, stored: str) -> None:
    """As people here type them, with and without the region, and those of other countries."""
    assert masked(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "123456",
        "150000",
        "123 456 789",
        "123-456-789",
        "123 456 000",
        "12 345 678",
        "4111 1111 1111 1111",
        "4111111111111111",
        "3782 822463 10005",
        "815-30020-1234567",
        "492 1234",
        "01 23 45 67 89",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "1 2 3 4 5 6 7",
        "TREM 8401 0112",
        "trem84510112",
        "192.168.100.200",
        "123 456-789 012",
    ],
)
def test_long_numbers_are_masked(typed: str) -> None:
    """Social insurance, health, bank and file numbers; in doubt a number goes."""
    assert masked(f"numéro {typed}, merci") == "numéro [numéro], merci"


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
        ("https://exemple.ca/dossier/123456789", "https://exemple.ca/dossier/[numéro]"),
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
        "2017-05-22 2018-06-01",
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
        ("J'habite au 123 rue Taché, quand passe le bac?", "J'habite au [adresse], quand passe le bac?"),
        ("45, avenue de la Gare à Saint-Pascal", "[adresse] à Saint-Pascal"),
        ("12 rue Saint-Joseph app. 3", "[adresse]"),
        ("1250 5e Rang Est", "[adresse]"),
        ("1250 rang de l'Embarras", "[adresse]"),
        ("I live at 45 Main Street", "I live at [adresse]"),
        ("G0L 3Y0", "[code postal]"),
        ("g0l1z0 svp", "[code postal] svp"),
        ("je m'appelle Jean Tremblay et je cherche un emploi", "je m'appelle [nom] et je cherche un emploi"),
        ("je mappelle jean-guy, j'ai une question", "je mappelle [nom], j'ai une question"),
        ("Mon nom est Odile Roy-Bélanger.", "Mon nom est [nom]"),
        ("my name is Mary Smith and I need help", "my name is [nom] and I need help"),
        ("My name's Mary, hi", "My name's [nom], hi"),
        ("mot de passe: abc123!", "mot de passe: [secret]"),
        ("mon mot de passe wifi est Chaton99 aidez-moi", "mon mot de passe wifi est [secret] aidez-moi"),
        ("password = hunter2", "password = [secret]"),
        ("NIP : 4321", "NIP : [secret]"),
    ],
)
def test_what_people_tell_of_themselves_is_masked(typed: str, stored: str) -> None:
    """Names that are announced, street addresses, postal codes and passwords; the rest of the question stays."""
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


def test_no_test_question_is_changed() -> None:
    """Names of organisations, towns and people of the region, amounts, years: what people ask is kept as they asked it."""
    public = public_of(reader.read(ROOT / "knowledge"))
    # What is all digits is asked there because it may be anybody's number.
    asked = {case.text for case in cases() if any(char.isalpha() for char in case.text)}
    assert len(asked) > 1000
    assert [text for text in asked if mask(clean(text), public) != clean(text)] == []


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


@pytest.mark.parametrize(("typed", "tells"), [pair for pairs in KINDS.values() for pair in pairs])
def test_what_tells_of_somebody_does_not_survive(typed: str, tells: str) -> None:
    """In the unusual forms that people use too, in French, in the French of here and in English."""
    assert tells in typed
    assert tells not in masked(typed)


@pytest.mark.parametrize("typed", ORDINARY)
def test_what_people_ask_about_is_left(typed: str) -> None:
    """A question that only resembles personal data stays as it was asked."""
    assert masked(typed) == clean(typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Merci, Odile Roy", "Merci, Odile Roy"),
        ("Merci, Odile Caron", "Merci, [nom]"),
        ("le 418 492-1660 est-il bon", "le 418 492-1660 est-il bon"),
        ("418.492.1660 ou 418 492-1661", "418.492.1660 ou [téléphone]"),
        ("1 (418) 492-1660 app 3, 12 rue Roy", "1 (418) 492-1660 app 3, [adresse]"),
    ],
)
def test_what_the_knowledge_holds_is_nobodys_secret(typed: str, stored: str) -> None:
    """Its names and telephones stay, however they are written; all others go."""
    public = Public(frozenset({"odile roy"}), frozenset({"4184921660"}))
    assert mask(clean(typed), public) == stored
