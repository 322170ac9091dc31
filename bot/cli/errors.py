"""What went wrong, in the language of the person at the terminal: bad use, and what the program raises on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.commands import PROGRAM, language, told
from bot.review.errors import AlreadyDoneError, UnknownGroupError
from bot.wording import review, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.errors import KamouraskaError


def explained(error: click.UsageError | KamouraskaError) -> Iterator[str]:
    """The lines to print."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            yield error.format_message()
        case click.UsageError():
            yield told("use.error", message=_bad_use(error))
            yield told("use.help", command=error.ctx.command_path if error.ctx else PROGRAM)
        case UnknownGroupError():
            yield told("review.no_such", id=error.group_id)
        case AlreadyDoneError():
            who, when = (error.last.by, error.last.at) if error.last else ("?", "?")
            key = f"already.{error.group.standing.state}"
            yield say(review.SENTENCES, key, language(), id=error.group.id, who=who, when=when)
        case _:
            yield error.said(language())


def _bad_use(error: click.UsageError) -> str:
    """What click found wrong; its own words, which are English, only where we have none."""
    match error:
        case click.NoSuchOption():
            return _unknown("use.no_option", error.option_name, error.possibilities)
        case click.exceptions.NoSuchCommand():
            return _unknown("use.no_command", error.command_name, error.possibilities)
        case click.MissingParameter(param=click.Parameter() as missing):
            return told("use.missing", name=_name(missing))
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as wrong):
            return told("use.choices", name=_name(wrong), choices=", ".join(map(str, choices)))
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=None)) as wrong):
            return told("use.least", name=_name(wrong), least=least)
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=most)) as wrong):
            return told("use.range", name=_name(wrong), least=least, most=most)
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType()) as wrong):
            return told("use.number", name=_name(wrong))
        case _:
            return error.format_message()


def _unknown(key: str, name: str, near: list[str] | None) -> str:
    sentence = told(key, name=name)
    return f"{sentence} {told('use.near', names=', '.join(near))}" if near else sentence


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
