"""French and English, by whatever name they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.channels.languages import language_named, language_of_tag

if TYPE_CHECKING:
    from bot.knowledge.model import Language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("fr_CA.UTF-8", "fr"),
        ("fr@euro", "fr"),
        ("en-US", "en"),
        ("en.UTF-8", "en"),
        ("C.UTF-8", None),
        ("french", None),
        ("es-MX", None),
        ("", None),
    ],
)
def test_the_language_of_a_tag_whatever_its_country(tag: str, expected: Language | None) -> None:
    """As browsers, Discord and environments write it; a language that only begins alike is another."""
    assert language_of_tag(tag) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("fr", "fr"), ("en", "en"), ("EN", None), ("es", None), (None, None), (3, None)]
)
def test_only_a_languages_own_name_names_it(text: object, expected: Language | None) -> None:
    """An address and a request of the API say exactly what they want, or nothing."""
    assert language_named(text) == expected
