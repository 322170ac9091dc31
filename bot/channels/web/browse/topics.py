"""The pages of topics: one each, and all of them by what people come for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.answers.card import capital
from bot.channels.web.browse.paths import TOPICS, path_in, path_of_entity, path_of_topic
from bot.channels.web.browse.serving import elsewhere, language_of_path
from bot.channels.web.browse.shown import (
    Links,
    PageLink,
    PageShown,
    address_in_full,
    description_of,
    home,
    links_to,
    listing_page,
    rendered,
    sentence,
)
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.head import page_as_thing
from bot.knowledge.base import by_topic
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.channels.web.browse.site import BrowseSite
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language, Topic

_OTHER: Final = "other"
_MOST_BESIDE: Final = 8


@dataclass(frozen=True, slots=True)
class NeedShown:
    """What people come for, with the topics that help, by subject; those without one under an empty heading, last."""

    id: str
    name: str
    subjects: tuple[Links, ...]

    @property
    def count(self) -> int:
        """How many topics."""
        return sum(len(subject.links) for subject in self.subjects)

    @property
    def jumps(self) -> tuple[Links, ...]:
        """The subjects that the top of a need leads to; none where there is but one, which stands there already."""
        named = tuple(subject for subject in self.subjects if subject.id)
        return named if len(self.subjects) > 1 else ()


def topics(request: web.Request) -> str:
    """Every topic, by what people come for."""
    site, language = request.app[BROWSE], language_of_path(request)
    knowledge = site.knowledge()
    told = sum(1 for topic in knowledge.topics.values() if topic.refusal is None)
    return rendered(
        request,
        "browse/topics.html",
        listing_page(request, "topics", short="topics.short", count=told),
        needs=tuple(_needs(knowledge, language)),
    )


def topic_page(request: web.Request) -> str:
    """One topic: its answer, or who would know."""
    site, language = request.app[BROWSE], language_of_path(request)
    knowledge, id_ = site.knowledge(), request.match_info["id"]
    topic = knowledge.topics.get(id_)
    if topic is None and id_ in knowledge.entities:
        raise elsewhere(request, path_of_entity(knowledge.entities[id_], language))
    sheet = site.sheets().of_topic(topic, language) if topic is not None else None
    if topic is None or sheet is None:
        raise web.HTTPNotFound
    section = sheet.sections[0]
    title, address = topic.title.in_(language), address_in_full(request, path_of_topic(id_, language))
    description = description_of(section.text)
    thing = page_as_thing("WebPage", title, language, address, description)
    return rendered(
        request,
        "browse/topic.html",
        PageShown(title, description, _trail(topic, knowledge, language), (thing,), indexed=topic.refusal is None),
        here=TOPICS,
        topic=topic,
        section=section,
        actions=sheet.actions,
        checked_on=sheet.checked_on,
        questions=[one.question.in_(language) for one in (topic, *_told(topic.next, knowledge))],
        around=tuple(_around(topic, site, language)),
    )


def has_page(topic: Topic) -> bool:
    """Whether a topic says anything here: what is out of scope is nobody's to tell."""
    return topic.refusal is None or (topic.refusal == "not_recorded" and topic.advice is not None)


def _trail(topic: Topic, knowledge: Knowledge, language: Language) -> tuple[PageLink, ...]:
    trail = [home(language), PageLink(sentence(knowledge, "topics.short", language), path_in(TOPICS, language))]
    subject = by_topic(knowledge).get(topic.id)
    need = next((one for one in knowledge.needs.values() if subject in one.subjects or topic.id in one.topics), None)
    if need is not None:
        trail.append(PageLink(need.name.in_(language), f"{path_in(TOPICS, language)}#{need.id}"))
    return tuple(trail)


def _around(topic: Topic, site: BrowseSite, language: Language) -> Iterator[Links]:
    knowledge = site.knowledge()
    about = [knowledge.entities[id_] for id_ in sorted(topic.entities)]
    subject = knowledge.subjects.get(by_topic(knowledge).get(topic.id, ""))
    beside = [id_ for id_ in subject.topics if id_ not in (topic.id, *topic.next)] if subject is not None else []
    shown = (
        ("topic.about", links_to((one for one in about if not one.home), language)),
        ("topic.next", _links(_told(topic.next, knowledge), language)),
        ("topic.beside", _links(_told(beside, knowledge), language)[:_MOST_BESIDE]),
    )
    for key, links in shown:
        if links:
            yield Links(sentence(knowledge, key, language), links)


def _needs(knowledge: Knowledge, language: Language) -> Iterator[NeedShown]:
    shown: set[str] = set()
    for need in knowledge.needs.values():
        subjects = [knowledge.subjects[id_] for id_ in need.subjects]
        groups = [(one.name.in_(language), one.topics) for one in subjects]
        found = tuple(_grouped(need.id, [*groups, ("", need.topics)], knowledge, language))
        shown.update(id_ for _, ids in groups for id_ in ids)
        shown.update(need.topics)
        if found:
            yield NeedShown(need.id, need.name.in_(language), found)
    rest = [id_ for id_ in knowledge.topics if id_ not in shown]
    if found := tuple(_grouped(_OTHER, [("", rest)], knowledge, language)):
        yield NeedShown(_OTHER, sentence(knowledge, "topics.other", language), found)


def _grouped(
    need: str, groups: Iterable[tuple[str, Iterable[str]]], knowledge: Knowledge, language: Language
) -> Iterator[Links]:
    """The topics of a need by subject; one with a name has an anchor, counted, so that both languages share it."""
    for number, (heading, ids) in enumerate(groups, 1):
        if links := _links(_told(ids, knowledge), language):
            ordered = tuple(sorted(links, key=lambda link: fold(link.name)))
            yield Links(capital(heading), ordered, id=f"{need}-{number}" if heading else "")


def _told(ids: Iterable[str], knowledge: Knowledge) -> list[Topic]:
    return [knowledge.topics[id_] for id_ in ids if has_page(knowledge.topics[id_])]


def _links(found: Iterable[Topic], language: Language) -> tuple[PageLink, ...]:
    return tuple(PageLink(one.title.in_(language), path_of_topic(one.id, language)) for one in found)
