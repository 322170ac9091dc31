"""French first; English by the address or the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.core.languages import language_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    MakeSite = Callable[..., web.Application]


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
        ("/en/", "fr", "en"),
        ("/en", "fr", "en"),
        ("/en/?lang=fr", "fr", "en"),
        ("/energie", "fr", "fr"),
    ],
)
def test_language_of_a_visitor(make_site: MakeSite, path: str, accepted: str | None, expected: str) -> None:
    """The address decides, then what the browser weighs most, then the settings."""
    headers = {} if accepted is None else {"Accept-Language": accepted}
    assert language_of(make_mocked_request("GET", path, headers=headers, app=make_site())) == expected


def test_the_default_language_is_a_setting(make_site: MakeSite) -> None:
    """A browser that says nothing reads what the settings say."""
    app = make_site(answering={"default_language": "en"})
    assert language_of(make_mocked_request("GET", "/", app=app)) == "en"
