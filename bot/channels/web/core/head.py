"""What a page tells in its head: to search engines, to who shares a link, to programs that read. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language

SCHEMA_ORG: Final = "https://schema.org"
LONGEST_DESCRIPTION: Final = 155
"""Characters of a description that search engines show."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page that anybody may find.

    Attributes:
        path: where the page lies in French, without the base: `/organisations/amisco`.
        title: what it is about, the site's name left out; empty on the first page.
        description: a sentence or two in plain text.
        origin: scheme and host by which people know the site; empty where nobody knows.
        linked_data: things of schema.org, each a whole.
        indexed: whether it is one for search engines.
        by_path: whether its path alone says its language; else the French address follows the browser, unless told.
    """

    path: str
    title: str
    description: str
    origin: str
    linked_data: tuple[Mapping[str, Any], ...] = ()
    indexed: bool = True
    by_path: bool = True


def page_as_thing(kind: str, name: str, language: Language, address: str, description: str) -> dict[str, Any]:
    """A page that is about no single thing: `WebPage`, `CollectionPage`, `WebSite`."""
    return {
        "@context": SCHEMA_ORG,
        "@type": kind,
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": f"{language}-CA",
    }
