"""What every page works with, whoever it is for, as one typed value. Knows no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from bot.channels.web.core.rendering import Templates
    from bot.config import Config


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages share; made once, when the application is."""

    config: Config
    templates: Templates


SITE: Final = web.AppKey("site", Site)
