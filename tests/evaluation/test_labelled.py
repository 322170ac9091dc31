"""Lines of labelled questions."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from bot.evaluation.labelled import LabelError, parsed, read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_is_read_with_all_that_it_says() -> None:
    """One right answer, several, none, or one for each question of the message."""
    lines = [
        {"question": "a", "expect": "topic:a", "author": "x", "language": "fr", "kind": "name", "conversation": "c"},
        {"question": "b", "expect": ["mayor:a", "mayor:b"], "conversation": 2},
        {"question": "c", "expect": None},
        {"question": "d", "expect_parts": ["topic:a", None, ["topic:b", "topic:c"]]},
    ]
    content = "\n\n".join(map(json.dumps, lines)).encode()
    one, several, none, parts = parsed("f", b"\xef\xbb\xbf" + content)
    assert (one.author, one.language, one.kind, one.conversation) == ("x", "fr", "name", "f:c")
    assert [set(line.parts[0]) for line in (one, several, none)] == [{"topic:a"}, {"mayor:a", "mayor:b"}, set()]
    assert several.conversation == "f:2"
    assert [set(part) for part in parts.parts] == [{"topic:a"}, set(), {"topic:b", "topic:c"}]
    assert [line.in_parts for line in (one, none, parts)] == [False, False, True]
    assert [line.answerable for line in (one, none, parts)] == [True, False, True]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "JSON"),
        (b"\xff", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'["a"]', "question"),
        (b'{"question": 3, "expect": null}', "question"),
        (b'{"question": " ", "expect": null}', "question"),
        (b'{"question": "a"}', "expect"),
        (b'{"question": "a", "expect": null, "expect_parts": [null]}', "expect"),
        (b'{"question": "a", "expect": []}', "expect"),
        (b'{"question": "a", "expect": 3}', "expect"),
        (b'{"question": "a", "expect": [null]}', "expect"),
        (b'{"question": "a", "expect_parts": "topic:a"}', "expect"),
        (b'{"question": "a", "expect_parts": []}', "expect"),
        (b'{"question": "a", "expect": null, "language": "de"}', "language"),
        (b'{"question": "a", "expect": null, "conversation": true}', "conversation"),
        (b'{"question": "a", "expect": null, "author": 1}', "author"),
        (b'{"question": "a", "expect": null, "kind": []}', "kind"),
    ],
)
def test_a_bad_line_is_named_with_its_file_and_number(line: bytes, said: str) -> None:
    """And what is wrong with it, in both languages."""
    good = b'{"question": "a", "expect": null}\n'
    with pytest.raises(LabelError) as raised:
        list(parsed("some.jsonl", good + b"\n" + line + b"\n" + good))
    assert str(raised.value).startswith("some.jsonl:3: ")
    assert raised.value.french.startswith("some.jsonl:3\u00a0: ")
    assert said in str(raised.value)
    assert said in raised.value.french


def test_packed_files_are_read_like_others(tmp_path: Path) -> None:
    """In the order in which they are named; one that is cut short is told of by its name."""
    line = b'{"question": "%s", "expect": null, "conversation": "c"}\n'
    plain, packed, cut = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz", tmp_path / "cut.jsonl.gz"
    plain.write_bytes(line % b"one")
    packed.write_bytes(gzip.compress(line % b"two"))
    found = read([packed, plain])
    assert [one.question for one in found] == ["two", "one"]
    assert len({one.conversation for one in found}) == 2  # a conversation is its file's own
    for damaged in (packed.read_bytes()[:-9], b"no gzip"):
        cut.write_bytes(damaged)
        with pytest.raises(LabelError, match=str(cut)):
            read([cut])
