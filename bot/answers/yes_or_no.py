"""Whether a question wants a yes or a no. Knows how the languages ask for one; knows no entity and no phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.languages.lists import Phrases
    from bot.nlu.text import Word

_LONGEST: Final = 3
"""Words of the longest phrase that is looked for."""


def wants_more(utterance: Sequence[Word]) -> bool:
    """Whether a question asks for more than a yes or a no, by a word such as "où" or "which"."""
    return not function_words().wanting_more.isdisjoint(word.text for word in utterance)


def wants_yes_or_no(utterance: Sequence[Word]) -> bool:
    """Whether a question can be answered by yes or no: "est-ce que…", "Fournil est-il…", "is Fournil…", "y est-tu…"."""
    if wants_more(utterance):
        return False
    small = function_words()
    texts = tuple(word.text for word in utterance)
    if texts[:1] and texts[0] in small.opening:
        return True
    return any(
        _begins(texts[place : place + _LONGEST], small.yes_or_no)
        or (text in small.closed_verbs and _begins(texts[place + 1 : place + 1 + _LONGEST], small.closed_subjects))
        for place, text in enumerate(texts)
    )


def _begins(texts: tuple[str, ...], phrases: Phrases) -> bool:
    return any(texts[:size] in phrases for size in range(1, _LONGEST + 1))
