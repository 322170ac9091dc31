"""The journal over all groups and entries: newest first, a page at a time, of everybody or of whom one asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.audit_trail import Trail
from bot.store.database import Database
from bot.store.questions import Questions
from tests.store.examples import dismissal, put

if TYPE_CHECKING:
    from pathlib import Path


async def test_it_is_read_by_pages_of_everybody_or_of_some(place: Path | str) -> None:
    """The pages of some names hold their acts alone, none is lost between two, and a name is never taken for SQL."""
    async with await Database.open(place) as database:
        trail, store = Trail(database), Questions(database)
        assert (await trail.page(9), set(await trail.names())) == ((), set())
        names = ("Lucie", "lucie", "Odile", 'L"A,[]%', "Lucie", "Lucie")
        for number, by in enumerate(names):
            group = await put(store, text=f"Un lac {number}?", utterance=f"un lac {number}", meaning=f"lac{number}")
            assert await store.acts.record(dismissal(group, by=by))
        assert set(await trail.names()) == set(names)
        assert [act.by for act in await trail.page(9)] == list(reversed(names))
        for wanted, found in (
            (["Lucie", "lucie"], 4),
            (["Odile"], 1),
            (['L"A,[]%'], 1),
            (["Luc%"], 0),
        ):
            pages = [await trail.page(3, offset, wanted) for offset in (0, 3)]
            acts = [act for page in pages for act in page]
            assert len(acts) == found
            assert {act.by for act in acts} <= set(wanted)
            assert [act.id for act in acts] == sorted({act.id for act in acts}, reverse=True)
