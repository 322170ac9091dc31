"""Which invisible signs hold an emoji together, as in a farmer made of a woman and a sheaf. Knows no other module."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_JOINER: Final = "\u200d"
_FLAG: Final = "\U0001f3f4"
_TAGGED: Final = re.compile(rf"{_FLAG}[\U000e0020-\U000e007f]+")
"""A flag of a part of a country is a black one, and its letters in signs that nobody sees."""
_ENDS: Final = ("So", "Sk")
"""Pictures, and the colours of skin."""
_SHOWN_AS_PICTURE: Final = "\ufe0f"


def holding(text: str) -> frozenset[int]:
    """Where in the text an invisible sign joins two pictures to one, or spells a flag: everywhere else it is a slip."""
    if _JOINER not in text and _FLAG not in text:
        return frozenset()
    joins = {at for at, char in enumerate(text) if char == _JOINER and _joins(text, at)}
    return frozenset(joins | {at for flag in _TAGGED.finditer(text) for at in range(flag.start() + 1, flag.end())})


def _joins(text: str, at: int) -> bool:
    """Whether pictures stand on both sides."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        bool(before and after)
        and (before == _SHOWN_AS_PICTURE or unicodedata.category(before) in _ENDS)
        and unicodedata.category(after) == "So"
    )
