"""`/widget.js`: what another site loads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.channels.web.conftest import EXAMPLES

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor


async def test_any_site_may_load_it(visitor: Visitor) -> None:
    """It is a script, for other origins too, kept for an hour."""
    response = await visitor.get("/widget.js")
    assert response.status == 200
    assert response.content_type == "text/javascript"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Access-Control-Allow-Origin"] == "*"  # for `type="module"` and `crossorigin`
    assert response.headers["Cache-Control"] == "public, max-age=3600"


async def test_it_is_light(visitor: Visitor) -> None:
    """At most 15 kB on the line: pages of other people carry it."""
    response = await visitor.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) <= 15_000
    assert "customElements" in await response.text()


async def test_it_brings_its_sentences_and_style(visitor: Visitor) -> None:
    """One request is all: both languages with the same sentences, and the style, are inside."""
    script = await (await visitor.get("/widget.js")).text()
    found = dict(re.findall(r"^const (WORDS|STYLE) = (.*);$", script, re.MULTILINE))
    words = json.loads(found["WORDS"])
    assert words["fr"].keys() == words["en"].keys()
    assert words["fr"]["send"] == "Demander"
    assert words["en"]["send"] == "Ask"
    assert ":host" in json.loads(found["STYLE"])


async def test_it_uses_no_sentence_that_it_was_not_given(visitor: Visitor) -> None:
    """Every `words.…` of the script is there, and none is carried for nothing."""
    script = await (await visitor.get("/widget.js")).text()
    words = json.loads(re.findall(r"^const WORDS = (.*);$", script, re.MULTILINE)[0])
    assert set(re.findall(r"\bwords\.(\w+)", script)) == set(words["fr"])


async def test_it_begins_with_three_questions_that_are_answered(visitor: Visitor) -> None:
    """Those of the page, as many as fit a small panel."""
    script = await (await visitor.get("/widget.js")).text()
    words = json.loads(re.findall(r"^const WORDS = (.*);$", script, re.MULTILINE)[0])
    assert words["fr"]["examples"] == list(EXAMPLES["fr"][:3])
