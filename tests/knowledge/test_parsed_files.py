"""A file that was parsed before is what it is when it is parsed anew, wherever it lies."""

from __future__ import annotations

from bot.knowledge import documents, reader
from bot.knowledge.parsed_files import ParsedFiles
from tests import village


def test_what_was_parsed_before_reads_as_what_is_parsed_now() -> None:
    """Knowledge, places and problems of a whole base are the same, and one changed file is all that is parsed."""
    files = village.files()
    first = ParsedFiles()
    reader.examine(files, "elsewhere", parse=first.parse)
    changed = village.files(topics__fete=files["topics/fete.yaml"].decode().replace("24 juin", "25 juin"))
    again = ParsedFiles(first.met)
    assert reader.examine(changed, "here", parse=again.parse) == reader.examine(changed, "here")
    assert again.new == 1


def test_a_doubt_names_the_file_that_is_read() -> None:
    """Two files with one text: each doubt points to its own."""
    text = "a: « b »\nc: “d”\n"
    parsed = ParsedFiles()
    assert documents.parse("one.yaml", text).doubts
    for path in ("one.yaml", "other.yaml", "one.yaml"):
        assert parsed.parse(path, text) == documents.parse(path, text)


def test_a_slip_is_told_each_time() -> None:
    """A file that cannot be read is not remembered: its problems name where it lies."""
    parsed = ParsedFiles()
    for path in ("one.yaml", "other.yaml"):
        assert parsed.parse(path, "a: [").problems == documents.parse(path, "a: [").problems
    assert not parsed.met
