"""Long lists and long texts as pages."""

from __future__ import annotations

import pytest

from bot.channels.discord.rendering.pages import ON_A_PAGE, Block, laid_out, pages


@pytest.mark.parametrize(("items", "expected"), [(1, 1), (15, 1), (16, 2), (24, 2), (27, 2), (28, 3), (200, 17)])
def test_pages_hold_all_lines_once(items: int, expected: int) -> None:
    """Every line on one page, in order, under the first words of the answer; no page of three lines or fewer."""
    lines = [f"- {n}" for n in range(items)]
    made = pages("\n".join(["Voici :", *lines, "Fin."]))
    assert len(made) == expected
    assert all(page.startswith("Voici :\n") for page in made)
    assert [line for page in made for line in page.split("\n")[1:]] == [*lines, "Fin."]
    assert all(page.count("\n- ") <= ON_A_PAGE + 3 for page in made)


def test_what_is_no_list_is_one_page() -> None:
    """However long it is: the assistant keeps to what one message takes."""
    assert pages("mot " * 500) == ["mot " * 500]


def test_everything_is_laid_out_and_no_page_is_too_long() -> None:
    """Each line in order, a long one in pieces; a fence is closed at the end of each page and opened on the next."""
    words = [f"mot{n}" for n in range(400)]
    blocks = [
        Block(("un", "deux")),
        Block(tuple(f"+ ligne {n}" for n in range(100)), "diff"),
        Block((" ".join(words), "x" * 700)),
        Block((), "diff"),
    ]
    made = laid_out(blocks, 300)
    assert all(0 < len(page) <= 300 for page in made)
    assert all(page.count("```") % 2 == 0 for page in made)
    lines = [line for page in made for line in page.split("\n")]
    assert lines[:2] == ["un", "deux"]
    assert [line for line in lines if line.startswith("+")] == [f"+ ligne {n}" for n in range(100)]
    assert " ".join(line for line in lines if line.startswith("mot")).split() == words
    assert "".join(line for line in lines if line.startswith("x")) == "x" * 700


def test_what_has_room_is_one_page() -> None:
    """And nothing is none."""
    assert laid_out([Block(("a",)), Block(("- b",), "diff")], 300) == ["a\n```diff\n- b\n```"]
    assert laid_out([], 300) == []
