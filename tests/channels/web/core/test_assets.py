"""Static files of several packages under one address."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.core.assets import Assets

if TYPE_CHECKING:
    from pathlib import Path

    from tests.channels.web.conftest import Visitor


def _package(folder: Path, name: str, file: str) -> str:
    static = folder / name / "static"
    static.mkdir(parents=True)
    (static.parent / "__init__.py").touch()
    (static / file).write_text("body {}")
    return name


def test_files_of_every_package_are_served_under_one_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which package a file lies in does not show, so that moving one changes no page."""
    monkeypatch.syspath_prepend(tmp_path)
    assets = Assets([_package(tmp_path, "shelf_one", "a.css"), _package(tmp_path, "shelf_two", "b.css")])
    addresses = [re.sub(r"\.[0-9a-f]{16}\.", ".", assets.address(name)) for name in ("a.css", "b.css")]
    assert addresses == ["/static/a.css", "/static/b.css"]


def test_two_files_of_one_name_are_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one of them would hide the other, and a page would come without its style."""
    monkeypatch.syspath_prepend(tmp_path)
    packages = [_package(tmp_path, "shelf_three", "a.css"), _package(tmp_path, "shelf_four", "a.css")]
    with pytest.raises(ValueError, match=r"shelf_four.*a\.css"):
        Assets(packages)


async def test_files_are_packed_for_who_unpacks_them(visitor: Visitor) -> None:
    """Style and scripts travel small; a picture, which is packed already, as it is."""
    page = await (await visitor.get("/organisations")).text()
    style, picture = re.findall(r"/static/style\.[^\"]+", page)[0], re.findall(r"/static/horizon\.[^\"]+", page)[0]
    packed = await visitor.get(style, headers={"Accept-Encoding": "gzip"}, auto_decompress=False)
    plain = await visitor.get(style, headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(await packed.read()) == await plain.read()
    drawn = await visitor.get(picture, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in drawn.headers
    assert (await drawn.read()).startswith(b"\x89PNG")
    assert drawn.headers["Content-Type"] == "image/png"
