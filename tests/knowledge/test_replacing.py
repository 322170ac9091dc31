"""One value in place of another: what changes, and that nothing else does."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.replacing import Value, replaced
from bot.knowledge.writer import WritingError

CAFE = """\
# the café of the quay
name: Café
facts:
  activity:
    fr: Le pain. # as the baker says
    en: >-
      Bread,
      and more.

    source: [gazette, almanach]   # two
  headcount: {fr: 'Trois', en: Three, source: gazette} # small
"""


@pytest.mark.parametrize(
    ("keys", "value", "before", "after"),
    [
        pytest.param(("facts", "activity", "fr"), "Le café.", "Le pain.", "Le café.", id="plain"),
        pytest.param(("facts", "activity", "fr"), "Le #511.", "Le pain.", "'Le #511.'", id="needs-quotes"),
        pytest.param(("facts", "activity", "fr"), "no", "Le pain.", "'no'", id="would-be-a-truth"),
        pytest.param(("facts", "activity", "fr"), "“Tout”", "Le pain.", "'“Tout”'", id="curly"),
        pytest.param(("facts", "activity", "en"), "Bread 👩‍🌾.", ">-\n      Bread,\n      and more.", "Bread 👩‍🌾.",
            id="block"),
        pytest.param(
            ("facts", "activity", "en"), "One\n- two", ">-\n      Bread,\n      and more.",
            "|-\n      One\n      - two", id="lines",
        ),
        pytest.param(("facts", "activity", "fr"), "Un\n- deux", "Le pain.", '"Un\\n- deux"', id="lines-before-a-comment"),
        pytest.param(("facts", "activity", "source"), "bottin", "[gazette, almanach]", "bottin", id="one-id"),
        pytest.param(("facts", "headcount", "source"), ("a", "b"), "source: gazette}", "source: [a, b]}", id="ids"),
        pytest.param(("facts", "headcount", "fr"), "Un, deux: trois", "'Trois'", "'Un, deux: trois'", id="flow"),
        pytest.param(("facts", "headcount", "en"), None, ", en: Three", "", id="out-of-a-flow"),
        pytest.param(("facts", "headcount", "fr"), None, "fr: 'Trois', ", "", id="first-out-of-a-flow"),
        pytest.param(
            ("facts", "activity", "en"), None, "    en: >-\n      Bread,\n      and more.\n", "", id="out-of-a-block"
        ),
        pytest.param(
            ("facts", "headcount", "valid_until"), "2027-01-01", "source: gazette}",
            "source: gazette, valid_until: '2027-01-01'}", id="one-more",
        ),
    ],
)  # fmt: skip
def test_a_value_takes_the_place_of_another(keys: tuple[str, ...], value: Value | None, before: str, after: str) -> None:
    """Comments, blank lines and the style of everything else stay byte for byte."""
    assert replaced(CAFE.encode(), keys, value).decode() == CAFE.replace(before, after, 1)


def test_english_comes_behind_the_french() -> None:
    """Where people look for it."""
    made = replaced(b"facts:\n  a:\n    fr: Oui.\n    source: x\n", ("facts", "a", "en"), "Yes.").decode()
    assert made == "facts:\n  a:\n    fr: Oui.\n    en: 'Yes.'\n    source: x\n".replace("'Yes.'", "Yes.")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool))
def test_whatever_somebody_writes_is_read_back(text: str) -> None:
    """In a block and in a flow, and the rest is as it was."""
    for name in ("activity", "headcount"):
        data = yaml.safe_load(replaced(CAFE.encode(), ("facts", name, "fr"), text))
        assert data["facts"][name].pop("fr") == text
        old = yaml.safe_load(CAFE)
        del old["facts"][name]["fr"]
        assert data == old


def test_there_is_no_writing_where_no_group_is() -> None:
    """The message names the place."""
    with pytest.raises(WritingError, match=r"name\.fr"):
        replaced(CAFE.encode(), ("name", "fr"), "Café")
