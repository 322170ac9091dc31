"""The sentences of the web channel: complete in both languages, and none that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

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
    "site.short",
    "site.title",
}
"""What both languages write the same way."""

SPOKEN_BY_CODE = ("fault.", "reply.", "feedback.")  # put together from an error's code, an outcome, a verdict; the last by all


def test_no_sentence_is_left_in_french() -> None:
    """What reads the same in both languages is so on purpose."""
    assert {key for key, words in SENTENCES.items() if words.fr == words.en} == ALIKE


def test_no_sentence_is_left_over() -> None:
    """Every key is said somewhere, so that nobody translates for nothing."""
    folder = Path(bot.__file__).parent / "channels" / "web"
    sources = "".join(file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in {".py", ".html"})
    said = set(re.findall(r'"([a-z]+\.[a-z_]+)"', sources))
    assert {key for key in SENTENCES if not key.startswith(SPOKEN_BY_CODE)} <= said
    faults = set(re.findall(r'"([a-z_0-9]+)"', sources))
    assert {key.partition(".")[2] for key in SENTENCES if key.startswith("fault.")} <= faults | {"title", "home"}


def test_french_signs_have_their_spaces() -> None:
    """As written in Québec: an unbreakable space before a colon and inside guillemets, none before ? and !."""
    wrong = re.compile(r"(?<!\u00a0):(?!//)|«(?!\u00a0)|(?<!\u00a0)»|\s[?!;]")
    assert [key for key, words in SENTENCES.items() if wrong.search(words.fr)] == []
