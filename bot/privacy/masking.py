"""What must not be stored of a question: what its shape tells, telephones, and what a reader of it says is personal. Pure.

Masked before anything is written, so that nothing has to be cleaned afterwards. Knows no store.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.privacy.certain import mask_certain
from bot.privacy.phones import mask_phones, restored
from bot.privacy.public import NOTHING
from bot.privacy.told import mask_told

if TYPE_CHECKING:
    from bot.privacy.public import Public

_MOST_ROUNDS: Final = 8


def clean(text: str) -> str:
    """The text on one line, without invisible or control characters, safe to store whatever was typed."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub(" {2,}", " ", "".join(_shown(char) for char in valid)).strip()


def _shown(char: str) -> str:
    if char in "\u00a0\u202f":
        return char  # between thousands and before a sign of currency, as French is typed
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    return "" if category == "Cf" else char


def mask(text: str, public: Public = NOTHING) -> str:
    """The text with what could tell who asked, or of whom, replaced by words that say what stood there.

    What was masked is read again, for what stood beside it: a text without anything personal is read once.

    Args:
        public: names and telephones that stay, since the knowledge holds them.
    """
    for _ in range(_MOST_ROUNDS):
        shown, kept = mask_phones(mask_certain(text), public)
        found = restored(mask_told(shown, public), kept)
        if found == text:
            break
        text = found
    return text


def mask_shapes(text: str) -> str:
    """The text without what its shape alone tells, telephones included: what nobody may publish, though they mean to."""
    shown, kept = mask_phones(mask_certain(text), NOTHING)
    return restored(shown, kept)
