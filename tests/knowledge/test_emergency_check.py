"""What authors are told of `emergency.yaml`."""

from __future__ import annotations

import pytest

from bot.knowledge import reader
from tests import village

GOOD = """
spellings: {jvx: je veux}
groups:
  want: [veux]
harmless: ["mort rire"]
kinds:
  suicide:
    answer:
      fr: "**988** ou **911** : appelez."
      en: "**988** or **911**: call."
    actions:
      - {label: "988", number: "988"}
      - {label: "911", number: "911"}
    source: gazette
    sure:
      fr: [<want> .. mourir]
"""


def _said(content: str) -> list[str]:
    files = {name: text.encode() for name, text in village.FILES.items()} | {"emergency.yaml": content.encode()}
    return [str(problem) for problem in reader.examine(files, ".").problems]


def test_a_good_file_has_no_problem() -> None:
    """What the others are changed from."""
    assert _said(GOOD) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<want> .. mourir", "<wish> .. mourir", "./emergency.yaml:16:12: there is no group of words 'wish' (dead-group)"),
        ("want: [veux]", "want: [<want>]", "./emergency.yaml:4:3: the group 'want' holds itself (dead-group)"),
        ('"**988** ou', '"Le **988** ou', "./emergency.yaml:9:7: begin with **988**, the number to call (wrong-value)"),
        ("or **911**", "or", "./emergency.yaml:10:7: the answer lacks 911 (wrong-value)"),
        ("source: gazette", "source: journal", "./emergency.yaml:14:5: there is no source 'journal' (dead-source)"),
    ],
)
def test_each_slip_is_shown_with_its_line_and_rule(before: str, after: str, expected: str) -> None:
    """An author goes straight to the place."""
    assert _said(GOOD.replace(before, after)) == [expected]


@pytest.mark.parametrize("sign", ["Mourir", "..", ".. mourir", "!mourir", "<Want>"])
def test_a_sign_that_nobody_could_mean_is_shown(sign: str) -> None:
    """Capitals, accents, gaps at an end, nothing to look for."""
    (line,) = _said(GOOD.replace("<want> .. mourir", f"'{sign}'"))
    assert line.startswith("./emergency.yaml:16:")
    assert line.endswith("(wrong-value)")
