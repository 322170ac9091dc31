r"""A letter is not what it looks like: Cyrillic or Greek among Latin ones, an invisible sign, an accent written apart.

People never type it so, and the bot would never find the word. It comes with a text pasted from elsewhere. The signs that
hold an emoji together are none of these.

Passes:
    # organisations/cafe.yaml
    name: "Caf\u00e9 Chaleur"

Fails:
    # organisations/cafe.yaml
    name: "C\u0430f\u00e9 Chaleur"
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot import emoji
from bot.errors import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem

ID: Final = "mixed-script"
SOUND_BASE: Final = False

_LETTERS_BESIDES: Final = "ªºµ"
_BREAKS: Final = "\n\t"


def find(base: Base) -> Iterator[Problem]:
    """The first such sign of every text and key."""
    for document in base.parsed:
        for location, text in document.texts():
            if not text.isascii() and (message := _said_of(text)) is not None:
                yield document.problem(location, ID, message)


def _said_of(text: str) -> Both | None:
    """What is wrong with the letters of a text, if anything is."""
    strange = [at for at, char in enumerate(text) if _is_strange(char)]
    held = emoji.holding(text) if strange else frozenset()
    if (first := next((at for at in strange if at not in held), None)) is not None:
        name = unicodedata.name(text[first], "a control sign")
        word, code = _around(text, first), f"U+{ord(text[first]):04X}"
        return Both(
            f"{word} holds {code}, {name}: type the word anew", f"{word} contient {code} ({name})\u00a0: retaper le mot"
        )
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        apart = next((i for i, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b), len(composed) - 1)
        word = _around(text, apart)
        return Both(
            f"{word} has an accent written apart from its letter: type the word anew",
            f"{word} a un accent écrit à part de sa lettre\u00a0: retaper le mot",
        )
    return None


@lru_cache(maxsize=4096)
def _is_strange(char: str) -> bool:
    category = unicodedata.category(char)
    if category[0] == "L":
        return char not in _LETTERS_BESIDES and not unicodedata.name(char, "").startswith("LATIN ")
    return category[0] == "C" and char not in _BREAKS


def _around(text: str, at: int) -> str:
    """The word where the sign stands."""
    start = text.rfind(" ", 0, at) + 1
    end = text.find(" ", at)
    return repr(text[start : end if end >= 0 else len(text)])
