"""A list of groups in place of another: what stays keeps its bytes, what is new is in house style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge.files import files_of
from bot.knowledge.relisting import relisted
from bot.knowledge.writer import WritingError

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CAFE = """\
name: Café
facts:
  jobs:
    fr: Un boulanger.
    source: gazette
    # the next line is the baker's
  hours: {fr: Tôt., source: gazette}
actions:
  - kind: phone   # at the counter
    value: '811'
    label: {fr: Appeler, en: Call}
    source: gazette
  # the page
  - {kind: website, value: "https://cafe.example", source: gazette}
# the end
"""
PHONE = {"kind": "phone", "value": "811", "label": {"fr": "Appeler", "en": "Call"}, "source": "gazette"}
SITE = {"kind": "website", "value": "https://cafe.example", "source": "gazette"}
MAIL = {"kind": "email", "value": "a@cafe.example", "source": ["gazette", "almanach"]}
NEW = "  - kind: email\n    value: a@cafe.example\n    source:\n      - gazette\n      - almanach\n"


def changed(keys: tuple[str, ...], *items: dict[str, Any]) -> str:
    """The café with another list."""
    return relisted(CAFE.encode(), keys, items).decode()


def test_what_stays_keeps_every_byte() -> None:
    """Comments and quotes too, wherever it comes to stand."""
    assert changed(("actions",), PHONE, SITE) == CAFE
    assert changed(("actions",), PHONE, SITE, MAIL) == CAFE.replace("# the end", f"{NEW}# the end")
    first, last = CAFE.index("  - kind"), CAFE.index("  - {kind")
    assert changed(("actions",), SITE) == CAFE[:first] + CAFE[last:]
    assert changed(("actions",), SITE, PHONE) == (
        CAFE[:first] + CAFE[last : CAFE.index("# the end")] + CAFE[first:last] + "# the end\n"
    )


@pytest.mark.parametrize(
    ("fact", "before", "after"),
    [
        (
            "jobs",
            "Un boulanger.\n    source: gazette\n",
            "Un boulanger.\n    source: gazette\n    actions:\n      - kind: phone\n",
        ),
        ("hours", "{fr: Tôt., source: gazette}", "{fr: Tôt., source: gazette, actions: [{kind: phone,"),
    ],
)
def test_a_list_is_added_where_there_is_none(fact: str, before: str, after: str) -> None:
    """Behind the last key of its group, in the style of that group; and taken out again nothing is left of it."""
    made = changed(("facts", fact, "actions"), PHONE)
    assert after in made
    assert before not in made or before in after
    assert yaml.safe_load(made)["facts"][fact]["actions"] == [PHONE]
    assert relisted(made.encode(), ("facts", fact, "actions"), []).decode() == CAFE


def test_a_list_on_one_line_stays_on_one() -> None:
    """With what was there as it was written."""
    flow = b"name: C\nactions: [{kind: phone, value: '811', source: a}]\n"
    more = relisted(flow, ("actions",), [{"kind": "phone", "value": "811", "source": "a"}, SITE]).decode()
    assert more == (
        "name: C\nactions: [{kind: phone, value: '811', source: a}, "
        "{kind: website, value: 'https://cafe.example', source: gazette}]\n"
    )


def test_where_no_group_stands_nothing_is_written() -> None:
    """As with one value in place of another."""
    with pytest.raises(WritingError):
        changed(("facts", "nothing", "actions"), PHONE)


def test_every_list_of_the_base_can_be_taken_out_and_put_back() -> None:
    """The same data, and of nearly all files, which are in house style, the same bytes."""
    files = {
        path: held for path, held in files_of(ROOT / "knowledge").items() if b"\nactions:" in held and "emergency" not in path
    }
    same = 0
    for content in files.values():
        steps = yaml.safe_load(content)["actions"]
        back = relisted(relisted(content, ("actions",), []), ("actions",), steps)
        assert yaml.safe_load(back) == yaml.safe_load(content)
        same += back == content
    assert same / len(files) > 0.9
