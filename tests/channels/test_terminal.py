"""Replies as lines of a terminal, and what is typed as questions."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.model import CitedSource, Suggestion
from bot.assistant import Reply
from bot.channels.terminal import body, cited, notes, printable

SOURCE = CitedSource("La Gazette", "https://gazette.example", "2020-05-01", None, "2026-01-02")
REPLY = Reply("q", "answer", None, "fr", "Texte.", "topic:fete", 90.0, (SOURCE,), (Suggestion("Budget", "Combien?"),))


def test_a_source_says_its_date_and_when_it_was_checked() -> None:
    """In the language of the answer."""
    assert cited(SOURCE, "fr") == "La Gazette (1er mai 2020; vérifié le 2 janvier 2026) https://gazette.example"
    assert cited(SOURCE, "en") == "La Gazette (May 1, 2020; checked on January 2, 2026) https://gazette.example"


def test_a_source_without_a_date_says_so() -> None:
    """With its note where it has one, and in plain words where it has none."""
    undated = replace(SOURCE, date=None, url=None)
    assert cited(undated, "en") == "La Gazette (undated; checked on January 2, 2026)"
    assert cited(replace(undated, date_note="vers 2019"), "fr") == "La Gazette (vers 2019; vérifié le 2 janvier 2026)"
    assert "mai 2020, vers le 1er;" in cited(replace(SOURCE, date="2020-05", date_note="vers le 1er"), "fr")


def test_notes_follow_the_text() -> None:
    """Sources, then what may be asked next, numbered as `chat` takes it."""
    *_, heading, suggestion = notes(REPLY)
    assert heading == "À demander ensuite\u00a0:"
    assert suggestion == "  1. Budget"


def test_choices_are_introduced_as_choices_and_a_noted_question_as_noted() -> None:
    """Each outcome has its own words."""
    lines = list(notes(replace(REPLY, outcome="clarify", sources=(), noted=True)))
    assert lines == ["Question notée pour l’équipe.", "Vouliez-vous dire\u00a0:", "  1. Budget"]


def test_nothing_printed_steers_the_terminal() -> None:
    """Escape sequences, carriage returns and bells are dropped; accents, line breaks and no-break spaces stay."""
    assert printable("a\x1b[2Jb\r\x07\nçé\u00a0\u202f:🙂") == "a[2Jb\nçé\u00a0\u202f:🙂"
    joined = "le 👩\u200d🌾, ❤️\u200d🔥, 👨🏽\u200d🌾"
    assert printable(joined + "a\u200db") == joined + "ab"
    assert body(replace(REPLY, text="x\x9by"), marked=True) == "xy"


def test_the_marks_are_taken_off_where_nobody_sees_them_rendered() -> None:
    """In a pipe or a file stars and brackets are noise; in a terminal they become bold type."""
    marked = replace(REPLY, text="**Gras** et [page](https://exemple.org)")
    assert body(marked, marked=True) == marked.text
    assert body(marked, marked=False) == "Gras et page <https://exemple.org>"


def test_several_answers_stand_apart() -> None:
    """Each under its name, an empty line between them, without the marks of Markdown; what may be noted is said once."""
    part = replace(REPLY, question="Et la météo?", outcome="abstain", entry=None, noted=True)
    several = replace(
        REPLY, text="**Fête**\nLe 24 juin.\n\n**« Et la météo? »**\nJe ne sais pas.", parts=(REPLY, part), noted=True
    )
    assert body(several, marked=False) == "Fête\nLe 24 juin.\n\n« Et la météo? »\nJe ne sais pas."
    assert [line for line in notes(several) if "notée" in line] == ["Question notée pour l’équipe."]
