"""French first; English by the address or the browser."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.languages import language_of
from bot.config import Config


@pytest.mark.parametrize(
    ("path", "accepted", "expected"),
    [
        ("/", None, "fr"),
        ("/", "en", "en"),
        ("/", "en-CA,en;q=0.9", "en"),
        ("/", "EN-ca", "en"),
        ("/", "fr-CA,en;q=0.9", "fr"),
        ("/", "fr;q=0.4, en;q=0.8", "en"),
        ("/", "fr, en", "fr"),
        ("/", "es-MX, en;q=0.3", "en"),
        ("/", "es, de;q=0.5, *;q=0.1", "fr"),
        ("/", "en;q=0", "fr"),
        ("/", "en;q=rubbish, fr;q=0.1", "fr"),
        ("/", ",;,=;q,,;;", "fr"),
        ("/", "english", "fr"),
        ("/?lang=en", "fr", "en"),
        ("/?lang=fr", "en", "fr"),
        ("/?lang=es", "en", "en"),
    ],
)
def test_language_of_a_visitor(path: str, accepted: str | None, expected: str) -> None:
    """The address decides, then what the browser weighs most, then the house."""
    headers = {} if accepted is None else {"Accept-Language": accepted}
    assert language_of(make_mocked_request("GET", path, headers=headers), Config()) == expected


def test_house_language_is_a_setting() -> None:
    """A browser that says nothing reads what the settings say."""
    config = Config.model_validate({"answering": {"default_language": "en"}})
    assert language_of(make_mocked_request("GET", "/"), config) == "en"
