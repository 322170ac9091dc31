"""Work done in a copy of this process while this one goes on, for rules that take seconds. Knows no rule."""

from __future__ import annotations

import os
import sys
import warnings
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_Made = TypeVar("_Made")


def begun(work: Callable[[], _Made]) -> Callable[[], _Made]:
    """Begin some work beside; the call that is returned waits for what it makes.

    Where there is one processor, or no copying of a process that is safe, the work is done here when it is asked for. So it
    is when the copy ends without a word (out of memory): whatever is wrong with the work shows here, as it would have.

    Args:
        work: makes something that can be pickled, and changes nothing.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
        return work
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, work), daemon=True)
    with warnings.catch_warnings():
        # Python warns of threads that are not copied. The only ones are those of numpy's BLAS, which sees to that itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()

    def ended() -> _Made:
        try:
            made: _Made = ours.recv()
        except EOFError:
            made = work()
        finally:
            ours.close()
            process.join()
        return made

    return ended


def _send(theirs: Connection, work: Callable[[], object]) -> None:
    """What the copy does; it says nothing of an error, which comes up again where the work is then done."""
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open for the rest of this process
    theirs.send(work())
