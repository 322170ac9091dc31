"""The command line `kamouraska`: names the commands, and turns what goes wrong into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import COMPLETING, PROGRAM, Group, choose_language, describe, language, told, version_option
from bot.cli.errors import explained
from bot.errors import KamouraskaError, why

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED: Final = 1
BAD_USE: Final = 2
INTERRUPTED: Final = 130
READER_LEFT: Final = 141

COMMANDS: Final = {
    "init": "bot.cli.init:init",
    "run": "bot.cli.run:run",
    "chat": "bot.cli.chat:chat",
    "ask": "bot.cli.ask:ask",
    "check": "bot.cli.check:check",
    "explain": "bot.cli.explain:explain",
    "new": "bot.cli.new:new",
    "eval": "bot.cli.eval:evaluate",
    "links": "bot.cli.links:links",
    "knowledge": "bot.cli.knowledge:knowledge",
    "index": "bot.cli.index:index",
    "review": "bot.cli.review:review",
    "backup": "bot.cli.backup:backup",
    "restore": "bot.cli.backup:restore",
    "migrate-store": "bot.cli.migrate_store:migrate_store",
    "pause": "bot.cli.pause:pause",
    "resume": "bot.cli.pause:resume",
    "doctor": "bot.cli.doctor:doctor",
    "purge": "bot.cli.purge:purge",
    "erase": "bot.cli.erase:erase",
    "staff-link": "bot.cli.staff_link:staff_link",
    "discord-invite": "bot.cli.discord_invite:invite",
    "completion": "bot.cli.completion:completion",
}


def main() -> None:
    """Run the command line and exit."""
    _stand_in_for_closed()
    _speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        the exit code: the command's own; 1 when the system refused something, such as writing to a full disk; 2 for bad
        use or configuration; 130 when interrupted; 141 when whoever read the output left, as a shell reports it.
    """
    choose_language(arguments)
    program = Group(PROGRAM, COMMANDS)
    program.params.append(version_option())
    describe(program, PROGRAM)
    try:
        if instruction := os.environ.get(COMPLETING):  # set by the script of `completion`, while somebody types
            from bot.cli.completion import completed

            return completed(program, instruction)
        with program.make_context(PROGRAM, list(arguments) or ["--help"]) as context:
            code = int(program.invoke(context) or 0)
        sys.stdout.flush()
        return code  # noqa: TRY300 - what was said may still fail to be written, and is then dealt with below
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.UsageError, KamouraskaError) as error:
        click.echo("\n".join(explained(error)), err=True)
        return BAD_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo(told("use.interrupted"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_LEFT
    except OSError as error:
        _drop_output()
        where = f"{error.filename}: " if error.filename else ""
        click.echo(told("use.system", cause=f"{where}{why(error)[language() == 'fr']}"), err=True)
        return FAILED


def _drop_output() -> None:
    """Forget what is still to be written where it cannot be: without this Python complains once more on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stand_in_for_closed() -> None:
    """Open nothing in place of a stream that was closed (`<&-`), lest a database be given its number and be printed into."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as it runs


def _speak_utf8() -> None:
    """A terminal set to another encoding shows a question mark for what it lacks; it never stops an answer."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):
                stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
