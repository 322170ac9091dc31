"""One value of a knowledge file put in place of another, in house style, all else left byte for byte. Knows no schema."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.knowledge.writer import WIDTH, House, WritingError
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | float | dt.date | tuple[str, ...]
"""A text, a number, a day, or a list of ids."""

_INDENT: Final = 2
_ENDLESS: Final = 10**6


class _Values(House):
    """As the house writes: lines stay lines, ids stand beside each other, and curly quotes get straight ones around them."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else "'" if text[:1] in "“”„‘’" and text[-1:] in "“”’" else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _ids(dumper: yaml.SafeDumper, ids: tuple[str, ...]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", ids, flow_style=True)


_Values.add_representer(str, _text)
_Values.add_representer(tuple, _ids)


def replaced(content: bytes, keys: Sequence[str], value: Value | None) -> bytes:
    """The file with another value at the end of the keys; None takes the key out, one that is not there is added.

    Args:
        content: a file that the reader takes.
        keys: the way to the value; all but the last are there.

    Raises:
        WritingError: no group stands where the value belongs, or the file would then hold something else besides.
    """
    text = content.decode("utf-8")
    node = group_of(composed(text), keys)
    here = next(((key, old) for key, old in node.value if key.value == keys[-1]), None)
    if value is None:
        made = _without(text, node, here) if here else text
    elif here is None:
        made = _added(text, node, keys, value)
    else:
        made = _exchanged(text, node, here[1], keys, value)
    if yaml.load(made, Loader=Loader) != _expected(text, keys, value):  # noqa: S506 - a safe loader
        raise WritingError(f"{'.'.join(keys)} cannot be changed without changing something else")
    return made.encode()


def composed(text: str) -> yaml.Node | None:
    """The text as nodes that know where they stand."""
    loader = Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def group_of(node: yaml.Node | None, keys: Sequence[str]) -> yaml.MappingNode:
    """The group that the last key stands in."""
    for name in keys[:-1]:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == name), None)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise WritingError(f"{'.'.join(keys)}: there is no group of keys to write into")
    return node


def _exchanged(text: str, group: yaml.MappingNode, old: yaml.Node, keys: Sequence[str], value: Value) -> str:
    start, end = old.start_mark.index, end_of(text, old)
    if isinstance(old, yaml.ScalarNode) and old.style == "|" and isinstance(value, str) and old.value.endswith("\n"):
        value = f"{value}\n"  # the line break that a block of lines ends with is not shown in a cell
    written = _written(group, keys, value)
    if written.startswith("|") and text[end:].partition("\n")[0].strip():
        written = _inline(value)  # a comment behind the value would become one of the lines
    return f"{text[:start]}{written}{text[end:]}"


def _added(text: str, group: yaml.MappingNode, keys: Sequence[str], value: Value) -> str:
    """Behind the French, where the key is its translation; else behind the last key."""
    after = next((old for key, old in group.value if key.value == "fr" and keys[-1] == "en"), group.value[-1][1])
    written = _written(group, keys, value)
    end = end_of(text, after)
    if group.flow_style:
        return f"{text[:end]}, {keys[-1]}: {written}{text[end:]}"
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    return f"{text[:line]}\n{' ' * group.start_mark.column}{keys[-1]}: {written}{text[line:]}"


def _without(text: str, group: yaml.MappingNode, here: tuple[yaml.Node, yaml.Node]) -> str:
    key, old = here
    end = end_of(text, old)
    if not group.flow_style:
        line = text.find("\n", end)
        return text[: text.rfind("\n", 0, key.start_mark.index) + 1] + (text[line + 1 :] if line >= 0 else "")
    at = [one for one, _ in group.value].index(key)
    if at == 0:
        following = group.value[1][0].start_mark.index if len(group.value) > 1 else end
        return text[: key.start_mark.index] + text[following:]
    return text[: end_of(text, group.value[at - 1][1])] + text[end:]


def end_of(text: str, node: yaml.Node) -> int:
    """Where what is written of a value ends: a block's own mark stands behind the blank lines after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    return int(start + len(text[start:end].rstrip()))


def _written(group: yaml.MappingNode, keys: Sequence[str], value: Value) -> str:
    """The value as it stands behind its key: folded as the house would fold it at that depth."""
    if group.flow_style:
        return _inline(value)
    nested: Any = {keys[-1]: value}
    for key in reversed(keys[:-1]):
        nested = {key: nested}
    width = WIDTH if isinstance(value, str) else _ENDLESS
    block = yaml.dump(nested, Dumper=_Values, allow_unicode=True, sort_keys=False, width=width)
    lines = block.rstrip("\n").split("\n")[len(keys) - 1 :]
    margin = " " * (group.start_mark.column - _INDENT * (len(keys) - 1))
    behind = lines[0].lstrip().partition(":")[2].lstrip(" ")
    return "\n".join([behind, *(f"{margin}{line}" if line else "" for line in lines[1:])])


def _inline(value: Value) -> str:
    """The value on one line."""
    line = yaml.dump({"k": value}, Dumper=_Values, allow_unicode=True, default_flow_style=True, width=_ENDLESS)
    return line.strip()[1:-1].partition(": ")[2]


def _expected(text: str, keys: Sequence[str], value: Value | None) -> object:
    """What the file is to hold afterwards."""
    data = yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader
    group = data
    for key in keys[:-1]:
        group = group[key]
    old = group.pop(keys[-1], None) if value is None else group.get(keys[-1])
    if isinstance(value, tuple):
        group[keys[-1]] = list(value)
    elif value is not None:
        group[keys[-1]] = f"{value}\n" if isinstance(old, str) and old.endswith("\n") else value
    return data
