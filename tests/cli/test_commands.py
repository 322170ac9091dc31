"""Help, in both languages, of every command."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import click
import pytest

from bot.__main__ import COMMANDS
from bot.cli.commands import PROGRAM, Group
from bot.cli.knowledge import knowledge
from bot.cli.review import review
from bot.wording.cli_help import HELP
from tests.cli.conftest import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

GROUPS = {"review": review, "knowledge": knowledge}
PATHS = [[], *([name] for name in COMMANDS), *([group, name] for group, held in GROUPS.items() for name in held.places)]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_and_option_has_help_in_both_languages(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, path: list[str], language: str
) -> None:
    """In the language that the environment asks for, whatever was shown before."""
    monkeypatch.setenv("LANG", f"{language}_CA.UTF-8")
    ran = installation.run(*path, "--help")
    assert ran.code == 0
    shown = " ".join(ran.out.split())
    expected = HELP[" ".join(path) or PROGRAM].in_("fr" if language == "fr" else "en")
    assert " ".join(expected.split()) in shown
    assert ("Affiche cette aide." in shown) == (language == "fr")


def test_no_help_is_left_of_a_command_that_is_gone() -> None:
    """Each entry of the table belongs to a command or an option that exists."""
    program = Group(PROGRAM, COMMANDS)
    used: set[str] = {"--help", "--version", PROGRAM}
    for path in PATHS:
        command: click.Command = program
        for name in path:
            assert isinstance(command, click.Group)
            found = command.get_command(click.Context(command), name)
            assert found is not None
            command = found
        flags = [parameter.opts[0] for parameter in command.params if isinstance(parameter, click.Option)]
        used |= {" ".join(path), *flags, *(" ".join([*path, flag]) for flag in flags)}
    assert set(HELP) <= used


def test_without_a_command_the_help_is_shown(installation: Installation) -> None:
    """`kamouraska` alone is somebody who wonders what it can do."""
    del installation
    from bot.__main__ import run  # noqa: PLC0415 - beside the fixture that sets the language

    assert run([]) == 0


@pytest.mark.parametrize(
    "missing", [KeyError("getpwuid(): uid not found: 10001"), OSError("No username set in the environment")]
)
def test_a_user_without_a_name_goes_by_the_number(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, missing: Exception
) -> None:
    """`docker run --user 10001`: the system knows no such user, and every command of the staff works all the same."""

    def nameless() -> str:
        raise missing

    monkeypatch.setattr("getpass.getuser", nameless)
    monkeypatch.setattr("os.getuid", lambda: 10001)
    assert installation.run("ask", "quelle est la capitale de l'Australie").code == 3
    assert installation.run("review", "claim", "1").code == 0
    assert "10001" in installation.run("review", "show", "1").out
    assert "/staff" in installation.run("staff-link").out


def test_the_version_is_said(installation: Installation) -> None:
    """The one of the installed package."""
    ran = installation.run("--version")
    assert (ran.code, ran.out) == (0, f"kamouraska {version('kamouraska-bot')}\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_tab_key_completes_commands(installation: Installation, shell: str) -> None:
    """The script asks the program, which names what may follow."""
    script = installation.run("completion", shell)
    assert script.code == 0
    assert f"_KAMOURASKA_COMPLETE={shell}_complete" in script.out
    typed = {"COMP_WORDS": "kamouraska knowledge ex", "COMP_CWORD": "2" if shell != "fish" else "ex"}
    asked = subprocess.run(
        [sys.executable, "-m", "bot"],
        env=os.environ | typed | {"_KAMOURASKA_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert "export" in asked.stdout
    assert "import" not in asked.stdout
