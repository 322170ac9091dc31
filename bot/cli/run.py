"""`kamouraska run`: every channel that is configured, until a signal says to end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Final

import click

from bot.app import serve
from bot.cli.commands import Command, configured, language, told
from bot.wording import say
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from bot.answers.engine import Engine
    from bot.config import Config

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


@click.command(cls=Command)
@click.option("--host")
@click.option("--port", type=click.IntRange(0, 65535))
@click.pass_context
def run(context: click.Context, *, host: str | None, port: int | None) -> int:
    """Serve; exit 0 when asked to end."""
    from bot import operator_log, secrets
    from bot.backup.restoring import take_back_unfinished
    from bot.indexing.engine import build_engine
    from bot.store import bot_lock

    config = configured(context)
    told_here = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    config = config.model_copy(update={"web": config.web.model_copy(update=told_here)})
    hidden = (*secrets.in_clear(os.environ), *filter(None, (config.store.password,)))
    operator_log.configure(config.logging, hidden)
    # Until there is something to be stopped in order, a signal ends the program where it stands.
    for number in _ENDING:
        signal.signal(number, lambda *_: sys.exit(0))
    # Of a file there is one bot; on a server several processes take turns, and nothing is restored under them.
    with nullcontext() if config.store.url else bot_lock.hold(config.store.path):
        if not config.store.url and take_back_unfinished(config):
            click.echo(say(SENTENCES, "restore.taken_back", language()), err=True)
        asyncio.run(_until_signalled(config, build_engine(config)))
    return 0


async def _until_signalled(config: Config, engine: Engine) -> None:
    stopping, reloading = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        loop.add_signal_handler(number, stopping.set)
    in_a_terminal = os.isatty(0)

    def hung_up() -> None:
        """SIGHUP asks for the knowledge to be read again; it is also what a terminal sends when its window is closed."""
        (stopping if in_a_terminal and not os.isatty(0) else reloading).set()

    loop.add_signal_handler(signal.SIGHUP, hung_up)
    await serve(config, engine, tell=_tell, stopping=stopping, reloading=reloading)


def _tell(key: str, **slots: object) -> None:
    """Say it at once, also when the output is a file that somebody reads."""
    click.echo(told(key, **slots))
