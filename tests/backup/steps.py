"""The steps by which a restore changes what is there, and one that ends the process at one of them.

`python -m tests.backup.steps FOLDER FILE STEP` restores into an installation and is gone once that step is done.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.backup import restoring
from tests.backup.conftest import Home

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS: Final = ("writer.write", "atomic_files.put", "copying.copy")
"""The answers of staff, the key, the database."""

GONE: Final = 9


def is_step(home: Home, step: str, arguments: tuple[object, ...]) -> bool:
    """Whether a call is the one that puts something into its place, and not one that prepares it."""
    match step:
        case "copying.copy":
            return arguments[-1] == home.database
        case "atomic_files.put":
            return arguments[0] == home.secret
        case _:
            return True


def replaced(step: str) -> tuple[object, str, Callable[..., object]]:
    """Where the function of a step is looked up, its name there, and the function."""
    module, _, name = step.partition(".")
    holder = getattr(restoring, module)
    return holder, name, getattr(holder, name)


def main(folder: str, file: str, step: str) -> None:
    """Restore, and be killed."""
    home = Home(Path(folder))
    holder, name, real = replaced(step)

    def last(*arguments: object, **named: object) -> object:
        result = real(*arguments, **named)
        if is_step(home, step, arguments):
            os._exit(GONE)
        return result

    setattr(holder, name, last)
    restoring.restore(home.config, Path(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
