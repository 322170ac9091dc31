"""Where the page of each thing that can be browsed lies, in both languages. Knows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config import WebSection
    from bot.knowledge.model import Entity, EntityType, Language

ENGLISH: Final = "/en"
"""What the addresses of the English pages begin with; the French ones are as written."""

_FOLDERS: Final[Mapping[EntityType, str]] = {"organisation": "organisations", "place": "municipalites", "person": "personnes"}


def path_in(path: str, language: Language) -> str:
    """The path of a page in that language, from its French one."""
    return f"{ENGLISH}{path}" if language == "en" else path


def path_of_entity(entity: Entity, language: Language) -> str:
    """The path of an entity's page."""
    return path_in(f"/{_FOLDERS[entity.type]}/{entity.id}", language)


def address_of(path: str, settings: WebSection) -> str:
    """The whole address of a path, where the site knows the one that people use; else the path, on whatever host this is."""
    return f"{settings.public_url}{path}"
