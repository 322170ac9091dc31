"""The project's one YAML loader: libyaml's where it was built in, and no deeper than a person writes. Opens nothing."""

from __future__ import annotations

from typing import Any, Final

import yaml

DEEPEST: Final = 50
"""Levels of lists and groups inside each other; the knowledge has six. libyaml calls itself at each: 30,000 end the process."""

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TooDeepError(yaml.MarkedYAMLError):
    """More than `DEEPEST` levels; the mark is where the first level too many is."""


class Loader(_Base):  # type: ignore[misc] # one of two classes, whose types are not told
    """Ten times faster than Python's own where libyaml is there, with the same marks; raises `TooDeepError`."""

    def __init__(self, stream: str) -> None:
        """Take the text.

        Args:
            stream: the whole of it.
        """
        super().__init__(stream)
        self._depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Called by the composer on its way into each node, in Python whichever loader it is."""
        self._depth += 1
        if self._depth > DEEPEST:
            mark = current_node.start_mark if current_node is not None else None
            raise TooDeepError(problem=f"more than {DEEPEST} levels", problem_mark=mark)
        super().descend_resolver(current_node, current_index)

    def ascend_resolver(self) -> None:
        """Called on its way out of each node."""
        self._depth -= 1
        super().ascend_resolver()
