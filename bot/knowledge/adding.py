"""One more entry in a YAML file that people keep by hand: comments, order and every other byte stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from bot.knowledge.writer import House, WritingError
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
