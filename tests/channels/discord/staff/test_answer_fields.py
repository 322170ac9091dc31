"""What is written in five fields as a sheet of the desk has it: sources in any order, questions in two languages."""

from __future__ import annotations

import pytest

from bot.channels.discord.staff.answer_fields import sheet_fields
from bot.review.catalogue import Catalogue
from tests.village import engine

KNOWN = Catalogue(engine(), "fr")


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
    fields = sheet_fields("new_entry", {"title": "T", "items": "a", "answer_fr": "b", "source": text}, "fr", KNOWN)
    assert (fields["source_title"], fields["source_url"], fields["source_date"]) == (title, url, date)


def test_a_next_step_stands_behind_an_arrow_beside_the_source() -> None:
    """A form of Discord has five fields: a link or a number to show is none of the source's."""
    text = "Affiche\n> 811 | Appeler | Call\nhttps://a.example/1\n→ https://a.example/form"
    fields = sheet_fields("new_entry", {"title": "T", "items": "a", "source": text}, "fr", KNOWN)
    assert (fields["source_title"], fields["source_url"]) == ("Affiche", "https://a.example/1")
    assert fields["actions"] == "811 | Appeler | Call\nhttps://a.example/form"


def test_the_first_way_to_ask_is_the_question() -> None:
    """Of a French group in French; of an English one the title says it in French."""
    values = {"title": "Y a-t-il un cinéma?", "items": "\nIs there a cinema?\na cinema", "answer_fr": "Non."}
    french = sheet_fields("new_entry", values, "fr", KNOWN)
    assert (french["title_fr"], french["question_fr"]) == ("Y a-t-il un cinéma?", "Is there a cinema?")
    english = sheet_fields("new_entry", values, "en", KNOWN)
    assert (english["question_fr"], english["question_en"]) == ("Y a-t-il un cinéma?", "Is there a cinema?")
    assert (english["phrasings_fr"], english["phrasings_en"]) == ("y a-t-il un cinéma", values["items"])
