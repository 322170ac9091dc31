"""The base has outgrown a part of the matcher, which does without it from then on and answers worse.

The message says which part, and by how much. Take out phrasings that say the same in nearly the same words, or have somebody
who knows the program raise the limit: it is there for the memory and the time that building the index takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from bot.errors import Both, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.matching.limits import Limit

ID: Final = "past-limit"
SOUND_BASE: Final = True


def find(base: Base) -> Iterator[Problem]:
    """Every limit of the matcher that this base is past; a warning, since the bot still answers."""
    for limit in base.engine.limits():
        yield Problem.of("knowledge", 0, 0, ID, _told(limit)).as_warning()


def _told(limit: Limit) -> Both:
    match limit.kind:
        case "classifier":
            return Both(
                f"{limit.have} phrasings × entries, more than {limit.most}: what is meant is no longer learned, only compared",
                f"{limit.have} formulations × entrées, plus de {limit.most}\u00a0: ce qui est demandé n’est plus appris, "
                "seulement comparé",
            )
        case "topics":
            return Both(
                f"{limit.have} entries with phrasings, more than {limit.most}: words are no longer compared by their company",
                f"{limit.have} entrées à formulations, plus de {limit.most}\u00a0: les mots ne sont plus comparés par leur "
                "voisinage",
            )
        case _:
            assert_never(limit.kind)
