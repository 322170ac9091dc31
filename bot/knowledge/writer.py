"""Writes knowledge files: a new one in house style, one more item in a list, whole or not at all. Knows no schema."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.errors import KamouraskaError
from bot.nesting import Loader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


WIDTH: Final = 120
"""Columns of a line in house style."""


class WritingError(KamouraskaError):
    """A knowledge file cannot be written; nothing was changed, and the message says where and why."""


class House(yaml.SafeDumper):
    """Lists indented under their key, as the knowledge is written by hand."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's
        """Indent a list as any other value."""
        super().increase_indent(flow, indentless=False)


def dumped(data: Mapping[str, Any], header: Sequence[str] = ()) -> bytes:
    """A new file in house style, with a comment at its head."""
    text = yaml.dump(dict(data), Dumper=House, allow_unicode=True, sort_keys=False, width=WIDTH)
    return ("".join(f"# {line}\n" for line in header) + text).encode()


def with_item(content: bytes, keys: Sequence[str], item: str) -> bytes:
    """The file with one more text at the end of a list; comments and all else stay as they are.

    Args:
        keys: the way to the list; what is missing of it is made.

    Raises:
        WritingError: something else than a list stands there.
    """
    text = content.decode("utf-8")
    node, missing = _found(text, keys)
    made: Any = item
    for key in reversed(missing):
        made = {key: [made] if made is item else made}
    if missing and isinstance(node, yaml.MappingNode):
        return _grown(text, node, made).encode()
    if not missing and isinstance(node, yaml.SequenceNode):
        return _grown(text, node, [item]).encode()
    raise WritingError(f"{'.'.join(keys)} is not a list that could grow")


def with_entry(content: bytes, keys: Sequence[str], name: str, value: Mapping[str, Any]) -> bytes:
    """The file with one more entry at the end of a mapping; comments and all else stay as they are.

    Args:
        keys: the way to the mapping; what is missing of it is made.

    Raises:
        WritingError: no mapping stands there, or one that has the name already.
    """
    text = content.decode("utf-8")
    node, missing = _found(text, keys)
    if not isinstance(node, yaml.MappingNode) or (not missing and any(key.value == name for key, _ in node.value)):
        raise WritingError(f"{'.'.join(keys)} takes no {name!r}: it is there already, or nothing can be put there")
    added: dict[str, Any] = {name: dict(value)}
    for key in reversed(missing):
        added = {key: added}
    return _grown(text, node, added).encode()


def _found(text: str, keys: Sequence[str]) -> tuple[yaml.Node, list[str]]:
    """The node at the end of the way, or as far as it goes; and what is missing of the way."""
    loader = Loader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    missing = list(keys)
    while missing and isinstance(node, yaml.MappingNode):
        inner = next((value for key, value in node.value if key.value == missing[0]), None)
        if inner is None:
            break
        node = inner
        missing.pop(0)
    return node, missing


def _grown(text: str, node: yaml.CollectionNode, added: dict[str, Any] | list[str]) -> str:
    """The text with something more at the end of a list or mapping, in the style that it has there."""
    if node.flow_style or not node.value:
        end = node.end_mark.index - 1
        inside = yaml.dump(added, allow_unicode=True, default_flow_style=True, width=10**6).strip()[1:-1]
        return f"{text[:end]}{', ' if node.value else ''}{inside}{text[end:]}"
    last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    # Comments that follow the last item on its line stay with it.
    end = text.find("\n", _end_of(last))
    end = len(text) if end < 0 else end
    block = yaml.dump(added, Dumper=House, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=False)
    indent = " " * node.start_mark.column
    lines = "\n".join(indent + line for line in _outdented(block, added).splitlines())
    return f"{text[:end]}\n{lines}{text[end:]}"


def _end_of(node: yaml.Node) -> int:
    """Where what is written of a node ends: a block's own mark stands after the blank lines and comments behind it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return int(node.end_mark.index) - 1
    return int(node.end_mark.index)


def _outdented(block: str, added: dict[str, Any] | list[str]) -> str:
    """A dumped list begins at its margin."""
    if isinstance(added, dict) or block[0] != " ":
        return block
    return "\n".join(line.removeprefix("  ") for line in block.splitlines())


def write(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Write, replace and remove files: each appears whole under its name, or as it was.

    Raises:
        WritingError: the folder takes no writing; files written before the one that failed are taken back.
    """
    before: dict[str, bytes | None] = {}
    try:
        for inside, content in changes.items():
            file = folder / inside
            kept = file.read_bytes() if file.exists() else None
            _put(file, content)
            before[inside] = kept
    except OSError as error:
        for inside, content in before.items():
            with suppress(OSError):  # the first failure is the one to tell of
                _put(folder / inside, content)
        raise WritingError(
            f"{folder}: the knowledge cannot be written: {error.strerror}",
            f"{folder}\u00a0: impossible d’écrire les connaissances\u00a0: {error.strerror}",
        ) from error


def _put(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
