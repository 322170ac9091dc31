"""The sentences of the web channel: complete in both languages, and none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import bot
from bot.wording import web, web_errors, web_map, web_transparency

SENTENCES = {**web.SENTENCES, **web_errors.SENTENCES, **web_map.SENTENCES, **web_transparency.SENTENCES}

ALIKE = {
    "home.conversation",
    "map.many",
    "map.north",
    "map.one",
    "map.scale",
    "open.version",
    "reply.source",
    "reply.sources",
    "site.short",
    "site.title",
}
"""What both languages write the same way."""

SPOKEN_BY_CODE = ("fault.", "reply.", "feedback.")  # put together from an error's code, an outcome, a verdict; the last by all


@pytest.mark.parametrize("key", SENTENCES)
def test_sentence_is_there_in_both_languages_with_the_same_slots(key: str) -> None:
    """English is never missing, and says the same things: a slot left out would lose a number on the way."""
    words = SENTENCES[key]
    assert words.en is not None
    assert words.fr != words.en or key in ALIKE
    assert _slots(words.fr) == _slots(words.en)


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_no_sentence_is_left_over() -> None:
    """Every key is said somewhere, so that nobody translates for nothing."""
    folder = Path(bot.__file__).parent / "channels" / "web"
    sources = "".join(file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in {".py", ".html"})
    said = set(re.findall(r'"([a-z]+\.[a-z_]+)"', sources))
    assert {key for key in SENTENCES if not key.startswith(SPOKEN_BY_CODE)} <= said
    faults = set(re.findall(r'"([a-z_0-9]+)"', sources))
    assert {key.partition(".")[2] for key in SENTENCES if key.startswith("fault.")} <= faults | {"title", "home"}


@pytest.mark.parametrize("key", SENTENCES)
def test_french_signs_have_their_spaces(key: str) -> None:
    """As written in Québec: an unbreakable space before a colon and inside guillemets, none before ? and !."""
    french = SENTENCES[key].fr
    assert not re.search(r"(?<!\u00a0):(?!//)", french)
    assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", french)
    assert not re.search(r"\s[?!;]", french)
