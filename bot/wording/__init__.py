"""The bot's own sentences, by key, in French and English. Knows nothing of where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Both
from bot.wording.slots import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language, Words


def say(sentences: Mapping[str, Words], key: str, language: Language, **slots: object) -> str:
    """The sentence of that key in that language, its named slots filled.

    Raises:
        KeyError: no such key, or a slot of the sentence was not given: both are slips of the programmer.
    """
    return filled(sentences[key].in_(language), language, slots)


def say_counted(sentences: Mapping[str, Words], key: str, number: int, language: Language) -> str:
    """The sentence `key.one` or `key.many` about so many things: in French, none is like one."""
    alone = number == 1 or (number == 0 and language == "fr")
    return say(sentences, f"{key}.{'one' if alone else 'many'}", language, n=number)


def say_both(sentences: Mapping[str, Words], key: str, **slots: object) -> Both:
    """The sentence of that key in both languages, as an error carries it; raises as `say` does."""
    return Both(say(sentences, key, "en", **slots), say(sentences, key, "fr", **slots))
