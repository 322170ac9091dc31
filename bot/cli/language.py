"""Which language the person at the terminal reads: told by `--lang`, else by the environment. Knows no command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.languages import language_named, language_of_tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.model import Language

# In the order in which POSIX says that they count.
VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_for(arguments: Sequence[str]) -> Language | None:
    """The language that `--lang` names, wherever it stands: what is wrong with the rest is said in it, too."""
    told = None
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            told = value or next(iter(arguments[number + 1 :]), None)
    return language_named(told)


def stated_in(environment: Mapping[str, str]) -> Language | None:
    """The language that the environment asks for, when it is one of ours: `C.UTF-8` is nobody's language."""
    for name in VARIABLES:
        value = environment.get(name, "")
        if value:
            return language_of_tag(value)
    return None
