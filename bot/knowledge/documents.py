"""One YAML file → plain data and the position of every part of it. Knows no schema; reports slips, never raises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.errors import Both, Problem
from bot.knowledge import misread
from bot.yaml_loader import DEEPEST, Loader, TooDeepError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOT_UTF8: Final = Both("the file is not UTF-8 text", "le fichier n’est pas du texte en UTF-8")

_ENDLESS: Final = Both(
    "the number is too long; put it between quotes if it is text",
    "le nombre est trop long; le mettre entre guillemets si c’est un texte",
)
_LONGEST_NUMBER: Final = 100
"""Characters: `1:1:1…` is a number in base 60 to YAML, and half a million digits take minutes to work out."""

Location = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file.

    Attributes:
        path: as shown to authors.
        data: plain Python values; None when the file cannot be parsed.
        positions: line and column, counted from 1, of the value at each location; of the key under `(*location, KEY)`.
        problems: slips of the YAML itself: syntax, duplicate keys, values that YAML cuts or changes.
        doubts: what may be meant and seldom is, such as curly quotes; warnings for `check`, which keep nothing from loading.
        elsewhere: path, line and column of what another file adds.
    """

    path: str
    data: Any
    positions: Mapping[Location, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    elsewhere: Mapping[Location, tuple[str, int, int]] = field(default_factory=dict)

    def at(self, location: Location) -> tuple[str, int, int]:
        """Path, line and column of a location, or of the nearest enclosing one that has a position."""
        for length in range(len(location), -1, -1):
            if (place := self.elsewhere.get(location[:length])) is not None:
                return place
            if (position := self.positions.get(location[:length])) is not None:
                return self.path, *position
        return self.path, 1, 1

    def problem(self, location: Location, rule: str, message: Both) -> Problem:
        """A problem at a location, or at the nearest enclosing one that has a position."""
        return Problem.of(*self.at(location), rule, message)

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every text and every key, with its location."""
        yield from _texts(self.data, ())


def _texts(data: Any, location: Location) -> Iterator[tuple[Location, str]]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(data, str):
        yield location, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*location, str(key)), str(key)
            yield from _texts(value, (*location, str(key)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*location, number))


Parse = Callable[[str, str], Document]
"""What makes a document of a path and a text."""


def parse(path: str, text: str) -> Document:
    """Parse one file; never raises for what the text holds."""
    loader = Loader(text)
    try:
        if unwanted := tuple(_unwanted(path, text)):
            return Document(path, None, {}, unwanted)
        node = loader.get_single_node()
        if node is None:
            return Document(
                path, None, {}, (Problem.of(path, 1, 1, "empty-file", Both("the file is empty", "le fichier est vide")),)
            )
        walk = _NodeWalk(loader, path, text)
        walk.note(node, (), -1)
        data = None if walk.problems else loader.construct_document(node)
    except yaml.YAMLError as error:
        return Document(path, None, {}, (_syntax(path, text, error),))
    except ValueError as error:
        # A timestamp such as 2017-13-45 is a ValueError of the constructor.
        message = Both(f"a value cannot be read: {error}", f"une valeur ne se lit pas\u00a0: {error}")
        return Document(path, None, {}, (Problem.of(path, 1, 1, "yaml-syntax", message),))
    finally:
        loader.dispose()
    return Document(path, data, walk.positions, tuple(walk.problems), (*walk.doubts, *misread.tabs(path, text)))


def _unwanted(path: str, text: str) -> Iterator[Problem]:
    """Every alias (`*x`) and tag (`!!x`) of a file.

    An alias would let one text have two places, and a few in each other have millions; a tag asks Python to make
    something of a value that it may not be.
    """
    if "*" not in text and "!" not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if (mark := event.start_mark) is None:
            continue
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return  # told by the loader, with its place; the parser's own time grows with the square of the depth
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            message = Both(
                "write the value out: `*` takes it from another place",
                "écrire la valeur au long\u00a0: `*` la prend à une autre place",
            )
            yield Problem.of(path, line, column, "yaml-alias", message)
        elif getattr(event, "tag", None) is not None:
            message = Both(
                "put the text between quotes: `!` begins a YAML tag",
                "mettre le texte entre guillemets\u00a0: `!` commence une étiquette YAML",
            )
            yield Problem.of(path, line, column, "yaml-tag", message)


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, TooDeepError) and (mark := error.problem_mark):
        message = Both(
            f"more than {DEEPEST} levels stand inside each other here", f"plus de {DEEPEST} niveaux sont emboîtés ici"
        )
        return Problem.of(path, mark.line + 1, mark.column + 1, "yaml-syntax", message)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = " ".join(str(part) for part in (getattr(error, "problem", None), getattr(error, "context", None)) if part)
    if mark and (tab := misread.tab_before(path, text, mark.line)) is not None:
        return tab
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    # What the parser says is English, and as near as it comes to saying what is wrong.
    message = Both(f"not YAML: {words or error}", f"ce n’est pas du YAML\u00a0: {words or error}")
    return Problem.of(path, line, column, "yaml-syntax", message)


class _NodeWalk:
    """Notes where everything stands, what cannot be a value or stands twice, and what is read otherwise than it looks."""

    def __init__(self, loader: Any, path: str, text: str) -> None:  # noqa: ANN401 - one of two classes that share no base
        self._loader = loader
        self._path = path
        self._text = text
        self.positions: dict[Location, Position] = {}
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []

    def note(self, node: yaml.Node, location: Location, indent: int) -> None:
        """Everything from a node on.

        Args:
            indent: column, from 0, past which a next line still belongs to the node.
        """
        self.positions[location] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                # Without the dash and a blank, which stand before the item.
                self.note(child, (*location, index), child.start_mark.column - 1)
        elif isinstance(node, yaml.MappingNode):
            self._keys(node, location)
        elif isinstance(node, yaml.ScalarNode):
            self._value(node, location, indent)

    def _keys(self, node: yaml.MappingNode, location: Location) -> None:
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            at = (key.start_mark.line + 1, key.start_mark.column + 1)
            if name in seen:
                twice = Both(f"the key {name!r} stands twice", f"la clé {name!r} est écrite deux fois")
                self.problems.append(Problem.of(self._path, *at, "duplicate-key", twice))
            seen.add(name)
            if _is_endless(key):
                self.problems.append(Problem.of(self._path, *at, "yaml-syntax", _ENDLESS))
            elif isinstance(key, yaml.ScalarNode):
                self.problems.extend(misread.refused(self._path, self._text, key, 0, is_key=True))
            self.note(child, (*location, name), key.start_mark.column)
            self.positions[*location, name] = at

    def _value(self, node: yaml.ScalarNode, location: Location, indent: int) -> None:
        at = self.positions[location]
        if _is_endless(node):
            self.problems.append(Problem.of(self._path, *at, "yaml-syntax", _ENDLESS))
            return
        self.problems.extend(misread.refused(self._path, self._text, node, indent, is_key=False))
        self.doubts.extend(misread.in_doubt(self._path, node))
        try:
            self._loader.construct_object(node)
        except (ValueError, OverflowError) as error:  # 2017-13-45 looks like a day and is none
            message = Both(
                f"the value cannot be read: {error}; put it between quotes if it is text",
                f"la valeur ne se lit pas\u00a0: {error}; la mettre entre guillemets si c’est un texte",
            )
            self.problems.append(Problem.of(self._path, *at, "yaml-syntax", message))


def _is_endless(node: yaml.Node) -> bool:
    """Whether YAML takes it for a number, and a longer one than anybody writes."""
    return node.tag.endswith((":int", ":float")) and len(node.value) > _LONGEST_NUMBER
