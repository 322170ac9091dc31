"""What is written in five fields as a sheet of the desk has it: sources in any order, questions in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from discord.ui import Label

from bot.channels.discord.seal import Seal
from bot.channels.discord.sheets import (
    answer_form,
    dismiss_form,
    merge_form,
    merged_into,
    override_form,
    sealed,
    to_sheet,
    unsealed,
)
from bot.review.catalogue import Catalogue
from bot.review.desk import Dossier
from bot.review.model import Group, Standing
from bot.review.sheet import KINDS
from tests.village import engine

if TYPE_CHECKING:
    from bot.knowledge.model import Language

KNOWN = Catalogue(engine(), "fr")
SEAL = Seal(b"a secret of the tests")


@pytest.mark.parametrize(
    ("text", "title", "url", "date"),
    [
        ("Affiche", "Affiche", "", ""),
        ("Affiche\nhttps://a.example/1\n2022-01-10", "Affiche", "https://a.example/1", "2022-01-10"),
        ("2022\n https://a.example \n\nMRC,\npar téléphone", "MRC, par téléphone", "https://a.example", "2022"),
        ("le 3 mai", "le 3 mai", "", ""),
    ],
)
def test_a_source_is_read_in_any_order(text: str, title: str, url: str, date: str) -> None:
    """An address and a date are known by their shape; the rest is the title."""
    fields = to_sheet("new_entry", {"title": "T", "items": "a", "answer_fr": "b", "source": text}, "fr", KNOWN)
    assert (fields["source_title"], fields["source_url"], fields["source_date"]) == (title, url, date)


def test_a_next_step_stands_behind_an_arrow_beside_the_source() -> None:
    """A form of Discord has five fields: a link or a number to show is none of the source's."""
    text = "Affiche\n> 811 | Appeler | Call\nhttps://a.example/1\n→ https://a.example/form"
    fields = to_sheet("new_entry", {"title": "T", "items": "a", "source": text}, "fr", KNOWN)
    assert (fields["source_title"], fields["source_url"]) == ("Affiche", "https://a.example/1")
    assert fields["actions"] == "811 | Appeler | Call\nhttps://a.example/form"


def test_the_first_way_to_ask_is_the_question() -> None:
    """Of a French group in French; of an English one the title says it in French."""
    values = {"title": "Y a-t-il un cinéma?", "items": "\nIs there a cinema?\na cinema", "answer_fr": "Non."}
    french = to_sheet("new_entry", values, "fr", KNOWN)
    assert (french["title_fr"], french["question_fr"]) == ("Y a-t-il un cinéma?", "Is there a cinema?")
    english = to_sheet("new_entry", values, "en", KNOWN)
    assert (english["question_fr"], english["question_en"]) == ("Y a-t-il un cinéma?", "Is there a cinema?")
    assert (english["phrasings_fr"], english["phrasings_en"]) == ("y a-t-il un cinéma", values["items"])


@pytest.mark.parametrize(
    ("values", "number"),
    [({"number": "#12"}, 12), ({"into": "3"}, 3), ({"number": "4", "into": "3"}, 4), ({"number": "douze"}, 0), ({}, 0)],
)
def test_the_group_to_merge_with(values: dict[str, str], number: int) -> None:
    """The number that was written before the one that was chosen; what is none is no group's."""
    assert merged_into(values) == number


@pytest.mark.parametrize("tongue", ["fr", "en"])
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_every_label_is_shown_whole(tongue: Language, spoken: Language) -> None:
    """Discord refuses labels over 45 characters and hints over 100, and we would cut the latter; titles likewise."""
    group = Group(1, "", "below_threshold", tongue, Standing(), ("un",), 1, 1, ("web",), None, 0, "2026-01-01", "2026-01-01")
    dossier = Dossier(group, (), ())
    forms = [answer_form(kind, dossier, Catalogue(engine(), spoken), spoken, SEAL, {}) for kind in KINDS]
    forms += [dismiss_form(1, spoken, SEAL), merge_form(1, [(2, "deux")], spoken, SEAL), override_form(1, spoken, SEAL)]
    for form in forms:
        assert 1 <= len(form.children) <= 5
        assert not form.title.endswith("…")
        for label in form.children:
            assert isinstance(label, Label)
            assert len(label.text) <= 45
            assert not (label.description or "").endswith("…")


def test_a_form_of_somebody_elses_is_no_form() -> None:
    """Kind and number bear the mark; whoever changes one of them needs another."""
    custom_id = sealed("dismiss", 12, SEAL)
    assert unsealed(custom_id, SEAL) == ("dismiss", 12)
    for altered in (custom_id.replace("dismiss", "merge"), f"{custom_id}3", custom_id.replace(":12", ":13"), "reword", ""):
        assert unsealed(altered, SEAL) is None
