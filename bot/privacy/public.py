"""What the knowledge holds, and so is nobody's secret: its names and its telephones, which masking leaves. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.nlu.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import NextStep, Words

_NATIONAL: Final = 10
"""Digits of a telephone without the code of the country."""
_PHONE: Final = re.compile(r"(?<!\d)(?:1[ .-]?)?\(?\d{3}\)?[ .\u00a0-]{0,2}\d{3}[ .\u00a0-]?\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Public:
    """What may stay in a text that is stored.

    Attributes:
        names: as the words that the bot reads. phones: their last ten digits.
    """

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    def is_name(self, name: str) -> bool:
        """Whether the knowledge speaks of somebody or something of that name."""
        return bool(self.names) and key(name) in self.names

    def is_phone(self, number: str) -> bool:
        """Whether the knowledge gives that telephone, however it is written."""
        return bool(self.phones) and _last(number) in self.phones


NOTHING: Final = Public()
"""Where no knowledge is at hand: then all is somebody's."""


def public_of(knowledge: Knowledge) -> Public:
    """The names and telephones of a knowledge; takes some tenths of a second for a large one."""
    entities = knowledge.entities.values()
    names = {key(alias) for entity in entities for alias in entity.aliases}
    texts = (text for words in _texts(knowledge) for text in (words.fr, words.en) if text)
    numbers = chain(
        (step.value for step in _steps(knowledge) if step.kind == "phone"),
        (found.group() for text in texts for found in _PHONE.finditer(text)),
    )
    emergencies = knowledge.emergencies.kinds.values() if knowledge.emergencies else ()
    helplines = (line.number for kind in emergencies for line in kind.lines)
    return Public(frozenset(names), frozenset(map(_last, chain(numbers, helplines))))


def _texts(knowledge: Knowledge) -> Iterator[Words]:
    yield from (fact.text for entity in knowledge.entities.values() for fact in entity.facts)
    for topic in knowledge.topics.values():
        yield from (words for words in (topic.answer, topic.advice) if words is not None)


def _steps(knowledge: Knowledge) -> Iterator[NextStep]:
    for entity in knowledge.entities.values():
        yield from entity.actions
        yield from (step for fact in entity.facts for step in fact.actions)
    yield from (step for topic in knowledge.topics.values() for step in topic.actions)
    yield from (step for smalltalk in knowledge.smalltalk.values() for step in smalltalk.actions)


def _last(number: str) -> str:
    return re.sub(r"\D", "", number)[-_NATIONAL:]
