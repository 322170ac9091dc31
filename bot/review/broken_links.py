"""Addresses of the knowledge that no longer answer, as the last look at them told, with the answers that give them. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from bot.review.errors import ReviewError
from bot.wording import say, say_both
from bot.wording.freshness import SENTENCES
from bot.wording.links import SENTENCES as STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Language, Topic

Broken = Literal["gone", "silent", "moved"]

REPORT: Final = "links.json"
"""What the last look at the addresses is called, beside the database."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """An address that is to be mended.

    Attributes:
        state: `gone`: the host says that there is nothing; `silent`: nobody answers; `moved`: it answers elsewhere, for good.
        entries: the facts and topics that cite it or lead to it; none where it is a step of a whole organisation.
        places: where it stands, as the report says: `sources:article-2017`.
        asked: how often these answered.
    """

    url: str
    state: Broken
    status: int | None
    leads_to: str | None
    cause: str
    entries: tuple[str, ...]
    places: tuple[str, ...]
    asked: int

    def told(self, language: Language) -> str:
        """What became of it, in a few words."""
        return say(STATES, f"state.{self.state}", language, status=self.status, to=self.leads_to, cause=self.cause)

    def as_json(self) -> dict[str, Any]:
        """An item of `review stale --json`."""
        told = {"url": self.url, "state": self.state, "status": self.status, "leads_to": self.leads_to}
        return {**told, "entries": list(self.entries), "in": list(self.places), "asked": self.asked}


def broken_links(
    report: str, knowledge: Knowledge, entries: Mapping[str, Fact | Topic], asked: Mapping[str, int]
) -> tuple[BrokenLink, ...]:
    """What of the report is to be mended and still stands in the knowledge: dead before moved, then most asked first.

    Args:
        report: as `kamouraska links` writes it; empty where nobody looked.

    Raises:
        ReviewError: it is no such report.
    """
    if not report:
        return ()
    given = set(_given(knowledge))
    try:
        found = [
            _link(one, knowledge, entries, asked) for one in json.loads(report)["links"] if one["state"] in get_args(Broken)
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise ReviewError(*say_both(SENTENCES, "links.unreadable", name=REPORT, cause=repr(error))) from None
    still = [one for one in found if one.url in given]
    return tuple(sorted(still, key=lambda one: (one.state == "moved", -one.asked, one.url)))


def _link(
    told: Mapping[str, Any], knowledge: Knowledge, entries: Mapping[str, Fact | Topic], asked: Mapping[str, int]
) -> BrokenLink:
    url = str(told["url"])
    ours = tuple(id_ for id_, said in entries.items() if url in _of(said, knowledge))
    return BrokenLink(
        url=url,
        state=told["state"],
        status=told["status"],
        leads_to=told["leads_to"],
        cause=told["cause"] or "",
        entries=ours,
        places=tuple(told["in"]),
        asked=sum(asked.get(id_, 0) for id_ in ours),
    )


def _of(said: Fact | Topic, knowledge: Knowledge) -> Iterator[str]:
    """The addresses that an answer rests on, and leads to."""
    yield from (source.url for id_ in said.sources if (source := knowledge.sources.get(id_)) and source.url)
    yield from (step.value for step in said.actions)


def _given(knowledge: Knowledge) -> Iterator[str]:
    """Every address that stands in the knowledge now."""
    yield from (source.url for source in knowledge.sources.values() if source.url)
    for entity in knowledge.entities.values():
        yield from (step.value for step in entity.actions)
        yield from (step.value for fact in entity.facts for step in fact.actions)
    yield from (step.value for topic in knowledge.topics.values() for step in topic.actions)
    yield from (step.value for talk in knowledge.smalltalk.values() for step in talk.actions)
