"""Whether a question asks for what is not. Knows small words, no entity and no phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.nlu.languages.function_words import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.text import Word


def negated(utterance: Sequence[Word]) -> bool:
    """Whether a question asks for what is not: "qui n'est pas Leader", "all but the Leaders"; a mere "pas cher" is not one."""
    texts = {word.text for word in utterance}
    small = function_words()
    if not texts.isdisjoint(small.negating):
        return True
    return any(text in texts and not beside.isdisjoint(texts) for text, beside in small.negating_beside.items())
