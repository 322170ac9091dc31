"""`GET /api/entities` and `GET /api/entities/ID`: who and what is known, for programs. Decides nothing of an answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Final, get_args

from pydantic import ConfigDict, Field

from bot.answers.directory import Listing
from bot.channels.web.browse.entity_objects import EntityList, EntityObject, EntityObjects
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.caching import kept
from bot.channels.web.core.checking import Sent, checked_query, told_in
from bot.channels.web.core.endpoints import Endpoint
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.limits import address_of, hold_to
from bot.channels.web.core.site import SITE
from bot.knowledge.model import EntityType, Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp import web
    from pydantic import BaseModel

    from bot.answers.directory import Directory, Narrowing

_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)


class LanguageQuery(Sent):
    """In which language to tell."""

    model_config = ConfigDict(extra="forbid")

    language: Language | None = None
    """The language of names and texts; else the one that `Accept-Language` prefers."""


class EntitiesQuery(LanguageQuery):
    """Which entities are wanted. Values are ids of the knowledge: who sends a wrong one is told those that there are."""

    kind: str | None = None
    """`organisation`, `place` or `person`, or a narrower kind of the knowledge, such as `primary_school`."""
    sector: str | None = None
    municipality: str | None = None
    """The id of a place."""
    tier: str | None = None
    """Of a closed list of members, such as partners."""
    q: Annotated[str, Field(max_length=200)] = ""
    """Words that must fit; accents may be missing, letters slipped, words cut short."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    """How many to tell."""
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """How many to pass over before the first one told."""


LIST: Final = Endpoint("get", "/api/entities", "entities", EntityList, query=EntitiesQuery, errors=(400, 429))
ONE: Final = Endpoint("get", "/api/entities/{id}", "entity", EntityObject, query=LanguageQuery, errors=(400, 404))


async def entities(request: web.Request) -> web.Response:
    """Those that fit, some at a time."""
    return _json(request, await found(request, checked_query(EntitiesQuery, _once(request), language_of(request))))


async def entity(request: web.Request) -> web.Response:
    """One with all that is known of it."""
    query = checked_query(LanguageQuery, _once(request), language_of(request))
    return _json(request, known(request, request.match_info["id"], query.language))


async def found(request: web.Request, query: EntitiesQuery) -> EntityList:
    """The entities that a query asks for.

    Raises:
        RequestError: a value is none of the knowledge, or one address searches too often.
    """
    language, site = query.language or language_of(request), request.app[BROWSE]
    if query.q:
        hold_to(language, (site.searches, address_of(request)))
    directory = site.directory()
    wanted = _listing(query, directory, language)
    # Words are compared in a thread: the first time of a knowledge takes longer than others may be kept waiting.
    listed = await asyncio.to_thread(directory.listed, wanted, language) if query.q else directory.listed(wanted, language)
    objects = EntityObjects(directory.knowledge, request.app[SITE].config, language)
    told = listed[query.offset : query.offset + query.limit]
    return EntityList(total=len(listed), entities=[objects.summary(one) for one in told])


def known(request: web.Request, id_: str, language: Language | None) -> EntityObject:
    """The entity of that id.

    Raises:
        RequestError: there is none.
    """
    language = language or language_of(request)
    knowledge = request.app[BROWSE].knowledge()
    if id_ not in knowledge.entities:
        raise RequestError(404, "unknown_entity", language=language, id=id_[:100])
    return EntityObjects(knowledge, request.app[SITE].config, language).whole(knowledge.entities[id_])


def _listing(query: EntitiesQuery, directory: Directory, language: Language) -> Listing:
    """What is wanted of the directory, each value looked up before."""
    by: dict[str, Narrowing] = {"sector": "sector", "municipality": "municipality", "tier": "tier"}
    for field, narrowing in by.items():
        value = getattr(query, field)
        if value is not None:
            _check(field, value, (choice.id for choice in directory.choices(narrowing)), language)
    type_ = next((one for one in _TYPES if one == query.kind), None)
    genre = query.kind if type_ is None else None
    if genre is not None:
        _check("kind", genre, (*_TYPES, *(choice.id for choice in directory.choices("genre"))), language)
    return Listing(type_, query.sector, query.municipality, query.tier, genre, query.q)


def _check(field: str, value: str, choices: Iterable[str], language: Language) -> None:
    known_ones = list(choices)
    if not known_ones:
        raise RequestError(400, "no_value", language=language, field=field)
    if value not in known_ones:
        told = ", ".join(known_ones)
        raise RequestError(400, "unknown_value", language=language, field=field, value=value[:100], choices=told)


def _once(request: web.Request) -> dict[str, str]:
    """The parameters of an address; the pages' `lang` is understood too.

    Raises:
        RequestError: one is there twice, which a program does not mean.
    """
    given = dict(request.query)
    if len(given) < len(request.query):
        twice = next(name for name in given if len(request.query.getall(name)) > 1)
        raise RequestError(400, "given_twice", language=told_in(given, language_of(request)), field=twice[:100])
    given.pop("lang", None)
    return given


def _json(request: web.Request, told: BaseModel) -> web.Response:
    body = told.model_dump_json(exclude_unset=True).encode()
    return kept(request, body, "application/json", vary="Accept-Language")
