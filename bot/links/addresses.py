"""Which web addresses the knowledge gives people, and where each stands in it. Asks none of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import NextStep


@dataclass(frozen=True, slots=True)
class Address:
    """A web address.

    Attributes:
        places: what gives it, sorted: `entities:biopterre`, `topics:bac-brun`, `sources:article-2017`.
    """

    url: str
    places: tuple[str, ...]

    @property
    def host(self) -> str:
        """Whom asking it costs something."""
        return urlsplit(self.url).netloc.lower()


def addresses(knowledge: Knowledge) -> tuple[Address, ...]:
    """Every web address of the next steps and of the sources, each once, sorted."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for place, url in _given(knowledge):
        places[url].add(place)
    return tuple(Address(url, tuple(sorted(found))) for url, found in sorted(places.items()))


def _given(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for place, steps in _steps(knowledge):
        yield from ((place, step.value) for step in steps if step.kind in ("website", "form"))
    yield from ((f"sources:{source.id}", source.url) for source in knowledge.sources.values() if source.url is not None)


def _steps(knowledge: Knowledge) -> Iterator[tuple[str, tuple[NextStep, ...]]]:
    """The steps of whatever holds some, facts included, with its place."""
    for entity in knowledge.entities.values():
        yield f"entities:{entity.id}", entity.actions
        yield from ((f"entities:{entity.id}", fact.actions) for fact in entity.facts)
    yield from ((f"topics:{topic.id}", topic.actions) for topic in knowledge.topics.values())
    yield from ((f"smalltalk:{talk.id}", talk.actions) for talk in knowledge.smalltalk.values())
