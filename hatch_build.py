"""What a wheel holds besides the package: the files that `kamouraska init` writes. Knows nothing of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_INITIAL: Final = ("config.yaml", "knowledge", "tests/questions/gate")
_INSIDE: Final = "bot/initial"
_LEARNED: Final = "learned"


class InitialFiles(BuildHookInterface[Any]):
    """Puts config, knowledge and test questions under `bot/initial/`, as they lie in the checkout.

    By a hook and not by `force-include`, which would copy them into an editable installation too, where they would grow
    old beside those of the checkout.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file; what staff of this installation answered (`learned/`) is none of another's."""
        if version == "editable":
            return
        root = Path(self.root)
        for name in _INITIAL:
            found = root / name
            for file in [found] if found.is_file() else sorted(found.rglob("*")):
                inside = file.relative_to(root)
                if file.is_file() and _LEARNED not in inside.parts:
                    build_data["force_include"][str(file)] = f"{_INSIDE}/{inside.as_posix()}"
