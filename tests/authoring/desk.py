"""The village under the eyes of the checks: files changed, test questions added, the day it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.engine import Answering, Engine
from bot.authoring.base import Base
from bot.authoring.checks import by_asking, without_engine
from bot.knowledge import questions, reader
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.errors import Problem

ASKED = "tests/questions/gate/"


def base(changed: Mapping[str, str | None], asked: Mapping[str, str] | None = None) -> Base:
    """The village with files replaced, by path; its test questions, by path inside their folder."""
    held = {name: text for name, text in {**village.FILES, **changed}.items() if text is not None}
    examined = reader.examine({name: text.encode() for name, text in held.items()})
    read = questions.read_files({name: text.encode() for name, text in (asked or {}).items()})
    engine = Answering(today=village.today)
    return Base(
        examined,
        None if asked is None else read,
        village.today(),
        DEFAULT_MONTHS,
        lambda knowledge: Engine.build(knowledge, engine),
    )


def found(
    changed: Mapping[str, str | None], asked: Mapping[str, str] | None = None, *, rule: str | None = None
) -> list[Problem]:
    """Everything that `check` would tell of that village, or what one rule does; errors and warnings alike."""
    examined = reader.examine({name: text.encode() for name, text in {**village.FILES, **changed}.items() if text is not None})
    told = sorted({*examined.problems, *problems_of(base(changed, asked))})
    return [problem for problem in told if rule is None or problem.rule == rule]


def problems_of(base: Base) -> list[Problem]:
    """What every rule finds, of a broken base what can be told all the same; sorted, without what the reader found."""
    return sorted(without_engine(base) | by_asking(base))


def edited(name: str, before: str, after: str) -> dict[str, str | None]:
    """One file of the village with a passage replaced."""
    text = village.FILES[f"{name}.yaml"]
    if before not in text:
        raise LookupError(f"{name}.yaml does not hold {before!r}")
    return {f"{name}.yaml": text.replace(before, after, 1)}
