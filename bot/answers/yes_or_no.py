"""Whether a question wants a yes or a no. Knows a few words of both languages; knows no entity and no phrasing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.text import Word

_IN_FRENCH: Final = "quel quelle quels quelles qui quoi combien ou quand comment pourquoi lequel laquelle lesquels lesquelles"
_IN_ENGLISH: Final = "what which who whose how where when why or"
_WANTING_MORE: Final = frozenset(f"{_IN_FRENCH} {_IN_ENGLISH}".split())
"""Words that ask for more than a yes; folded, "où" is "ou", which offers a choice."""
_OPENING: Final = frozenset(["is", "are", "was", "were", "does", "do", "did", "has", "have", "can"])
_VERBS: Final = frozenset(["est", "sont", "fait", "font", "a", "ont", "etait", "participe", "participent", "contribue"])
_SUBJECTS: Final = frozenset(["il", "elle", "ils", "elles", "tu"])


def wants_more(utterance: Sequence[Word]) -> bool:
    """Whether a question asks for more than a yes or a no, by a word such as "où" or "which"."""
    return not _WANTING_MORE.isdisjoint(word.text for word in utterance)


def wants_yes_or_no(utterance: Sequence[Word]) -> bool:
    """Whether a question can be answered by yes or no: "est-ce que…", "Fournil est-il…", "is Fournil…", "y est-tu…"."""
    texts = [word.text for word in utterance]
    if wants_more(utterance):
        return False
    if texts[:1] and texts[0] in _OPENING:
        return True
    for index, (text, after) in enumerate(pairwise(texts)):
        third = texts[index + 2] if index + 2 < len(texts) else ""
        if (text, after, third) == ("est", "ce", "que") or (text in _VERBS and after == "t" and third in _SUBJECTS):
            return True
        if text in _VERBS and after in _SUBJECTS:
            return True
    return False
