"""The bot's own sentences: both languages, the same slots, nothing forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import bot.wording
from bot.knowledge.model import LANGUAGES, Words
from bot.knowledge.region import nameless
from bot.wording import say
from bot.wording.answers import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language


def _areas() -> dict[str, Mapping[str, Words]]:
    """The sentences of every area that has some, by the name of its module."""
    modules = [importlib.import_module(f"bot.wording.{found.name}") for found in pkgutil.iter_modules(bot.wording.__path__)]
    return {module.__name__: module.SENTENCES for module in modules if hasattr(module, "SENTENCES")}


AREAS = _areas()


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_answers_have_sentences() -> None:
    """The search for areas finds them: the checks below look at something."""
    assert AREAS["bot.wording.answers"] is SENTENCES


@pytest.mark.parametrize("area", AREAS)
def test_every_sentence_is_written_in_both_languages(area: str) -> None:
    """Nobody gets French for want of an English sentence of the bot's own, nor an empty one."""
    lacking = [key for key, words in AREAS[area].items() if not words.fr.strip() or not (words.en or "").strip()]
    assert lacking == []


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_name_the_same_things(area: str) -> None:
    """A slot that one language forgot would leave out the very thing the sentence is for.

    How a sentence names the region, and whether it must, is each language's own.
    """
    of_region = nameless().slots("fr").keys() - {"example", "covers"}
    unlike = [key for key, words in AREAS[area].items() if (_slots(words.fr) ^ _slots(words.en or "")) - of_region]
    assert unlike == []


@pytest.mark.parametrize(("language", "expected"), [("fr", "Oui. Il l’est."), ("en", "Yes. Il l’est.")])
def test_say_fills_the_slots(language: Language, expected: str) -> None:
    """The sentence of the key, in the language, with what is passed in its place."""
    assert say(SENTENCES, "yes", language, sentence="Il l’est.") == expected


def test_say_takes_numbers() -> None:
    """What is passed need not be text."""
    assert "12345" in say(SENTENCES, "too_long", "en", length=12345, most=2000)


def test_braces_in_what_is_passed_stay_as_they_are() -> None:
    """A name with a brace in it is no slot."""
    assert say(SENTENCES, "yes", "fr", sentence="{most}") == "Oui. {most}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forgotten_slot_or_key_is_a_slip_of_the_programmer(language: Language) -> None:
    """It raises in the first test that says the sentence, instead of showing braces to people."""
    with pytest.raises(KeyError, match="sentence"):
        say(SENTENCES, "yes", language)
    with pytest.raises(KeyError, match="no such"):
        say(SENTENCES, "no such", language)
