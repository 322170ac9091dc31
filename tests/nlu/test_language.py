"""Which language a question is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.nlu.language import LanguageGuess, guess, shows_accents
from bot.nlu.text import words

if TYPE_CHECKING:
    from bot.knowledge.model import Language

STOPWORDS: dict[Language, set[str]] = {"fr": {"c", "est", "quoi", "la", "de", "on"}, "en": {"what", "is", "the", "of", "on"}}
VOCABULARY: dict[Language, set[str]] = {"fr": {"fete", "date"}, "en": {"fair", "date"}}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("c'est quoi la fête", "fr"),
        ("what is the fair", "en"),
        ("c koi la fête", "fr"),
        ("fête", "fr"),
        ("fair", None),
        ("fair date of", "en"),
        ("c'est quoi the date of the", "fr"),
        ("what is la fête", "en"),
        ("Optech", None),
        ("date", None),
        ("on", None),
        ("", None),
    ],
)
def test_a_question_is_in_the_language_of_its_grammar(text: str, language: Language | None) -> None:
    """Function words decide, those of the opening first; a bare name, a word of both or one English word says nothing."""
    found = words(text, {"koi": "quoi", "c": "c est"})
    assert guess(found, STOPWORDS, VOCABULARY).language == language


@pytest.mark.parametrize(
    ("text", "named", "language"),
    [
        ("fair la fête de la date", (), "fr"),
        ("the fair la fête de la date", (2, 3, 4, 5), "en"),
        ("fête of the fair", (1, 2, 3), "en"),
    ],
)
def test_french_names_are_no_french(text: str, named: tuple[int, ...], language: Language) -> None:
    """Somebody who writes English has to name a school in French; an English name was chosen."""
    assert guess(words(text, {}), STOPWORDS, VOCABULARY, named).language == language


def test_a_tie_is_no_language() -> None:
    """As much for one as for the other leaves it open."""
    assert LanguageGuess(1.0, 1.0).language is None
    assert LanguageGuess(1.5, 1.0).language == "fr"
    assert LanguageGuess(1.0, 2.0).language == "en"


def test_one_english_word_is_no_language() -> None:
    """French borrows: a party and a job are said so in both."""
    assert LanguageGuess(0.0, 0.75).language is None
    assert LanguageGuess(0.75, 0.0).language == "fr"


@pytest.mark.parametrize(("text", "shown"), [("où", True), ("Éric", True), ("coeur", False), ("naive", False), ("", False)])
def test_accents_show_french(text: str, shown: bool) -> None:
    """An accent that English has no use for speaks for French."""
    assert shows_accents(text) is shown
