"""Filters that staff keep under a name: each their own, one to a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.review.saved_filters import SavedFilter
from bot.store.database import Database
from bot.store.saved_filters import StoredFilters

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_filter_is_kept_under_its_name_for_whoever_kept_it(place: Path | str) -> None:
    """The same name again takes the place of what it named; another's stays, and goes with its own name alone."""
    async with await Database.open(place) as database:
        filters = StoredFilters(database)
        await filters.save("Odile", SavedFilter("Loisirs", "language=fr", "cinéma"))
        await filters.save("Rémi", SavedFilter("Loisirs", "", ""))
        await filters.save("Odile", SavedFilter("Loisirs", "language=en", "cinema"))
        await filters.save("Odile", SavedFilter("Emploi", "", "usine"))
        assert await filters.of("Odile") == (
            SavedFilter("Emploi", "", "usine"),
            SavedFilter("Loisirs", "language=en", "cinema"),
        )
        await filters.drop("Odile", "Loisirs")
        assert await filters.of("Odile") == (SavedFilter("Emploi", "", "usine"),)
        assert await filters.of("Rémi") == (SavedFilter("Loisirs", "", ""),)
