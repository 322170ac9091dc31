"""What holds a text is told from what does not, by the text and by its digest alike."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.erased import ErasedText, Found, TextErasure, TooShortError, holding, holding_any

SECRET: Final = b"a key of the test, long enough"
DAY: Final = date(2026, 5, 22)


class Store:
    """Holds nothing."""

    async def count(self, holds: object) -> Found:
        """Nothing."""
        del holds
        return Found()

    async def erase(self, holds: object, until: date | None = None) -> Found:
        """Nothing."""
        del holds, until
        return Found()

    async def erase_asker(self, asker: str, until: date) -> int:
        """Nobody."""
        del asker, until
        return 0

    async def overwrite(self) -> None:
        """Nothing to."""


class List:
    """Keeps entries."""

    def __init__(self) -> None:
        self.entries: list[ErasedText] = []

    async def add(self, entries: tuple[ErasedText, ...]) -> None:
        """Keep them."""
        self.entries += entries


async def digests(text: str) -> list[ErasedText]:
    """What is remembered of an erasure."""
    kept = List()
    await TextErasure(Store(), kept, SECRET).erase(text, DAY)  # type: ignore[arg-type]
    return kept.entries


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("Jean-Guy Hébert", "jean guy hebert a-tu un camion?"),
        ("jean guy hebert", "Le camion de JEAN\u2011GUY  HÉBERT…"),
        ("ste-anne", "Qui vit à Sainte-Anne?"),
        ("l'œuf de Zoé", "L’OEUF DE ZOE"),
        ("Roy", "les Royaumes"),
        ("李娜", "où est 李娜?"),
    ],
)
async def test_it_is_compared_as_people_type(sought: str, text: str) -> None:
    """Case, accents, hyphens, quotes and blanks aside."""
    assert holding(sought)(text)
    assert holding_any(await digests(sought), SECRET)(text)


@pytest.mark.parametrize(("sought", "text"), [("Jean Roy", "Jean, Paul et Roy"), ("12 rue X", "112 rue Y"), ("Zoé", "Zo, é")])
async def test_what_only_resembles_it_is_left(sought: str, text: str) -> None:
    """Words in between, other letters."""
    assert not holding(sought)(text)
    assert not holding_any(await digests(sought), SECRET)(text)


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_can_be_looked_for(text: str, sought: str) -> None:
    """Or is refused as too short; nothing typed makes it fail, and whatever holds it is found."""
    try:
        holds = holding(sought)
    except TooShortError:
        return
    assert holds(f"{text} {sought} {text}")


async def test_the_list_tells_nobody_what_was_erased() -> None:
    """Without the key a digest cannot be made again; the same words of another key are another digest."""
    (entry, *_) = await digests("Zoé Roy")
    assert "zoe" not in repr(entry).lower()
    assert not holding_any([entry], b"another key, as long as it")("Zoé Roy")
