"""`kamouraska ask`: one question from the command line, or many, one a line. Knows nothing of conversations."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, as_json_option, configured, language, locale, told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from bot.assistant import Reply
    from bot.config import Config

ANSWERED: Final = 0
NOT_ANSWERED: Final = 3


@click.command(cls=Command)
@click.argument("question", nargs=-1)
@as_json_option
@click.option("--jsonl", "as_lines", is_flag=True)
@click.option("--log/--no-log", "log", default=None)
@click.pass_context
def ask(context: click.Context, question: tuple[str, ...], *, as_json: bool, as_lines: bool, log: bool | None) -> int:
    """Answer; words that were typed without quotation marks are one question."""
    if as_lines and question:
        raise click.UsageError(told("use.question_and_lines"), context)
    if not as_lines and not question:
        raise click.UsageError(told("use.no_question"), context)
    config = configured(context)
    if as_lines:
        asyncio.run(_answer_lines(config, sys.stdin.buffer, sys.stdout.buffer, log=bool(log)))
        return ANSWERED
    reply = asyncio.run(_answer(config, " ".join(question), log=log is not False))
    if as_json:
        from bot.cli.jsonl import written

        sys.stdout.buffer.write(written(reply.as_json()))
    else:
        from bot.cli.rendering import show

        show(reply)
    return ANSWERED if reply.outcome in ("answer", "smalltalk") else NOT_ANSWERED


async def _answer(config: Config, question: str, *, log: bool) -> Reply:
    from bot.channels.terminal import Conversation
    from bot.standalone import answering

    async with answering(config, log=log, on_log_failure=report) as assistant:
        return await Conversation(assistant, locale=locale(), log=log).ask(question)


async def _answer_lines(config: Config, lines: Iterable[bytes], out: BinaryIO, *, log: bool) -> None:
    """Answer each line before the next is read, so that another program may wait for one answer before it goes on."""
    from bot.cli.jsonl import BadLine, parse, written
    from bot.standalone import answering

    async with answering(config, log=log, on_log_failure=report) as assistant:
        for line in lines:
            match parse(line, locale=locale(), fallback=language(), log=log):
                case BadLine() as bad:
                    out.write(written(bad.as_json()))
                case question:
                    out.write(written((await assistant.ask(question)).as_json()))
            out.flush()


def report(error: Exception) -> None:
    """Tell whoever runs the program that a question could not be noted; the person has the answer all the same."""
    click.echo(told("log.failed", cause=error), err=True)
