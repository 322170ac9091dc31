"""What is the same for everybody, packed and kept."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.core.prepared import Prepared

if TYPE_CHECKING:
    from aiohttp import web

TEXT = "La même chose pour tout le monde. " * 40


def _asked(**headers: str) -> web.Response:
    request = make_mocked_request("GET", "/", headers={name.replace("_", "-"): value for name, value in headers.items()})
    return Prepared.of(TEXT).response(request, "text/plain", {"Cache-Control": "public"})


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "*"])
def test_packed_for_who_unpacks(accepted: str) -> None:
    """Once, as small as it gets; caches are told that another visitor may get it otherwise."""
    response = _asked(Accept_Encoding=accepted)
    assert isinstance(response.body, bytes)
    assert gzip.decompress(response.body).decode() == TEXT
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Cache-Control"] == "public"


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "*;q=0.0", "gzip; q=0, *"])
def test_plain_for_who_does_not(accepted: str) -> None:
    """Nobody gets what they cannot read."""
    response = _asked(Accept_Encoding=accepted)
    assert response.text == TEXT
    assert "Content-Encoding" not in response.headers


def test_not_sent_again_to_who_has_it() -> None:
    """The tag of one form says nothing of the other: a cache could mix them up."""
    packed, plain = _asked(Accept_Encoding="gzip").headers["ETag"], _asked().headers["ETag"]
    assert packed != plain
    again = _asked(Accept_Encoding="gzip", If_None_Match=f'"other", {packed}')
    assert (again.status, again.body, again.headers["ETag"]) == (304, None, packed)
    assert _asked(If_None_Match=packed).status == 200
    assert _asked(If_None_Match=f"W/{plain}").status == 304
    assert _asked(If_None_Match="*").status == 304
