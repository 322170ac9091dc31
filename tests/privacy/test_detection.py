"""What may be somebody's is pointed at before it becomes public; what the bot speaks of anyway is not."""

from __future__ import annotations

import pytest

from bot.privacy.detection import Flag, flags

KNOWN = {"industries amisco", "saint-pascal"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("où voir un film", ()),
        ("Que fait Industries Amisco à Saint-Pascal?", ()),
        ("est-ce que Jean Tremblay travaille encore", (Flag("name", "Jean Tremblay"),)),
        ("le bureau de Mme Gagnon", (Flag("name", "Mme Gagnon"),)),
        ("chez madame  Gagnon", (Flag("name", "Gagnon"),)),
        ("le rendez-vous du 12 mai 2026", (Flag("date", "12 mai 2026"),)),
        ("my appointment on May 12", (Flag("date", "May 12"),)),
        ("appeler [téléphone] svp", (Flag("masked", "[téléphone]"),)),
        ("au 418 492-1234", (Flag("masked", "[téléphone]"), Flag("number", "418 492-1234"))),
        ("le dossier 20231 de la ville", (Flag("number", "20231"),)),
    ],
)
def test_flags(text: str, expected: tuple[Flag, ...]) -> None:
    """Names, dates, numbers and what was masked, each with the very words."""
    assert flags(text, KNOWN) == expected
