"""`kamouraska init`: what an installation begins with, written from the package. Knows nothing of what the files mean."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import PROGRAM, Command, told
from bot.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE: Final = Path(__file__).parents[1]
_PACKED: Final = _PACKAGE / "initial"
"""Where a wheel holds the files; hatch_build.py puts them there."""

_CHECKOUT: Final = _PACKAGE.parent
_NAMES: Final = ("config.yaml", "knowledge", "tests/questions/gate")
_LEFT_OUT: Final = frozenset({"learned", "__pycache__"})
"""What staff answered in the checkout is not what another installation begins with."""

_SHOWN: Final = 5
"""How many files in the way are named; there may be hundreds, and the first ones tell which folder it is."""


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Write config.yaml, the knowledge and the test questions, or nothing when one of them is there already."""
    files = initial_files()
    # `lexists`: a link that leads nowhere is in the way, too.
    standing = [inside for inside in files if os.path.lexists(folder / inside)]
    if standing:
        more = len(standing) - _SHOWN
        names = ", ".join(standing[:_SHOWN]) + (f" (+{more})" if more > 0 else "")
        raise ConfigError(told("init.standing", folder=folder, names=names))
    _copied(files, folder)
    click.echo(told("init.done", folder=folder, count=len(files)))
    click.echo(told("init.next", place=shlex.quote(str(folder)), program=PROGRAM), err=True)
    return 0


def _copied(files: Mapping[str, Path], folder: Path) -> None:
    """Write all of them; on a full disk, say, what was written goes again, lest it be in the way of the next try."""
    written: list[Path] = []
    try:
        for inside, source in files.items():
            file = folder / inside
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as out:  # never over a file, though somebody else made it a moment ago
                written.append(file)
                out.write(source.read_bytes())
    except OSError:
        for file in written:
            file.unlink(missing_ok=True)
        raise


def initial_files() -> Mapping[str, Path]:
    """The files that an installation begins with, by their path inside it: those of the wheel, or of the checkout.

    Raises:
        ConfigError: the package was installed without them.
    """
    root = _PACKED if _PACKED.is_dir() else _CHECKOUT
    found: dict[str, Path] = {}
    for name in _NAMES:
        there = root / name
        for file in [there] if there.is_file() else sorted(there.rglob("*")):
            inside = file.relative_to(root)
            if file.is_file() and _LEFT_OUT.isdisjoint(inside.parts):
                found[inside.as_posix()] = file
    if any(not any(inside.startswith(name) for inside in found) for name in _NAMES):
        raise ConfigError(told("init.without"))
    return found
