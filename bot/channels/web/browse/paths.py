"""Where the page of each thing that can be browsed lies, in both languages. Knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.web.core.paths import path_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config import WebSection
    from bot.knowledge.model import Entity, EntityType, Language

__all__ = [
    "MAP",
    "ORGANISATIONS",
    "PEOPLE",
    "PLACES",
    "TOPICS",
    "TRANSPARENCY",
    "address_of",
    "path_in",
    "path_of_entity",
    "path_of_topic",
]

ORGANISATIONS: Final = "/organisations"
PLACES: Final = "/municipalites"
PEOPLE: Final = "/personnes"
TOPICS: Final = "/sujets"
MAP: Final = "/carte"
TRANSPARENCY: Final = "/transparence"

_FOLDERS: Final[Mapping[EntityType, str]] = {"organisation": ORGANISATIONS, "place": PLACES, "person": PEOPLE}


def path_of_entity(entity: Entity, language: Language) -> str:
    """The path of an entity's page."""
    return path_in(f"{_FOLDERS[entity.type]}/{entity.id}", language)


def path_of_topic(id_: str, language: Language) -> str:
    """The path of a topic's page."""
    return path_in(f"{TOPICS}/{id_}", language)


def address_of(path: str, settings: WebSection) -> str:
    """The whole address of a path, where the site knows the one that people use; else the path, on whatever host this is."""
    return f"{settings.public_url}{path}"
