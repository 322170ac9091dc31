"""What authors are told of `emergency.yaml`."""

from __future__ import annotations

import pytest

from tests import village

GOOD = """
kinds:
  suicide:
    answer:
      fr: "**988** ou **911** : appelez."
      en: "**988** or **911**: call."
    actions:
      - {label: "988", number: "988"}
      - {label: "911", number: "911"}
    source: gazette
"""


def test_a_good_file_has_no_problem() -> None:
    """What the others are changed from."""
    assert village.problems(".", emergency=GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('"**988** ou', '"Le **988** ou', "./emergency.yaml:5:7: begin with **988**, the number to call (wrong-value)"),
        ("or **911**", "or", "./emergency.yaml:6:7: the answer lacks 911 (wrong-value)"),
        ("source: gazette", "source: journal", "./emergency.yaml:10:5: there is no source 'journal' (dead-source)"),
        (
            "source: gazette",
            "source: gazette\ntopics: lingerie",
            "./emergency.yaml:11:1: nothing in topics/ is called 'lingerie' (dead-topic)",
        ),
    ],
)
def test_each_slip_is_shown_with_its_line_and_rule(before: str, after: str, expected: str) -> None:
    """An author goes straight to the place."""
    assert village.problems(".", emergency=GOOD.replace(before, after)) == [expected]
