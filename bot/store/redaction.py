"""The detail of an act without a text that it held: what is left says what was done, and no longer in whose words. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.review.model import ERASED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.privacy.erased import Holds


def strings(value: object) -> Iterator[str]:
    """Every text in plain JSON, names of fields included: a file's path may be made of a question's words."""
    match value:
        case str():
            yield value
        case dict():
            for name, each in value.items():
                yield from strings(name)
                yield from strings(each)
        case list():
            for each in value:
                yield from strings(each)


def redacted(detail: dict[str, Any], holds: Holds) -> dict[str, Any]:
    """The detail without what holds a text; files go together, since one alone would be undone to half an answer."""
    kept: dict[str, Any] = {}
    lost: set[str] = set(detail.get(ERASED, ()))
    for name, value in detail.items():
        if not any(map(holds, strings(value))):
            kept[name] = value
            continue
        lost.add(name)
        if isinstance(value, list):
            kept[name] = [each for each in value if not any(map(holds, strings(each)))]
    return {**kept, ERASED: sorted(lost)}
