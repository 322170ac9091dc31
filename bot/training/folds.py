"""Authors dealt out to folds, so that nothing is judged by what it was learned from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

FOLDS: Final = 5


def by_fold(authors: Collection[str], folds: int) -> list[frozenset[str]]:
    """Authors dealt out to folds, each author to one."""
    found: dict[int, set[str]] = defaultdict(set)
    for number, author in enumerate(sorted(authors)):
        found[number % folds].add(author)
    return [frozenset(found[number]) for number in range(folds)]
