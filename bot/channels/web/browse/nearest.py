"""Which pages somebody may have meant who asked for an address where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from bot.channels.web.browse.paths import ORGANISATIONS, PLACES, TOPICS, path_of_entity, path_of_topic
from bot.channels.web.browse.topics import has_page
from bot.channels.web.core.site import NearPage
from bot.nlu.text import fold
from bot.wording import say
from bot.wording.browse import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.web.browse.site import BrowseSite
    from bot.knowledge.model import Language

_NEAR: Final = 68.0
"""How alike, of 100, the last part of an address must be to an id or a name."""
_MOST: Final = 4
_MOST_CHARACTERS: Final = 80
_LISTS: Final = (("nav.organisations", ORGANISATIONS), ("nav.places", PLACES), ("nav.topics", TOPICS))


def nearest(site: BrowseSite, path: str, language: Language) -> Sequence[NearPage]:
    """The pages whose ids or names are like the last part of the path, the likeliest first; then the lists of pages."""
    knowledge = site.knowledge()
    lists = [NearPage(say(SENTENCES, key, language), at) for key, at in _LISTS]
    asked = _words(unquote(path.rstrip("/").rpartition("/")[2])[:_MOST_CHARACTERS])
    if not asked:
        return lists
    pages = [NearPage(one.name.in_(language), path_of_entity(one, "fr")) for one in knowledge.entities.values()]
    pages += [
        NearPage(one.title.in_(language), path_of_topic(one.id, "fr")) for one in knowledge.topics.values() if has_page(one)
    ]
    names = [_words(page.path.rpartition("/")[2]) for page in pages] + [_words(page.name) for page in pages]
    hits = process.extract(asked, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2 * _MOST)
    found = dict.fromkeys(pages[at % len(pages)] for _, _, at in hits)
    return [*list(found)[:_MOST], *lists]


def _words(text: str) -> str:
    return fold(text.replace("-", " ").replace("_", " ")).strip()
