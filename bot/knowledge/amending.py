"""A group of a knowledge file made to hold something else: what stays the same keeps every byte. Knows no schema.

A fact is such a group, and so is a whole topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.knowledge.adding import with_entry
from bot.knowledge.relisting import relisted
from bot.knowledge.replacing import composed, end_of, group_of, replaced
from bot.knowledge.writer import WritingError
from bot.yaml_loader import Loader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IDS: Final = frozenset({"source", "entities", "next", "intents"})
"""Keys whose lists are ids, which the house writes beside each other."""


def amended(content: bytes, keys: Sequence[str], wanted: Mapping[str, Any]) -> bytes:
    """The file with a group that holds what is wanted; comments, order and whatever stays the same are as they were.

    Args:
        content: a file that the reader takes.
        keys: the way to the group, which is there; none for the file as a whole.
        wanted: all that the group is to hold.

    Raises:
        WritingError: the file would then hold something else besides.
    """
    made = _amended(content, tuple(keys), wanted)
    expected = _loaded(content)
    _inside(expected, keys, replaced_by=wanted)
    if _loaded(made) != expected:
        raise WritingError(f"{'.'.join(keys) or 'the file'} cannot be changed without changing something else")
    return made


def lines_of(text: str, keys: Sequence[str]) -> tuple[int, int] | None:
    """From where to where the lines of a key stand with what is behind it; None where it does not have them for itself."""
    try:
        group = group_of(composed(text), keys)
    except (WritingError, yaml.YAMLError):
        return None
    found = next((pair for pair in group.value if pair[0].value == keys[-1]), None)
    if found is None or group.flow_style:
        return None
    end = text.find("\n", end_of(text, found[1]))
    return text.rfind("\n", 0, found[0].start_mark.index) + 1, len(text) if end < 0 else end + 1


def put_back(now: bytes, after: bytes, before: bytes, keys: Sequence[str]) -> bytes | None:
    """A file of now with the lines of a key as they were before somebody changed them; None where they changed since.

    What others changed elsewhere in the file stays.

    Args:
        after: the file as that change left it; before: as it found it.
        keys: none for the file as a whole.
    """
    if now == after:
        return before
    texts = [content.decode("utf-8", errors="replace") for content in (now, after, before)]
    here, left, was = (lines_of(text, keys) if keys else None for text in texts)
    if here is None or left is None or was is None or texts[0][slice(*here)] != texts[1][slice(*left)]:
        return None
    return f"{texts[0][: here[0]]}{texts[2][slice(*was)]}{texts[0][here[1] :]}".encode()


def _amended(content: bytes, keys: tuple[str, ...], wanted: Mapping[str, Any]) -> bytes:
    held = _inside(_loaded(content), keys)
    for name, value in wanted.items():  # first what is new, so that no group is ever empty
        if held.get(name) != value:
            content = _with(content, (*keys, name), held.get(name), value)
    for name in held:
        if name not in wanted:
            content = replaced(content, (*keys, name), None)
    return content


def _with(content: bytes, keys: tuple[str, ...], old: Any, new: Any) -> bytes:  # noqa: ANN401 - whatever YAML holds
    """The file with another value under a key."""
    match old, new:
        case dict(), dict() if old and new:
            return _amended(content, keys, new)
        case None, dict():
            return with_entry(content, keys[:-1], keys[-1], new)
        case (None | list(), list()) if keys[-1] not in _IDS:
            return relisted(content, keys, new)
        case _, list():
            return replaced(content, keys, tuple(new))
        case _, dict():  # a group where a plain value stood
            return with_entry(replaced(content, keys, None), keys[:-1], keys[-1], new)
        case _:
            return replaced(content, keys, new)


def _loaded(content: bytes) -> Any:  # noqa: ANN401 - as above
    return yaml.load(content.decode("utf-8"), Loader=Loader)  # noqa: S506 - a safe loader


def _inside(data: Any, keys: Sequence[str], replaced_by: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ANN401
    """The group at the end of the keys; what it holds is exchanged where that is given."""
    group = data
    for key in keys:
        group = group[key]
    if replaced_by is not None:
        group.clear()
        group.update(replaced_by)
    found: dict[str, Any] = group
    return found
