"""The tools that a language model is lent at `/mcp`: the same questions and entities that people get. Knows no protocol."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from bot.channels.web.browse.entities import EntitiesQuery, LanguageQuery, found, known
from bot.channels.web.browse.entity_objects import EntityList, EntityObject
from bot.channels.web.core.checking import checked_body, told_in
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.limits import address_of
from bot.channels.web.core.objects import AnswerObject
from bot.channels.web.public import asking
from bot.channels.web.public.api import EXAMPLE, AskBody, answered
from bot.channels.web.public.sessions import session_of
from bot.wording import say
from bot.wording.programs import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from aiohttp import web

    from bot.knowledge.model import Language
    from bot.knowledge.region import Region


class AskArguments(AskBody):
    """A question."""

    model_config = ConfigDict(extra="forbid")


class GetEntityArguments(LanguageQuery):
    """Which entity is wanted."""

    id: str
    """As `search` gives it."""


@dataclass(frozen=True)
class Tool:
    """One of them.

    Attributes:
        example: arguments that would be right, for the sentence that says what is wrong.
        run: what it gives for arguments that were checked; raises `RequestError`.
        only_reads: whether calling it leaves everything as it was.
    """

    name: str
    arguments: type[BaseModel]
    result: type[BaseModel]
    example: str
    run: Callable[[web.Request, Any], Awaitable[dict[str, Any]]]
    only_reads: bool = True

    def described(self, region: Region, language: Language) -> dict[str, Any]:
        """What a client is told of it."""
        slots = region.slots(language)
        return {
            "name": self.name,
            "title": say(SENTENCES, f"mcp.{self.name}.title", language, **slots),
            "description": say(SENTENCES, f"mcp.{self.name}", language, **slots),
            "inputSchema": self._schemas[0],
            "outputSchema": self._schemas[1],
            "annotations": {"readOnlyHint": self.only_reads, "destructiveHint": False, "openWorldHint": False},
        }

    @cached_property
    def _schemas(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Of the arguments and the result; made once, since they take some milliseconds and anybody may ask for them."""
        return self.arguments.model_json_schema(), self.result.model_json_schema(mode="serialization")

    async def call(self, request: web.Request, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """What it gives for these arguments.

        Raises:
            RequestError: an argument is wrong, nothing is known by that id, or too much is asked.
        """
        return await self.run(request, checked_body(self.arguments, arguments, language_of(request), self.example))


async def _ask(request: web.Request, arguments: AskArguments) -> dict[str, Any]:
    reply, _ = await answered(request, arguments, language_of(request))
    return reply.as_json()


async def _search(request: web.Request, arguments: EntitiesQuery) -> dict[str, Any]:
    await _within_limits(request, arguments)
    return (await found(request, arguments)).model_dump(mode="json", exclude_unset=True)


async def _get_entity(request: web.Request, arguments: GetEntityArguments) -> dict[str, Any]:
    await _within_limits(request, arguments)
    return known(request, arguments.id, arguments.language).model_dump(mode="json", exclude_unset=True)


async def _within_limits(request: web.Request, arguments: LanguageQuery) -> None:
    """Let one address ask so much a minute and no more, as where it asks questions."""
    try:
        told = arguments.language or language_of(request)
        asking.check_limits(request, address_of(request), session_of(request), told)
    except RequestError:
        await asyncio.sleep(asking.REFUSAL_DELAY_SECONDS)
        raise


TOOLS: Final[Mapping[str, Tool]] = {
    tool.name: tool
    for tool in (
        Tool("ask", AskArguments, AnswerObject, EXAMPLE, _ask, only_reads=False),
        Tool("search", EntitiesQuery, EntityList, '{"q": "…", "limit": 10}', _search),
        Tool("get_entity", GetEntityArguments, EntityObject, '{"id": "…"}', _get_entity),
    )
}


async def called(request: web.Request, tool: Tool, arguments: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """What the tool gives; or None and the sentence that says what is wrong, for the model to read and mend."""
    try:
        return await tool.call(request, arguments), ""
    except RequestError as error:
        return None, error.sentence(error.language or told_in(arguments, language_of(request)))
