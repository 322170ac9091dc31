"""One YAML file → plain data and the position of every part of it. Knows no schema; reports slips, never raises."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from bot.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where it was built in: ten times faster, the same marks."""

Location = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file.

    Attributes:
        path: as shown to authors.
        data: plain Python values; None when the file cannot be parsed.
        positions: line and column, counted from 1, of the value at each location; of the key under `(*location, KEY)`.
        problems: slips of the YAML itself: syntax, duplicate keys.
    """

    path: str
    data: Any
    positions: Mapping[Location, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def problem(self, location: Location, rule: str, message: str) -> Problem:
        """A problem at a location, or at the nearest enclosing one that has a position."""
        for length in range(len(location), -1, -1):
            if (position := self.positions.get(location[:length])) is not None:
                return Problem(self.path, *position, rule, message)
        return Problem(self.path, 1, 1, rule, message)


def parse(path: str, text: str) -> Document:
    """Parse one file; never raises for what the text holds."""
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Document(path, None, {}, (Problem(path, 1, 1, "empty-file", "the file is empty"),))
        positions: dict[Location, Position] = {}
        problems: list[Problem] = []
        _walk(node, (), path, positions, problems)
        data = None if problems else loader.construct_document(node)
    except yaml.YAMLError as error:
        return Document(path, None, {}, (_syntax(path, error),))
    except (ValueError, RecursionError) as error:
        # A timestamp such as 2017-13-45 is a ValueError of the constructor; endless nesting exhausts the stack.
        return Document(path, None, {}, (Problem(path, 1, 1, "yaml-syntax", f"a value cannot be read: {error}"),))
    finally:
        loader.dispose()
    return Document(path, data, positions, tuple(problems))


def _syntax(path: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = " ".join(str(part) for part in (getattr(error, "problem", None), getattr(error, "context", None)) if part)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(path, line, column, "yaml-syntax", f"not YAML: {words or error}")


def _walk(
    node: yaml.Node, location: Location, path: str, positions: dict[Location, Position], problems: list[Problem]
) -> None:
    """Note where everything stands; an alias (`*x`) would let one text have two places, so anchors are refused."""
    positions[location] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _walk(child, (*location, index), path, positions, problems)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            if name in seen:
                line, column = key.start_mark.line + 1, key.start_mark.column + 1
                problems.append(Problem(path, line, column, "duplicate-key", f"the key {name!r} stands twice"))
            seen.add(name)
            _walk(child, (*location, name), path, positions, problems)
            positions[*location, name] = (key.start_mark.line + 1, key.start_mark.column + 1)
