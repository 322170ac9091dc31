"""How a folded word is written: as the knowledge writes it most often. What people type without accents gets them back.

The encoder has learned from written language: `ecole` and `école` are two words to it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.knowledge.model import Language

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def written_forms(texts: Iterable[str]) -> dict[str, str]:
    """For each folded word that is written with accents, the form that these texts hold most often.

    Args:
        texts: in French and English; names count like any other word.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in _WORD.findall(text.lower()):
            counts[fold(word)][word] += 1
    forms = {folded: min(found, key=lambda one: (-found[one], one)) for folded, found in counts.items()}
    return {folded: form for folded, form in forms.items() if form != folded}


def sentence(words: Sequence[str], forms: Mapping[str, str], language: Language) -> str:
    """Folded words as a sentence: accents put back, what an apostrophe cut joined to its neighbour."""
    elided, clipped = function_words().elided[language], function_words().clipped[language]
    said: list[str] = []
    for word in words:
        if word in clipped and said:
            said[-1] = "’"
        said.append(forms.get(word, word))
        said.append("’" if word in elided else " ")
    return "".join(said).rstrip(" ’")
