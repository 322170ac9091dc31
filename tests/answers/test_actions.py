"""Next steps: of whom an answer or a refusal speaks, what helps first, and never one that nobody wrote."""

from __future__ import annotations

import pytest

from bot.answers.actions import dialled
from tests import village

STEPS = """
actions:
  - {kind: website, value: "https://fournil.example.org", source: gazette}
  - {kind: phone, value: 418 555-0123, source: gazette}
  - {kind: map, value: "1, rue du Moulin, Valbrun", source: gazette}
"""


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("418 856-1526", "+14188561526"),
        ("1-888-856-5552", "+18888565552"),
        ("811", "811"),
        ("*4141", "*4141"),
        ("418 856-2222 ext. 2018", "+14188562222;ext=2018"),
    ],
)
def test_a_number_is_dialled_as_a_telephone_takes_it(written: str, called: str) -> None:
    """With the country's code, an extension after it; short numbers as they are."""
    assert dialled(written) == called


def test_a_refusal_names_whom_it_speaks_of_and_else_the_contact() -> None:
    """Nobody is left without a next step."""
    engine = village.engine()
    unknown = engine.consider("quelle est la capitale de l’Australie?")
    assert [(a.kind, a.url) for a in unknown.actions] == [("website", "https://mrckamouraska.com")]
