"""Where the page of each thing lies."""

from __future__ import annotations

import pytest

from bot.channels.web.browse.paths import address_of, path_in, path_of_entity
from bot.config import WebSection
from tests import village

ENTITIES = village.knowledge().entities


@pytest.mark.parametrize(
    ("id_", "path"),
    [("fournil", "/organisations/fournil"), ("village", "/municipalites/village"), ("marie", "/personnes/marie")],
)
def test_each_entity_has_a_page_in_both_languages(id_: str, path: str) -> None:
    """By its type; the English one lies under `/en`."""
    assert path_of_entity(ENTITIES[id_], "fr") == path
    assert path_of_entity(ENTITIES[id_], "en") == f"/en{path}"


def test_the_home_page_keeps_its_stroke() -> None:
    """`/en/`, as the interface says."""
    assert (path_in("/", "fr"), path_in("/", "en")) == ("/", "/en/")


def test_an_address_is_whole_where_the_site_knows_its_own() -> None:
    """Behind a proxy with its path; without `web.public_url` the host is whichever was asked."""
    assert (
        address_of("/carte", WebSection(public_url="https://example.org/questions/")) == "https://example.org/questions/carte"
    )
    assert address_of("/carte", WebSection()) == "/carte"
