"""Knowledge files written: house style, one more item in any list, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from bot.knowledge.writer import WritingError, dumped, with_item, write

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = """\
title: x  # why
phrasings:
  fr:
    - un  # the first

    # the last
    - deux
  en: [one]
answer: y
"""


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        (BLOCK, ("phrasings", "fr"), BLOCK.replace("    - deux\n", "    - deux\n    - d'autres\n")),
        (BLOCK, ("phrasings", "en"), BLOCK.replace("[one]", "[one, d'autres]")),
        (BLOCK, ("aliases",), BLOCK + "aliases:\n  - d'autres\n"),
        ("phrasings: {fr: [un]}\n", ("phrasings", "en"), "phrasings: {fr: [un], en: [d'autres]}\n"),
        (
            "phrasings:\n  fr:\n    - un\nx: y\n",
            ("phrasings", "en"),
            "phrasings:\n  fr:\n    - un\n  en:\n    - d'autres\nx: y\n",
        ),
        ("aliases:\n- un", ("aliases",), "aliases:\n- un\n- d'autres"),
        ("aliases: []\n", ("aliases",), "aliases: [d'autres]\n"),
        (
            "aliases:\n  - >-\n    un\n    deux\nx: y\n",
            ("aliases",),
            "aliases:\n  - >-\n    un\n    deux\n  - d'autres\nx: y\n",
        ),
    ],
)
def test_a_list_grows_and_all_else_stays(before: str, keys: tuple[str, ...], after: str) -> None:
    """Comments, blank lines and style are the author's; what is missing of the way there is made."""
    assert with_item(before.encode(), keys, "d'autres").decode() == after


@pytest.mark.parametrize("item", ["oui: non", "# dièse", "'", '"', "[a]", "é", "no", "12", "a, b", "{x}", "- a"])
@pytest.mark.parametrize("text", [BLOCK, "phrasings: {fr: [un]}\n"])
def test_whatever_the_text_it_comes_back(item: str, text: str) -> None:
    """What YAML would take for something else is quoted."""
    grown = yaml.safe_load(with_item(text.encode(), ("phrasings", "fr"), item))
    assert grown["phrasings"]["fr"][-1] == item
    assert len(grown["phrasings"]["fr"]) == len(yaml.safe_load(text)["phrasings"]["fr"]) + 1


def test_what_is_no_list_is_refused() -> None:
    """Nothing is guessed."""
    with pytest.raises(WritingError, match=r"title\.fr is not a list"):
        with_item(BLOCK.encode(), ("title", "fr"), "x")
    with pytest.raises(WritingError, match="answer is not a list"):
        with_item(BLOCK.encode(), ("answer",), "x")


def test_a_new_file_is_in_house_style() -> None:
    """Comment first, keys in their order, lists indented, accents as they are."""
    text = dumped({"title": {"fr": "Été"}, "next": ["a"]}, ["Appris."]).decode()
    assert text == "# Appris.\ntitle:\n  fr: Été\nnext:\n  - a\n"


def test_files_are_written_replaced_and_removed(tmp_path: Path) -> None:
    """And nothing is left beside them."""
    write(tmp_path, {"a/b.yaml": b"1", "c.yaml": b"2"})
    write(tmp_path, {"a/b.yaml": b"3", "c.yaml": None, "d.yaml": None})
    assert (tmp_path / "a/b.yaml").read_bytes() == b"3"
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["b.yaml"]


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    """Where the second cannot be, the first is taken back."""
    (tmp_path / "a.yaml").write_bytes(b"before")
    (tmp_path / "b").write_bytes(b"a file where a folder is wanted")
    with pytest.raises(WritingError, match="cannot be written"):
        write(tmp_path, {"a.yaml": b"after", "b/c.yaml": b"x"})
    assert (tmp_path / "a.yaml").read_bytes() == b"before"
