"""What authors are told of `subjects.yaml`."""

from __future__ import annotations

import pytest

from tests import village

GOOD = """
outings:
  name: {fr: les sorties, en: outings}
  guide: fete
  topics: [fete]
money:
  name: {fr: l’argent, en: money}
  guide: budget
  topics: [budget]
"""


def test_a_good_file_has_no_problem() -> None:
    """What the others are changed from."""
    assert village.problems(".", subjects=GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("guide: fete", "guide: bal", ["./subjects.yaml:4:3: nothing in topics/ is called 'bal' (dead-topic)"]),
        ("[fete]", "[fete, bal]", ["./subjects.yaml:5:3: nothing in topics/ is called 'bal' (dead-topic)"]),
        (
            "[fete]",
            "[fete, budget]",
            [
                "./subjects.yaml:5:3: 'budget' belongs to another subject too (duplicate-id)",
                "./subjects.yaml:9:3: 'budget' belongs to another subject too (duplicate-id)",
            ],
        ),
    ],
)
def test_each_slip_is_shown_with_its_line_and_rule(before: str, after: str, expected: list[str]) -> None:
    """An author goes straight to the place."""
    assert village.problems(".", subjects=GOOD.replace(before, after)) == expected
