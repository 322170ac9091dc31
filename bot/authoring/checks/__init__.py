"""The rules beyond what keeps a base from loading, one a module: its docstring is its manual. Knows no file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from bot.authoring.checks import (
    answer_too_long,
    contradiction,
    duplicate_phrasing,
    emergency_phrasing,
    missing_english,
    missing_region,
    mixed_script,
    no_action,
    orphan_questions,
    over_match,
    question_is_phrasing,
    shared_alias,
    stale_fact,
    unreachable_entry,
    unused_lexicon_word,
)
from bot.authoring.child_process import begun

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


OF_THE_BASE: Final[Sequence[Rule]] = (
    *(answer_too_long, contradiction, duplicate_phrasing, missing_english, missing_region, mixed_script),
    *(no_action, shared_alias, stale_fact, unused_lexicon_word),
)
"""What can be told of the knowledge alone while somebody waits."""

OF_THE_QUESTIONS: Final[Sequence[Rule]] = (orphan_questions, question_is_phrasing)

ASKING: Final[Sequence[Rule]] = (emergency_phrasing, over_match, unreachable_entry)
"""The rules that ask every phrasing: of the recogniser of emergencies, or of the engine, which learns the whole base first.
Seconds where there are thousands of phrasings. What staff write is looked at for emergencies where they write it."""

RULES: Final[Sequence[Rule]] = (*OF_THE_BASE, *OF_THE_QUESTIONS, *ASKING)

LARGE: Final = 2000
"""Phrasings up to which learning them, and asking them all, takes no longer than everything else."""


def without_engine(base: Base) -> set[Problem]:
    """What the rules find that only read, and what the YAML of the files leaves in doubt."""
    rules = _fitting((*OF_THE_BASE, *OF_THE_QUESTIONS), base)
    documents = (*base.parsed, *(base.questions.documents or {}).values())
    doubts = {doubt for document in documents for doubt in document.doubts}
    return _found(rules, base) | set(base.questions.problems) | doubts


def by_asking(base: Base) -> set[Problem]:
    """What the rules find that ask the engine; nothing of a base that the reader does not take."""
    if not base.sound:
        return set()
    if len(base.phrasings) <= LARGE:
        return _found(ASKING, base)
    _ = base.engine  # made once, before the copy
    others = begun(partial(_found, [rule for rule in ASKING if rule is not over_match], base))
    return _found([over_match], base) | others()


def quick_problems_of(base: Base) -> list[Problem]:
    """What the rules of `OF_THE_BASE` find, sorted."""
    return sorted(_found(_fitting(OF_THE_BASE, base), base))


def _fitting(rules: Iterable[Rule], base: Base) -> list[Rule]:
    """Those that make sense of the base."""
    return [rule for rule in rules if base.sound or not rule.SOUND_BASE]


def _found(rules: Iterable[Rule], base: Base) -> set[Problem]:
    return {problem for rule in rules for problem in rule.find(base)}
