"""What staff wrote is told at its field, in both languages, before anything is made of it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.knowledge.documents import parse
from bot.review.errors import FieldsError
from bot.review.proposal_check import LONGEST_NAME, Known, examine
from bot.review.proposals import Proposal
from tests.review.place import CINEMA

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 5, 22)
KNOWN = Known(frozenset({"le", "la", "de"}), lambda text, label: text == "au meurtre" and label != "topic:ligne")
TOPIC: Mapping[str, Any] = {
    "title": {"fr": "Cinéma"},
    "question": {"fr": "Y a-t-il un cinéma?"},
    "phrasings": {"fr": ["où voir un film"]},
    "answer": {"fr": "Au village voisin.\nLe soir."},
    "sources": {"affiche": {"title": "Affiche", "date": "2022-01", "checked_on": "2026-05-22"}},
}


def faults(proposal: Proposal, data: object = None) -> list[tuple[str, str, str]]:
    """Field, English and French of each fault; none when it passes."""
    try:
        examine(proposal, data, TODAY, KNOWN)
    except FieldsError as error:
        return [(fault.field, fault.why.en, fault.why.fr) for fault in error.faults]
    return []


def source(**changed: str) -> dict[str, Any]:
    """The topic with another source."""
    return {**TOPIC, "sources": {"affiche": {**TOPIC["sources"]["affiche"], **changed}}}


@pytest.mark.parametrize(
    ("data", "field", "english", "french"),
    [
        ({**TOPIC, "title": {"fr": "C" * (LONGEST_NAME + 1)}}, "title_fr", "121 characters", "121 caractères"),
        ({**TOPIC, "title": {"fr": "?!"}}, "title_fr", "no word", "aucun mot"),
        ({**TOPIC, "title": {}}, "title_fr", "fill it in", "il n’y a rien ici"),
        ({**TOPIC, "question": {"fr": "Y a-t-il\x00?"}}, "question_fr", "U+0000", "U+0000"),
        ({**TOPIC, "answer": {"fr": "Oui.", "en": "Yes\x1b[31m."}}, "answer_en", "U+001B", "invisible"),
        ({**TOPIC, "phrasings": {"fr": ["un film", "film \u202eun"]}}, "phrasings_fr", "U+202E", "invisible"),
        (source(title="A" * 500), "source_title", "too long", "trop long"),
        (source(date="1850"), "source_date", "before 1900", "avant 1900"),
        (source(date="2026-06"), "source_date", "not come yet", "pas encore venu"),
        (source(date="2026-02-31"), "source_date", "no date", "n’est pas une date"),
        (source(date="hier"), "source_date", "no date", "n’est pas une date"),
        ({**TOPIC, "valid_until": "demain"}, "valid_until", "no day", "n’est pas un jour"),
        ({**TOPIC, "valid_until": "2027-03"}, "valid_until", "no day", "n’est pas un jour"),
        (source(checked_on="2026-05-23"), "checked_on", "not come yet", "pas encore venu"),
        ({**TOPIC, "question": {"fr": "au meurtre"}}, "question_fr", "emergency numbers", "numéros d’urgence"),
        ({**TOPIC, "phrasings": {"en": ["a film", "au meurtre"]}}, "phrasings_en", "emergency numbers", "numéros d’urgence"),
        ({"name": "Four", "aliases": ["le"]}, "aliases", "every question", "toutes les questions"),
        ({"name": "N" * 121}, "name", "too long", "trop long"),
    ],
)
def test_each_fault_of_a_new_entry_is_told_at_its_field(data: object, field: str, english: str, french: str) -> None:
    """Lengths, unseen signs, dates that cannot be, names that name nothing: as a page sends it, and as a file holds it."""
    ((at, said, dit),) = faults(Proposal("new_entry", content="…"), data)
    assert at == field
    assert english in said
    assert french in dit


@pytest.mark.parametrize(
    ("proposal", "field"),
    [
        (Proposal("new_alias", target="fournil", items=(("fr", "Le"),)), "items"),
        (Proposal("new_alias", target="fournil", items=(("fr", "de la"),)), "items"),
        (Proposal("new_alias", target="fournil"), "items"),
        (Proposal("new_alias", target=" ", items=(("fr", "La Boulange"),)), "entity"),
        (Proposal("new_phrasing", target="topic:fete", items=(("fr", "la f\x07ête"),)), "items"),
        (Proposal("new_phrasing", target="topic:fete", items=(("fr", "au meurtre"),)), "items"),
        (Proposal("new_phrasing", target="topic:fete"), "items"),
        (Proposal("new_phrasing", items=(("fr", "la fête"),)), "target"),
    ],
)
def test_each_fault_of_what_is_added_is_told_at_its_field(proposal: Proposal, field: str) -> None:
    """A name that is a function word, an unseen sign, nothing at all."""
    assert [at for at, _, _ in faults(proposal)] == [field]


@pytest.mark.parametrize(
    ("line", "english"),
    [
        ("appelez-nous", "no web address, telephone number or mail address"),
        ("ftp://a.example", "no web address"),
        ("418 555", "telephone number"),
        ("811 | Appe\x07ler", "U+0007"),
        (f"811 | {'A' * (LONGEST_NAME + 1)}", "too long"),
    ],
)
def test_a_step_that_leads_nowhere_is_told_at_its_field(line: str, english: str) -> None:
    """Of a whole entry and of a fact; what leads somewhere passes, a number too, which no phrasing may hold."""
    for kind in ("new_entry", "new_fact"):
        ((at, said, dit),) = faults(Proposal(kind, content="…", actions=("418 555-0123 | Appeler | Call", line)), {})
        assert (at, english in said, said != dit) == ("actions", True, True)


def test_a_fact_is_told_in_the_fields_of_its_sheet() -> None:
    """Every fault at once, in the order in which it was filled in."""
    fact = {
        "fr": "Oui\x00",
        "phrasings": {"fr": ["au meurtre"]},
        "source": "a",
        "sources": {"a": {"title": "A\x01", "date": "3000"}},
    }
    told = faults(Proposal("new_fact", target="website:fournil", content="…"), fact)
    assert [at for at, _, _ in told] == ["answer_fr", "phrasings_fr", "source_title", "source_date"]


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal("new_alias", target="fournil", items=(("fr", "Le Four"), ("en", "N" * LONGEST_NAME))),
        Proposal("new_phrasing", target="topic:fete", items=(("fr", "le"),)),
        Proposal("new_phrasing", target="topic:ligne", items=(("fr", "au meurtre"),)),
        Proposal("new_entry", content=CINEMA),
        Proposal("new_entry", content=json.dumps(source(date="2026"))),
        Proposal("new_entry", content=json.dumps(source(date="1900-01-01"))),
    ],
)
def test_what_is_well_written_passes(proposal: Proposal) -> None:
    """The limits belong to what passes; a date may be a year; an answer may have lines."""
    assert faults(proposal, parse("x", proposal.content).data if proposal.content else None) == []


def test_the_error_names_each_field_in_both_languages() -> None:
    """For a channel that shows no fields: one line a fault, the field first."""
    with pytest.raises(FieldsError) as refused:
        examine(Proposal("new_alias", items=(("fr", "le"),)), None, TODAY, KNOWN)
    assert [line.partition(":")[0] for line in str(refused.value).splitlines()] == ["about whom or what", "your lines"]
    french = [line.partition("\u00a0:")[0] for line in refused.value.said("fr").splitlines()]
    assert french == ["de qui ou de quoi", "vos lignes"]
