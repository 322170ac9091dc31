"""`/widget.js`: one file that any site can include with one script tag. Puts script, style and sentences together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.rendering import STATIC
from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

_WORDS: Final = {
    "open": "widget.open",
    "close": "widget.close",
    "title": "site.title",
    "label": "home.label",
    "placeholder": "home.placeholder",
    "send": "home.send",
    "you": "home.you",
    "searching": "home.searching",
    "unreachable": "widget.unreachable",
    "footnote": "home.footnote",
    "privacy": "privacy.title",
}


def script() -> str:
    """The widget's script, with its style and its sentences before it, in a scope of their own."""
    words = {language: {name: say(SENTENCES, key, language) for name, key in _WORDS.items()} for language in LANGUAGES}
    style = (STATIC / "widget.css").read_text("utf-8")
    body = (STATIC / "widget.js").read_text("utf-8")
    return f"(() => {{\nconst WORDS = {json.dumps(words)};\nconst STYLE = {json.dumps(style)};\n{body}}})();\n"


def serve_widget() -> Handler:
    """The page that serves the script, made once."""
    text = script()

    async def widget(_request: web.Request) -> web.Response:
        # Other sites may load it: that is what it is for. An hour, so that a new version reaches them the same day.
        headers = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return web.Response(text=text, content_type="text/javascript", charset="utf-8", headers=headers)

    return widget
