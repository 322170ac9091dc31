"""A long list as pages."""

from __future__ import annotations

import pytest

from bot.channels.discord.rendering.pages import ON_A_PAGE, pages


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
