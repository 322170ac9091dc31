"""The word lists of the languages: none is asked for in vain, none lies there unused."""

from __future__ import annotations

import ast
from pathlib import Path

import yaml

from bot.nlu import languages
from bot.nlu.languages import lists
from bot.nlu.languages.function_words import function_words
from bot.nlu.languages.pointing_words import pointing_words
from bot.nlu.languages.signs import signs

ROOM = Path(languages.__file__).parent


def test_every_list_is_asked_for_and_none_in_vain() -> None:
    """A key that is mistyped, in a file or in a module, would silently be an empty list."""
    asked = {
        argument.value
        for module in ROOM.glob("*.py")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value.isidentifier()
    }
    there = {key for file in ROOM.glob("*.yaml") for key in yaml.safe_load(file.read_text(encoding="utf-8"))}
    assert asked == there


def test_words_are_folded_as_those_of_a_message_are() -> None:
    """Written with accents, compared without; phrases by their words, in all languages together or in one."""
    assert "meme" in pointing_words().again
    assert ("c", "est", "ou") in signs().asking
    assert {"le", "the"} <= lists.words("articles")
    assert "the" not in function_words().articles["fr"]
    assert pointing_words().ordinals["derniere"] == -1
    assert function_words().negating_beside == {"pas": {"ne", "n"}}
