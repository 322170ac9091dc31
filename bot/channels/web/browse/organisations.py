"""The directory of organisations, narrowed down by a form that needs no script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from rapidfuzz import fuzz, process

from bot.answers.card import capital
from bot.answers.directory import Listing
from bot.channels.web.browse.catalogue import TABLES
from bot.channels.web.browse.entity_pages import PARAMETERS
from bot.channels.web.browse.paths import ORGANISATIONS, path_in, path_of_entity
from bot.channels.web.browse.serving import language_of_path
from bot.channels.web.browse.shown import PageLink, counted, links_to, listing_page, rendered, sentence
from bot.channels.web.browse.site import BROWSE
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aiohttp import web

    from bot.answers.directory import Directory, Narrowing
    from bot.knowledge.model import Entity, Language

_MOST_CHARACTERS: Final = 100
"""Of the words that are looked for; the rest is left out."""
_NEAR: Final = 70.0
"""How alike, of 100, a name must be to what was typed to be offered."""
_MOST_NEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Field:
    """A list to choose from: what it is called in an address, what stands in it, which value is chosen.

    Attributes:
        everything: what stands for all of its values.
    """

    name: str
    label: str
    everything: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in the list: its link, with where it is, and what it is."""

    link: PageLink
    about: str


def organisations(request: web.Request) -> str:
    """Those that fit, with the form that narrows them down; where none does, what would."""
    site, language = request.app[BROWSE], language_of_path(request)
    directory = site.directory()
    asked = {name: request.query.get(name, "") for name in PARAMETERS.values()}
    wanted = Listing("organisation", text=_cleaned(request.query.get("q", "")))
    for by, name in PARAMETERS.items():
        wanted = wanted.narrowed(by, asked[name] or None)
    found = _found(directory, wanted, language)
    narrowed = bool(wanted.text or any(asked.values()))
    return rendered(
        request,
        "browse/organisations.html",
        replace(listing_page(request, "directory", short="nav.organisations"), indexed=not narrowed),
        query=urlencode([(key, value) for key, value in request.query.items() if key != "lang"]),
        fields=tuple(_fields(directory, wanted, asked, language)),
        text=wanted.text,
        table=TABLES["organisations"],
        count=counted("directory.count", len(found), language),
        rows=[_row(entity, directory, language) for entity in found],
        narrowed=narrowed,
        instead=() if found else (*_wider(directory, wanted, language), *_near(directory, wanted.text, language)),
    )


def _cleaned(text: str) -> str:
    """What was typed, on one line and not too long; half a letter, which no encoding can carry, left out."""
    return " ".join(text.encode(errors="ignore").decode().split())[:_MOST_CHARACTERS]


def _found(directory: Directory, wanted: Listing, language: Language) -> tuple[Entity, ...]:
    """The organisations that fit; none where a value is nobody's, as in an old link."""
    try:
        return directory.listed(wanted, language)
    except LookupError:
        return ()


def _fields(directory: Directory, wanted: Listing, asked: Mapping[str, str], language: Language) -> Iterator[Field]:
    """The lists to choose from, each value with how many it would leave; those that would leave none are not offered."""
    for by, name in PARAMETERS.items():
        beside = _found(directory, wanted.narrowed(by, None), language)
        counts: dict[str, int] = {}
        for entity in beside:
            for value in directory.borne(entity, by):
                counts[value] = counts.get(value, 0) + 1
        offered = [choice for choice in directory.choices(by) if choice.id in counts or choice.id == asked[name]]
        named = [(choice.id, choice.name.in_(language), counts.get(choice.id, 0)) for choice in offered]
        if named:
            label = _label(by, directory, language)
            everything = sentence(directory.knowledge, f"directory.any.{by}", language)
            choices = tuple((id_, f"{called} ({count})") for id_, called, count in sorted(named, key=lambda one: fold(one[1])))
            yield Field(name, label, everything, choices, asked[name])


def _label(by: Narrowing, directory: Directory, language: Language) -> str:
    """What a filter is called: a closed list of members as the knowledge calls it, which may say of when it is."""
    relation = directory.relation(by) if by == "tier" else None
    return relation.name.in_(language) if relation is not None else sentence(directory.knowledge, f"directory.{by}", language)


def _row(entity: Entity, directory: Directory, language: Language) -> OrganisationRow:
    def named(by: Narrowing) -> str:
        values = directory.borne(entity, by)
        return ", ".join(choice.name.in_(language) for choice in directory.choices(by) if choice.id in values)

    link = PageLink(entity.name.in_(language), path_of_entity(entity, language), named("municipality"))
    return OrganisationRow(link, capital(named("genre") or named("sector")))


def _wider(directory: Directory, wanted: Listing, language: Language) -> Iterator[PageLink]:
    """The same list with one filter less, where that leaves something."""
    values = {by: wanted.value(by) for by in PARAMETERS}
    for by, parameter in PARAMETERS.items():
        if values[by] is None or not (found := _found(directory, wanted.narrowed(by, None), language)):
            continue
        kept = {PARAMETERS[other]: value for other, value in values.items() if value is not None and other != by}
        query = urlencode(kept | ({"q": wanted.text} if wanted.text else {}))
        name = next((one.name.in_(language) for one in directory.choices(by) if one.id == values[by]), parameter)
        text = sentence(directory.knowledge, "directory.without", language, name=name, n=len(found))
        yield PageLink(text, f"{path_in(ORGANISATIONS, language)}{'?' if query else ''}{query}")


def _near(directory: Directory, text: str, language: Language) -> Iterator[PageLink]:
    """Organisations whose names are like what was typed."""
    if not text:
        return
    named = {one.id: fold(one.name.in_(language)) for one in directory.listed(Listing("organisation"), language)}
    hits = process.extract(fold(text), named, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_MOST_NEAR)
    yield from links_to((directory.knowledge.entities[id_] for _, _, id_ in hits), language)
