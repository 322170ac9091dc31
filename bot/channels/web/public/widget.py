"""`/widget.js`: one file that any site can include with one script tag. Puts script, style and sentences together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Handler

    from bot.channels.web.core.assets import Assets
    from bot.knowledge.region import Region

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


def _script(assets: Assets, region: Region) -> str:
    """The widget's script, with its style and its sentences before it, in a scope of their own."""
    words = {
        language: {name: say(SENTENCES, key, language, **region.slots(language)) for name, key in _WORDS.items()}
        for language in LANGUAGES
    }
    style = json.dumps(assets.text("widget.css") + assets.text("answer.css"))
    return f"(() => {{\nconst WORDS = {json.dumps(words)};\nconst STYLE = {style};\n{assets.text('widget.js')}}})();\n"


def serve_widget(assets: Assets, region: Callable[[], Region]) -> Handler:
    """The page that serves the script, in the words of the region as it is called now."""

    async def widget(_request: web.Request) -> web.Response:
        # Other sites may load it: that is what it is for. An hour, so that a new version reaches them the same day.
        headers = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}
        return web.Response(text=_script(assets, region()), content_type="text/javascript", charset="utf-8", headers=headers)

    return widget
