"""Lines of `ask --jsonl`."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Question
from bot.cli.jsonl import BadLine, parse, written


def _parse(line: bytes) -> Question | BadLine:
    return parse(line, locale=None, fallback="fr", log=False)


def test_a_line_becomes_a_question() -> None:
    """Language and conversation are carried over, and questions of the same conversation share a key."""
    line = json.dumps({"question": "et Optech?", "language": "fr", "conversation": "a"}).encode()
    assert _parse(line) == Question(text="et Optech?", language="fr", conversation="jsonl:a", log=False)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "invalid_json"),
        (b"\n", "invalid_json"),
        (b"bonjour", "invalid_json"),
        (b'{"question": "a"', "invalid_json"),
        (b"[" * 100_000, "invalid_json"),
        (b'{"question": "caf\xe9"}', "invalid_utf8"),
        (b'"bonjour"', "invalid_question"),
        (b'["bonjour"]', "invalid_question"),
        (b"{}", "invalid_question"),
        (b'{"question": 3}', "invalid_question"),
        (b'{"question": null}', "invalid_question"),
        (b'{"question": "a", "language": "de"}', "invalid_language"),
        (b'{"question": "a", "language": ["fr"]}', "invalid_language"),
        (b'{"question": "a", "conversation": {}}', "invalid_conversation"),
        (b'{"question": "a", "conversation": true}', "invalid_conversation"),
    ],
)
def test_a_line_that_is_no_question_says_what_is_wrong(line: bytes, code: str) -> None:
    """Each fault has its own code and a sentence."""
    bad = _parse(line)
    assert isinstance(bad, BadLine)
    assert bad.code == code
    assert bad.as_json()["error"]["message"]


def test_the_complaint_is_in_the_language_of_the_line() -> None:
    """A line that names its language is answered in it also when something else is wrong."""
    bad = _parse(b'{"language": "en"}')
    assert isinstance(bad, BadLine)
    assert "must hold text" in bad.as_json()["error"]["message"]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    """Editors on Windows put one there."""
    assert isinstance(_parse(b'\xef\xbb\xbf{"question": "a"}\r\n'), Question)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_stop_the_program(line: bytes) -> None:
    """Whatever comes in is a question or a named fault."""
    assert isinstance(_parse(line), Question | BadLine)


@given(st.text(st.characters(), max_size=50))
def test_what_is_written_is_one_line_of_json_that_reads_back_the_same(text: str) -> None:
    """Line breaks, quotation marks and lone surrogates included."""
    line = written({"text": text})
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line.decode()) == {"text": text}
