"""What the commands of the review desk share: the desk opened for one act, their options, and what they print."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

import click

from bot.cli.commands import language
from bot.review.model import OPEN, STATES, State
from bot.standalone import reviewing
from bot.wording import say
from bot.wording.approval import SENTENCES as APPROVAL
from bot.wording.finding import SENTENCES as FINDING
from bot.wording.review import SENTENCES
from bot.wording.staff_trials import SENTENCES as TRYING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.config import Config
    from bot.review.desk import Desk

Result = TypeVar("Result")
_SENTENCES: Final = {**SENTENCES, **APPROVAL, **FINDING, **TRYING}
_BEGINNING: Final = 100
StateChoice: TypeAlias = State | Literal["open", "all"]


def at_the_desk(config: Config, act: Callable[[Desk], Awaitable[Result]]) -> Result:
    """Open the desk, act, close it."""

    async def open_and_act() -> Result:
        async with reviewing(config) as desk:
            return await act(desk)

    return asyncio.run(open_and_act())


def state_option(default: Literal["open", "all"]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """`--state`: which groups are meant."""
    return click.option("--state", type=click.Choice(["open", "all", *STATES]), default=default, show_default=True)


def states(chosen: StateChoice) -> tuple[State, ...]:
    """The states that a choice of `--state` stands for; none is every state."""
    match chosen:
        case "open":
            return OPEN
        case "all":
            return ()
        case state:
            return (state,)


def said(key: str, **slots: object) -> str:
    """A sentence of the desk in the language of the person at the terminal."""
    return say(_SENTENCES, key, language(), **slots)


def beginning(text: str) -> str:
    """So much of an answer as a line of a list has room for; `--json` gives all of it."""
    text = " ".join(text.split())
    return text if len(text) <= _BEGINNING else text[: _BEGINNING - 1] + "…"


def write(value: dict[str, Any] | list[dict[str, Any]]) -> None:
    """One JSON value, on a line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def show_done(value: dict[str, Any], sentence: str, *, as_json: bool) -> int:
    """Print what was done, for a program or for a person; the exit code."""
    if as_json:
        write(value)
    else:
        click.echo(sentence)
    return 0
