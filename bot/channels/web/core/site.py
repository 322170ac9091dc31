"""What every page works with, whoever it is for, as one typed value. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.channels.web.core.rendering import Templates
    from bot.config import Config
    from bot.knowledge.model import Language


@dataclass(frozen=True, slots=True)
class NearPage:
    """A page that somebody may have meant: its name, and its French path."""

    name: str
    path: str


def _nowhere(_path: str, _language: Language) -> Sequence[NearPage]:
    """No page at all."""
    return ()


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages share; made once, when the application is.

    Attributes:
        nearest: the pages that somebody may have meant who asked for an address where nothing is.
    """

    config: Config
    templates: Templates
    nearest: Callable[[str, Language], Sequence[NearPage]] = _nowhere


SITE: Final = web.AppKey("site", Site)
