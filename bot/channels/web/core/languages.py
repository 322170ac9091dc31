"""Which of the two languages a visitor reads: by the path, else said in the address, by the browser, or by the settings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.channels.languages import language_named, language_of_tag
from bot.channels.web.core.addresses import path_of
from bot.channels.web.core.paths import is_english
from bot.channels.web.core.site import SITE

if TYPE_CHECKING:
    from aiohttp import web

    from bot.knowledge.model import Language


def language_of(request: web.Request) -> Language:
    """The language to show a page, or to say what is wrong, in."""
    if is_english(path_of(request)):
        return "en"
    return (
        language_named(request.query.get("lang"))
        or _preferred(request.headers.get("Accept-Language", ""))
        or request.app[SITE].config.answering.default_language
    )


@lru_cache(maxsize=64)  # browsers of a kind all say the same
def _preferred(header: str) -> Language | None:
    """The one of our languages that `Accept-Language` weighs most; at equal weight, the one named first."""
    best: Language | None = None
    best_weight = 0.0
    for item in header.split(",")[:20]:
        tag, _, parameter = item.strip().partition(";")
        language = language_of_tag(tag.strip())
        weight = _weight(parameter)
        if language and weight > best_weight:
            best, best_weight = language, weight
    return best


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:  # a header that makes no sense asks for nothing
        return 0.0
