"""Words with each name read as its class, so that one phrasing serves every entity. Knows names and slots, not questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

SLOT: Final = re.compile(r"\{([a-z_]+)\}")
"""What stands in a phrasing for a name: `{partner_tier}`."""
_SLOT_WORD: Final = "slotof"
_UNDERSCORE: Final = "zzz"
"""Folding cuts at underscores, so that a slot's own are written as letters that no word has."""
_TYPES: Final = frozenset({"entity", "organisation", "place", "person"})


def opened(phrasing: str) -> str:
    """A phrasing with each slot (`{partner_tier}`) as a word of its own, which folding leaves whole."""
    return SLOT.sub(lambda match: f" {_SLOT_WORD}{match[1].replace('_', _UNDERSCORE)} ", phrasing)


def is_slot(word: str) -> bool:
    """Whether a folded word of an opened phrasing is a slot."""
    return word.startswith(_SLOT_WORD)


def class_token(group: str) -> str:
    """The token that stands for a name. Entities share one, whatever their type: who can be asked what is checked later."""
    return "<entity>" if group in _TYPES else f"<{group}>"


def classed(
    words: Sequence[Word], mentions: Sequence[Mention], left_out: Collection[int] = (), start: int = 0
) -> tuple[str, ...]:
    """The words as tokens, each name replaced by its class.

    Args:
        mentions: the names in the words, in order.
        left_out: where names begin that are dropped: the home region, which narrows nothing, or what only describes another.
        start: place of the first of the words in its utterance.
    """
    tokens: list[str] = []
    by_start = {mention.start: mention for mention in mentions}
    skip_to = start
    for index, word in enumerate(words, start):
        if index < skip_to:
            continue
        mention = by_start.get(index)
        if mention is not None:
            skip_to = mention.end
            if index not in left_out:
                tokens.append(class_token(mention.group))
        elif is_slot(word.text):
            tokens.append(class_token(word.text.removeprefix(_SLOT_WORD).replace(_UNDERSCORE, "_")))
        else:
            tokens.append(word.text)
    return tuple(tokens)
