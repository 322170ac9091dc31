"""The manual: what every rule of `kamouraska check` means, from the docstrings that stand beside the rules."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Final

from bot.authoring.checks import RULES
from bot.authoring.reading import READER_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.authoring.checks import Rule
    from bot.authoring.reading.rule import ReaderRule

_FILE: Final = re.compile(r"^# (\S.*\.yaml)$", re.MULTILINE)

_ALL: Final[tuple[Rule | type[ReaderRule], ...]] = (*RULES, *READER_RULES)

MANUALS: Final[Mapping[str, str]] = {rule.ID: inspect.cleandoc(rule.__doc__ or "") for rule in _ALL}
"""Id of a rule → its manual: what it is about, then an example that passes and one that does not."""


def example(rule: str, part: str) -> dict[str, str]:
    """The files of an example, by path; none where the manual has no such example.

    Args:
        part: `Passes` or `Fails`.
    """
    found = re.search(rf"^{part}:\n((?:    .*\n|\n)+)", MANUALS[rule] + "\n", re.MULTILINE)
    if found is None:
        return {}
    pieces = _FILE.split(inspect.cleandoc("\n" + found[1]))
    return {path: f"{text.strip()}\n" for path, text in zip(pieces[1::2], pieces[2::2], strict=True)}
