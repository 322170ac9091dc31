"""The rules beyond what keeps a base from loading, one a module: its docstring is its manual. Knows no file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from bot.authoring.beside import begun
from bot.authoring.checks import (
    answer_too_long,
    duplicate_phrasing,
    missing_english,
    mixed_script,
    orphan_questions,
    over_match,
    past_limit,
    question_is_phrasing,
    shared_alias,
    stale_fact,
    unreachable_entry,
    unused_lexicon_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.authoring.base import Base
    from bot.errors import Problem


class Rule(Protocol):
    """A module of this package.

    Attributes:
        ID: the name in the problems.
        SOUND_BASE: whether it only makes sense of a base that the reader takes: in a broken one, what is missing may be
            missing because its file could not be read.
    """

    @property
    def ID(self) -> str: ...  # noqa: D102, N802 - a constant of a module

    @property
    def SOUND_BASE(self) -> bool: ...  # noqa: D102, N802 - as above

    def find(self, base: Base) -> Iterable[Problem]: ...  # noqa: D102 - as above


RULES: Final[Sequence[Rule]] = (
    answer_too_long,
    duplicate_phrasing,
    missing_english,
    mixed_script,
    orphan_questions,
    over_match,
    past_limit,
    question_is_phrasing,
    shared_alias,
    stale_fact,
    unreachable_entry,
    unused_lexicon_word,
)

OF_THE_BASE: Final[Sequence[Rule]] = tuple(
    rule
    for rule in RULES
    # The first two ask the engine every phrasing, which takes seconds; the others are about the test questions.
    if rule not in (over_match, unreachable_entry, orphan_questions, question_is_phrasing)
)
"""What can be told of the knowledge alone while somebody waits."""

_LARGE: Final = 2000
"""Phrasings above which reading them all takes as long as everything else: it has a process to itself."""


def problems_of(base: Base) -> list[Problem]:
    """What every rule finds, of a broken base what can be told all the same; sorted, without what the reader found."""
    rules = [rule for rule in RULES if base.sound or not rule.SOUND_BASE]
    found: set[Problem] = set()
    if base.sound and len(base.phrasings) > _LARGE:
        _ = base.engine  # made once, before the copy
        others = begun(partial(_found, [rule for rule in rules if rule is not over_match], base))
        found = _found([over_match], base) | others()
    else:
        found = _found(rules, base)
    return sorted(found | set(base.questions.problems))


def quick_problems_of(base: Base) -> list[Problem]:
    """What the rules of `OF_THE_BASE` find, sorted."""
    return sorted(_found([rule for rule in OF_THE_BASE if base.sound or not rule.SOUND_BASE], base))


def _found(rules: Iterable[Rule], base: Base) -> set[Problem]:
    return {problem for rule in rules for problem in rule.find(base)}
