"""An act without what somebody had erased: what is left is still an act."""

from __future__ import annotations

from typing import Any

import pytest

from bot.privacy.erased import holding
from bot.store.redaction import redacted


@pytest.mark.parametrize(
    ("detail", "left"),
    [
        ({"note": "Vu avec Zoé Roy", "closes": [1]}, {"closes": [1], "erased": ["note"]}),
        (
            {"files": {"a.yaml": [None, "x: 1"], "b.yaml": [None, "ZOE ROY"]}, "closes": []},
            {"closes": [], "erased": ["files"]},
        ),
        ({"files": {"learned/zoe-roy.yaml": [None, "x: 1"]}}, {"erased": ["files"]}),
        (
            {"meanings": ["fr zoe roy", "fr cinema"], "questions": [1, 2]},
            {"meanings": ["fr cinema"], "questions": [1, 2], "erased": ["meanings"]},
        ),
        ({"erased": ["files"], "note": "zoé roy"}, {"erased": ["files", "note"]}),
    ],
)
def test_what_holds_it_goes_and_the_rest_stays(detail: dict[str, Any], left: dict[str, Any]) -> None:
    """Files of one answer go together: one alone would be undone to half of it. What went is named."""
    assert redacted(detail, holding("Zoé Roy")) == left
