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


NEEDS = """
enjoy:
  name: {fr: Sortir, en: Go out}
  subjects: [outings]
save:
  name: {fr: Épargner, en: Save}
  subjects: [money]
"""


def test_needs_that_name_what_there_is_have_no_problem() -> None:
    """Subjects, and topics without one."""
    assert village.problems(".", subjects=GOOD, needs=NEEDS) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("[outings]", "[outing]", ["./needs.yaml:4:3: subjects.yaml has no subject 'outing' (dead-subject)"]),
        (
            "[money]",
            "[money]\n  topics: [bal]",
            ["./needs.yaml:8:3: nothing in topics/ is called 'bal' (dead-topic)"],
        ),
        (
            "[money]",
            "[money]\n  topics: [fete]",
            ["./needs.yaml:8:3: 'fete' is of the subject 'outings' (duplicate-id)"],
        ),
        (
            "[money]",
            "[money, outings]",
            [
                "./needs.yaml:4:3: 'outings' stands under another need too (duplicate-id)",
                "./needs.yaml:7:3: 'outings' stands under another need too (duplicate-id)",
            ],
        ),
    ],
)
def test_slips_of_needs(before: str, after: str, expected: list[str]) -> None:
    """Each is told where it stands: no topic is shown twice, or nowhere."""
    assert village.problems(".", subjects=GOOD, needs=NEEDS.replace(before, after)) == expected
