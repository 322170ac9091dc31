"""Staff at once, killed in the middle: what they were told holds, and whoever counts sees it where it does not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.review.model import Act, Standing
from tests.perf import kill_staff

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow

NEW = Standing()


def answer(number: int, files: Mapping[str, list[str | None]], undoes: int | None = None) -> Act:
    """An answer that wrote these files, or its undoing."""
    if undoes:
        return Act(1, "undo", "Odile", "", NEW, NEW, undoes=undoes, id=number)
    return Act(1, "answer", "Odile", "", NEW, NEW, {"files": files}, id=number)


async def test_nothing_is_lost_by_a_kill() -> None:
    """Forty groups, twenty of staff, three kills; `python -m tests.perf.kill_staff 50` is the long one."""
    counted = await kill_staff.report(3, lambda _: None, groups=40, seconds=(2.0, 8.0))
    assert counted.wrong == []
    assert counted.done.total() > 0


def test_an_act_that_the_journal_lacks_is_seen() -> None:
    """Two were told, one is there."""
    assert list(kill_staff._unkept(Counter({"staff-3": 2}), Counter({"staff-3": 1}))) != []
    assert list(kill_staff._unkept(Counter({"staff-3": 1}), Counter({"staff-3": 2}))) == []  # cut short before it was told


def test_files_that_are_not_as_the_journal_says_are_seen() -> None:
    """One that is gone, one that was another when it was written, one that its undoing left."""
    written = answer(1, {"a.yaml": [None, "one"]})
    assert list(kill_staff._wrong_of_files({"a.yaml": b"one"}, {}, [written])) == []
    assert list(kill_staff._wrong_of_files({}, {}, [written])) != []
    assert list(kill_staff._wrong_of_files({"a.yaml": b"one"}, {"a.yaml": b"none"}, [written])) != []
    undone = [written, answer(2, {}, undoes=1)]
    assert list(kill_staff._wrong_of_files({}, {}, undone)) == []
    assert list(kill_staff._wrong_of_files({"a.yaml": b"one"}, {}, undone)) != []
