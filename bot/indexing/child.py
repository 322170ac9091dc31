"""A module of ours in a process of its own, which stands back for those that answer and never outlives who waits for it."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROOT: Final = Path(__file__).parents[2]
YIELDING: Final = 10
"""How much such a process stands back, as `nice` counts it."""


async def ended(module: str, arguments: Sequence[str], heard: Callable[[str], None] | None = None) -> tuple[int | None, str]:
    """The exit code of the process, and what it complained of last.

    Args:
        heard: is given each line that it prints meanwhile.

    Raises:
        OSError: there is no process to be had.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", module, *arguments),
        stdin=DEVNULL,
        stdout=DEVNULL if heard is None else PIPE,
        stderr=PIPE,
        # The same program, wherever it was started from; and Ctrl-C is for the parent, which ends its child itself. One
        # thread each: the products are too small to be shared out, and as many processes as processors want them all.
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}
        | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        start_new_session=True,
    )
    try:
        complaint, _ = await asyncio.gather(_whole(process.stderr), _listened(process.stdout, heard))
        await process.wait()
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return process.returncode, complaint.decode(errors="replace").strip().rpartition("\n")[2] or "no message"


async def _whole(stream: asyncio.StreamReader | None) -> bytes:
    return b"" if stream is None else await stream.read()


async def _listened(stream: asyncio.StreamReader | None, heard: Callable[[str], None] | None) -> None:
    if stream is not None and heard is not None:
        async for line in stream:
            heard(line.decode(errors="replace").strip())
