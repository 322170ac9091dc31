"""Work in a copy of the process gives what it would have given here, or fails here."""

from __future__ import annotations

import os
import signal

import pytest

from bot.authoring.child_process import begun


def test_work_is_done_beside_and_its_result_comes_back() -> None:
    """In another process, where there is more than one processor to have it."""
    here = os.getpid()
    value, where = begun(lambda: (list(range(100_000)), os.getpid()))()
    assert value == list(range(100_000))
    assert (where == here) == (not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) == 1)


def test_on_one_processor_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy would only stand in its own way."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert begun(os.getpid)() == os.getpid()


def test_an_error_of_the_work_is_raised_here() -> None:
    """As if nothing had been copied."""

    def failing() -> None:
        raise LookupError("no such entry")

    with pytest.raises(LookupError, match="no such entry"):
        begun(failing)()


def test_a_copy_that_is_ended_from_outside_is_made_up_for() -> None:
    """Out of memory, say: the work is done here."""
    here = os.getpid()

    def ended_unless_here() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert begun(ended_unless_here)() == "done"
