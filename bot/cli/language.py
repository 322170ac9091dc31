"""Which language the person at the terminal reads. Knows the environment's conventions and nothing of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language

# In the order in which POSIX says that they count.
VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def of_environment(environment: Mapping[str, str]) -> Language:
    """The language that the environment asks for; French when it asks for none of ours."""
    return stated_in(environment) or "fr"


def stated_in(environment: Mapping[str, str]) -> Language | None:
    """The language that the environment asks for, when it is one of ours: `C.UTF-8` is nobody's language."""
    for name in VARIABLES:
        value = environment.get(name, "")
        if value:
            code = value.split("_", 1)[0].split(".", 1)[0].lower()
            return "fr" if code == "fr" else "en" if code == "en" else None
    return None
