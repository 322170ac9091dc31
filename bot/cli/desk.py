"""What the commands of the review desk share: the desk opened for one act, and JSON written for programs."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.cli.commands import language
from bot.standalone import reviewing
from bot.wording import say
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.config import Config
    from bot.review.desk import Desk

Result = TypeVar("Result")


def at_the_desk(config: Config, act: Callable[[Desk], Awaitable[Result]]) -> Result:
    """Open the desk, act, close it."""

    async def open_and_act() -> Result:
        async with reviewing(config) as desk:
            return await act(desk)

    return asyncio.run(open_and_act())


def said(key: str, **slots: object) -> str:
    """A sentence of the desk in the language of the person at the terminal."""
    return say(SENTENCES, key, language(), **slots)


def write(value: dict[str, Any] | list[dict[str, Any]]) -> None:
    """One JSON value, on a line."""
    click.echo(json.dumps(value, ensure_ascii=False))
