"""The manuals of the rules that the reader itself keeps, one class each: without them, no base is loaded. They find nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.authoring.reading import files, names, overlays, shape, syntax

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.authoring.reading.rule import ReaderRule

READER_RULES: Final[Sequence[type[ReaderRule]]] = (*files.RULES, *syntax.RULES, *shape.RULES, *names.RULES, *overlays.RULES)
