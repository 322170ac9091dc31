"""Which language the person at the terminal reads."""

from __future__ import annotations

import pytest

from bot.cli.language import asked_for, stated_in


@pytest.mark.parametrize(
    ("environment", "stated"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "en_CA.UTF-8"}, "en"),
        ({"LANG": "en_CA.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_the_environment_states_one_of_our_languages_or_none(environment: dict[str, str], stated: str | None) -> None:
    """`LC_ALL` goes before `LANG`; what is neither French nor English states nothing."""
    assert stated_in(environment) == stated


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ([], None),
        (["ask", "--lang", "en", "q"], "en"),
        (["--lang=fr", "ask", "q"], "fr"),
        (["ask", "--lang", "en", "--lang", "fr"], "fr"),
        (["ask", "--lang"], None),
        (["ask", "--lang", "de"], None),
        (["ask", "--", "--lang", "en"], None),
    ],
)
def test_lang_is_found_wherever_it_stands(arguments: list[str], language: str | None) -> None:
    """As an option of the program or of the command; the last one counts; what follows `--` is a question."""
    assert asked_for(arguments) == language
