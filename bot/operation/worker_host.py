"""The process that begets the workers: it loads what they work with once and forks them, so that they share its memory.

It has one thread and no event loop, which is what makes forking safe; the process that answers has several. It ends when
its standard input does, and each worker when its socket does: nothing outlives the process that answers.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
import time
import traceback
from typing import TYPE_CHECKING, Final

from bot.operation.frames import frame, read

if TYPE_CHECKING:
    from typing import BinaryIO

LOAD: Final = "load"
FORK: Final = "fork"


def main(address: str, orders: BinaryIO) -> None:
    """Do what is ordered: load a subject and fork workers on it, or fork one more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    subject: object = None
    generation = 0
    while (order := read(orders)) is not None:
        match pickle.loads(order):  # noqa: S301 - the process that started us wrote it
            case (name, int(generation), int(workers), warm) if name == LOAD:
                subject = _loaded(orders)
                if warm is not None:
                    function, arguments = warm
                    function(subject, *arguments)  # what is made at the first question is made once, and shared
                gc.collect()
                gc.freeze()  # a round of the collector would copy every page that is shared
                for _ in range(workers):
                    _fork(address, generation, subject)
            case _:
                _fork(address, generation, subject)


def _loaded(orders: BinaryIO) -> object:
    content = read(orders)
    if content is None:
        sys.exit(0)
    gc.disable()
    subject: object = pickle.loads(content)  # noqa: S301 - as above
    gc.enable()
    return subject


def _fork(address: str, generation: int, subject: object) -> None:
    if os.fork():
        return
    code = 1
    try:
        # Whoever started the host and is gone must be noticed by it, and not be kept open by us.
        os.close(0)
        _work(address, generation, subject)
        code = 0
    except OSError:  # the process that answers is gone, and we go with it
        code = 0
    finally:
        os._exit(code)


def _work(address: str, generation: int, subject: object) -> None:
    """Answer what comes, one after the other, until the other end is closed."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        connection.sendall(frame((generation, os.getpid())))
        with connection.makefile("rb") as jobs:
            while (job := read(jobs)) is not None:
                function, arguments = pickle.loads(job)  # noqa: S301 - as above
                began = time.process_time()
                try:
                    answer = frame((True, function(subject, *arguments), time.process_time() - began))
                except Exception:  # noqa: BLE001 - told to whoever asked, who tells the operator
                    answer = frame((False, traceback.format_exc(), time.process_time() - began))
                connection.sendall(answer)


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.buffer)
