"""Authors dealt out to folds."""

from __future__ import annotations

import pytest

from bot.training.folds import by_fold


@pytest.mark.parametrize("folds", [2, 5])
def test_each_author_is_in_one_fold(folds: int) -> None:
    """And every fold is there, however few authors."""
    authors = {f"author-{number}" for number in range(7)}
    dealt = by_fold(authors, folds)
    assert len(dealt) == folds
    assert sorted(author for fold in dealt for author in fold) == sorted(authors)
