"""`/widget.js`: one file that any site can include with one script tag. Puts scripts, style and sentences together."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.channels.web.core.prepared import Prepared
from bot.channels.web.public.site import PUBLIC
from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web
    from aiohttp.typedefs import Handler

    from bot.channels.web.core.assets import Assets
    from bot.knowledge.region import Region

_EXAMPLES: Final = 3
"""Questions to begin with, in a panel that is small."""

_SCRIPTS: Final = ("card.js", "conversation.js", "judge.js", "talk.js", "widget_look.js", "widget_panel.js", "widget.js")
"""In the order in which they rely on each other."""

# Another site's page may include it twice, or swap the body that it stands in, which reads it again.
_SCOPE: Final = 'if (!customElements.get("kamouraska-widget")) (() => {{\n"use strict";\n{}\n}})();\n'

_HEADERS: Final = {
    # Other sites may load it, as a module too: that is what it is for. An hour: a new version reaches them the same day.
    "Cache-Control": "public, max-age=3600",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

_WORDS: Final = {
    "open": "widget.open",
    "close": "widget.close",
    "greeting": "widget.greeting",
    "title": "site.title",
    "log": "home.conversation",
    "label": "home.label",
    "placeholder": "home.placeholder",
    "send": "home.send",
    "you": "home.you",
    "searching": "home.searching",
    "anew": "talk.anew",
    "again": "talk.again",
    "slow": "talk.slow",
    "offline": "talk.offline",
    "unreachable": "talk.unreachable",
    "footnote": "home.footnote",
    "privacy": "privacy.title",
}


def serve_widget(assets: Assets, region: Callable[[], Region]) -> Handler:
    """The page that serves the script, in the words of the region as it is called now, with questions answered now."""
    scripts = "\n".join(assets.text(name) for name in _SCRIPTS)
    style = json.dumps(assets.text("widget.css") + assets.text("answer.css"))

    @lru_cache(maxsize=1)
    def prepared(words: str) -> Prepared:
        return Prepared.of(_SCOPE.format(f"const WORDS = {words};\nconst STYLE = {style};\n{scripts}"))

    async def widget(request: web.Request) -> web.Response:
        named, examples = region(), request.app[PUBLIC].examples
        words = {
            language: {name: say(SENTENCES, key, language, **named.slots(language)) for name, key in _WORDS.items()}
            | {"examples": examples.get(language, ())[:_EXAMPLES]}
            for language in LANGUAGES
        }
        return prepared(json.dumps(words)).response(request, "text/javascript", _HEADERS)

    return widget
