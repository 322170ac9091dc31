"""Authors dealt out to folds, so that nothing is judged by what it was learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

FOLDS: Final = 5


def by_fold(authors: Collection[str], folds: int) -> list[frozenset[str]]:
    """Authors dealt out to folds, each author to one."""
    dealt = sorted(authors)
    return [frozenset(dealt[number::folds]) for number in range(folds)]
