"""Numbers that a question asks for more or less than: "plus de 2000 habitants". Knows no entity and no phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words
from bot.nlu.model import LESS_THAN, MORE_THAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.text import Word

_REACH: Final = 3
"""Words between the comparison and its number: "plus de 2000", "more than about 2000"."""


def limits(utterance: Sequence[Word]) -> tuple[tuple[str, str], ...]:
    """The numbers asked for more or less than, each as (`more_than` or `less_than`, digits), in the order written."""
    small = function_words()
    found = []
    for index, word in enumerate(utterance):
        if word.text.isdigit():
            for before in reversed(utterance[max(0, index - _REACH) : index]):
                if before.text in small.more:
                    found.append((MORE_THAN, word.text))
                    break
                if before.text in small.less:
                    found.append((LESS_THAN, word.text))
                    break
    return tuple(found)
