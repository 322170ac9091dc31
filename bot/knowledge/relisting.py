"""A list in a knowledge file put in place of another: the groups or texts that stay keep every byte. Knows no schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml

from bot.knowledge.replacing import composed, end_of, group_of, replaced
from bot.knowledge.writer import House, WritingError
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Item: TypeAlias = Mapping[str, Any] | str

_ENDLESS: Final = 10**6
_INDENT: Final = 2


def relisted(content: bytes, keys: Sequence[str], items: Sequence[_Item]) -> bytes:
    """The file with these items under the keys: none takes the key out, one that was there already is not written anew.

    Args:
        content: a file that the reader takes.
        keys: the way to the list; all but the last are there.

    Raises:
        WritingError: no group stands where the list belongs, or the file would then hold something else besides.
    """
    if not items:
        return replaced(content, keys, None)
    text = content.decode("utf-8")
    group = group_of(composed(text), keys)
    old = next((value for key, value in group.value if key.value == keys[-1]), None)
    held, data = _held(text, keys)
    there = list(held.get(keys[-1]) or ())
    made = _added(text, group, keys, items) if old is None else _exchanged(text, old, there, items)
    held[keys[-1]] = [_plain(item) for item in items]
    if yaml.load(made, Loader=Loader) != data:  # noqa: S506 - a safe loader
        raise WritingError(f"{'.'.join(keys)} cannot be changed without changing something else")
    return made.encode()


def _added(text: str, group: yaml.MappingNode, keys: Sequence[str], items: Sequence[_Item]) -> str:
    """Behind the last key of the group."""
    end = end_of(text, group)
    if group.flow_style:
        return f"{text[: end - 1].rstrip()}, {keys[-1]}: [{', '.join(map(_inline, items))}]{text[end - 1 :]}"
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    margin = group.start_mark.column
    block = "".join(_block(item, margin + _INDENT) for item in items).rstrip("\n")
    return f"{text[:line]}\n{' ' * margin}{keys[-1]}:\n{block}{text[line:] or chr(10)}"


def _exchanged(text: str, old: yaml.Node, there: Sequence[object], items: Sequence[_Item]) -> str:
    if not isinstance(old, yaml.SequenceNode):
        raise WritingError("no list stands there to be changed")
    if old.flow_style or not old.value:
        slices = [text[node.start_mark.index : end_of(text, node)] for node in old.value]
        written = ", ".join(_kept(there, slices, items, _inline))
        return f"{text[: old.start_mark.index]}[{written}]{text[old.end_mark.index :]}"
    starts = [text.rfind("\n", 0, node.start_mark.index) + 1 for node in old.value]
    end = text.find("\n", end_of(text, old))
    end = len(text) if end < 0 else end + 1
    slices = [text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    margin = old.start_mark.column
    return text[: starts[0]] + "".join(_kept(there, slices, items, lambda item: _block(item, margin))) + text[end:]


def _kept(
    there: Sequence[object], slices: Sequence[str], items: Sequence[_Item], write: Callable[[_Item], str]
) -> Iterator[str]:
    """Each item: as it was written where it was there, else as it is written now."""
    left = list(zip(there, slices, strict=True))
    for item in items:
        same = next((at for at, (held, _) in enumerate(left) if held == item), None)
        yield write(item) if same is None else left.pop(same)[1]


def _block(item: _Item, margin: int) -> str:
    block = yaml.dump([_plain(item)], Dumper=House, allow_unicode=True, sort_keys=False, width=_ENDLESS)
    outer = len(block) - len(block.lstrip(" "))
    return "".join(f"{' ' * margin}{line[outer:]}\n" for line in block.splitlines())


def _inline(item: _Item) -> str:
    block = yaml.dump(
        [_plain(item)], Dumper=House, allow_unicode=True, sort_keys=False, default_flow_style=True, width=_ENDLESS
    )
    return block.strip()[1:-1]


def _plain(item: _Item) -> dict[str, Any] | str:
    return item if isinstance(item, str) else dict(item)


def _held(text: str, keys: Sequence[str]) -> tuple[dict[str, Any], object]:
    """What the group holds that the list stands in, and what the file holds, of which it is a part."""
    data = yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader
    group = data
    for key in keys[:-1]:
        group = group[key]
    return group, data
