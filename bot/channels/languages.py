"""Which of the bot's two languages a text names, whoever sends it: a browser, Discord, an environment. Knows no channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from bot.knowledge.model import Language

_SUBTAG: Final = re.compile("[-_.@]")
"""What ends the language in a tag of the web (`fr-CA`) and in a locale of POSIX (`fr_CA.UTF-8@euro`)."""


def language_named(text: object) -> Language | None:
    """The text as a language, if it is the name of one of ours."""
    return next((language for language in LANGUAGES if language == text), None)


def language_of_tag(tag: str) -> Language | None:
    """The language of a tag or of a locale, whatever its country; None for one that the bot does not speak."""
    return language_named(_SUBTAG.split(tag, maxsplit=1)[0].lower())
