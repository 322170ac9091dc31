"""What every command shares: `--config`, `--lang`, help in two languages, being imported only when it is called."""

from __future__ import annotations

import getpass
import os
from contextvars import ContextVar
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from bot.cli.language import asked_for, stated_in
from bot.errors import KamouraskaError
from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.cli import SENTENCES
from bot.wording.cli_help import HELP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.review.roles import Role

PROGRAM: Final = "kamouraska"
COMPLETING: Final = "_KAMOURASKA_COMPLETE"
"""The variable by which click's scripts ask what may follow what was typed."""

_CONFIG: Final = "bot.config"
_chosen: ContextVar[Language | None] = ContextVar("chosen", default=None)


def choose_language(arguments: Sequence[str]) -> None:
    """Speak one language from now on: the one that `--lang` names, whatever the environment says."""
    _chosen.set(asked_for(arguments))


def language() -> Language:
    """The language of the person at the terminal; French when nothing tells."""
    return locale() or "fr"


def locale() -> Language | None:
    """The language that was asked for, for a question that does not show its own; None when nothing tells."""
    return _chosen.get() or stated_in(os.environ)


def told(key: str, **slots: object) -> str:
    """A sentence of the command line, what went wrong inside it included, in the language of the person there."""
    shown = language()
    said = {name: slot.said(shown) if isinstance(slot, KamouraskaError) else slot for name, slot in slots.items()}
    return say(SENTENCES, key, shown, **said)


def from_here(path: Path) -> Path:
    """A path as the person at the terminal would type it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def user() -> str:
    """The name of the user who runs the program; the number where the system knows no name (a container's `--user 10001`)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # OSError from Python 3.13 on
        return str(os.getuid())


by_option = click.option("--by", default=user)
"""In whose name staff act."""

as_json_option = click.option("--json", "as_json", is_flag=True)
"""For programs: JSON instead of sentences."""


def configured(context: click.Context) -> Config:
    """The configuration that the command line and the environment name; a secret that is none is told of at once."""
    from bot import secrets
    from bot.config import load

    secrets.given(os.environ)
    return load(context.meta.get(_CONFIG))


def configured_for(context: click.Context, by: str, least: Role = "editor") -> Config:
    """The same for somebody of the staff who acts.

    Raises:
        RoleError: their role does not reach that.
    """
    from bot.review.roles import Roles

    config = configured(context)
    Roles.of(config.review).check(by, least)
    return config


def _config_option() -> click.Option:
    def remember(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
        if value is not None:
            context.meta[_CONFIG] = value

    return click.Option(["--config"], type=click.Path(path_type=Path, readable=False), expose_value=False, callback=remember)


def _lang_option() -> click.Option:
    """Taken before anything is parsed, by `choose_language`; here so that it is known, checked and explained."""
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False)


def version_option() -> click.Option:
    """`--version`: the program and its version, and no more."""

    def show(context: click.Context, _option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's own
        if value and not context.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"{PROGRAM} {version('kamouraska-bot')}")
            context.exit()

    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show)


class Command(click.Command):
    """A command that takes `--config` and `--lang`, and whose help is found by its name when it is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature, passed through
        super().__init__(*args, **kwargs)
        self.params += [_config_option(), _lang_option()]


class Group(click.Group):
    """Commands by name, each imported when it is called: `ask` pays for no other.

    Attributes:
        places: `module:variable` of each command, by name.
    """

    def __init__(self, name: str, places: Mapping[str, str]) -> None:
        super().__init__(name, params=[_config_option(), _lang_option()])
        self.places = dict(places)
        self.shown_before = "" if name == PROGRAM else f"{name} "

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of the table."""
        del ctx
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its help written in the reader's language."""
        del ctx
        if cmd_name not in self.places:
            return None
        module, _, variable = self.places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), variable)
        describe(command, f"{self.shown_before}{cmd_name}")
        return command


def describe(command: click.Command, path: str) -> None:
    """Write the help of a command and of its options, in the language of whoever reads it."""
    shown = language()
    command.help = HELP[path].in_(shown)
    help_option = command.get_help_option(click.Context(command))
    for option in [*command.params, *([help_option] if help_option else [])]:
        if isinstance(option, click.Option):
            flag = option.opts[0]
            option.help = (HELP.get(f"{path} {flag}") or HELP[flag]).in_(shown)
