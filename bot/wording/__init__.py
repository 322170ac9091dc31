"""The bot's own sentences, by key, in French and English. Knows nothing of where they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
