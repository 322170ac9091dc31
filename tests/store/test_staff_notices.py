"""Who of the staff wants the week told to them: each once, and each week once, whichever program tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.review.notices import StaffNotice
from bot.store.database import Database
from bot.store.staff_notices import StoredNotices

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_week_is_begun_by_one_of_two_and_once(place: Path | str) -> None:
    """Asked for again, in another language, it is not told anew; who no longer wants it is told nothing."""
    async with await Database.open(place) as one, await Database.open(place) as two:
        wanted = StaffNotice("42", "Odile", "fr", "")
        await StoredNotices(one).want(wanted)
        assert await StoredNotices(one).begin(wanted, "2026-W47")
        assert not await StoredNotices(two).begin(wanted, "2026-W47")
        await StoredNotices(two).want(StaffNotice("42", "Odile", "en", ""))
        assert await StoredNotices(two).every() == (StaffNotice("42", "Odile", "en", "2026-W47"),)
        assert await StoredNotices(one).begin(wanted, "2026-W48")
        assert await StoredNotices(one).unwant("42")
        assert not await StoredNotices(two).unwant("42")
        assert not await StoredNotices(two).begin(wanted, "2026-W49")
