"""An address where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("/organisations/fournill", "/organisations/fournil"),
        ("/organisation/le-fournil", "/organisations/fournil"),
        ("/scierie-boisvert", "/organisations/scierie"),
        ("/en/sujets/fetes", "/en/sujets/fete"),
        ("/en/personnes/maria", "/en/personnes/marie"),
    ],
)
async def test_the_nearest_pages_are_offered(visitor: Visitor, asked: str, offered: str) -> None:
    """By id or by name, in the language of the address."""
    response = await visitor.get(asked)
    assert response.status == 404
    assert f'href="{offered}"' in await response.text()


@pytest.mark.parametrize("asked", ["/x/%00", "/%FF%FE", "/a" * 2000, "/....//", "/<script>"])
async def test_whatever_the_address_the_lists_are_offered(visitor: Visitor, asked: str) -> None:
    """And nothing of it stands in the page."""
    response = await visitor.get(asked)
    page = await response.text()
    assert response.status == 404
    assert 'href="/organisations"' in page
    assert 'href="/sujets"' in page
    assert "<script>" not in page


async def test_a_program_is_told_in_its_own_way(visitor: Visitor) -> None:
    """JSON under `/api/`, as ever."""
    told = await (await visitor.get("/api/fournil")).json()
    assert told["error"]["code"] == "not_found"
