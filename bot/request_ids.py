"""A number for each request, which every line of the log bears that is written for it. Says nothing of who asks or what.

It goes along with whatever is awaited and with the tasks begun meanwhile. What works for many, the store that commits for
several at once and the processes that understand, is handed it with each request.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

NAME: Final = "request"
"""Under which the number stands in a line."""

_BYTES: Final = 6
_NUMBER: Final = ContextVar(NAME, default="")


@contextmanager
def begun() -> Iterator[str]:
    """A new number, until the block ends."""
    number = secrets.token_hex(_BYTES)
    with of(number):
        yield number


@contextmanager
def of(number: str) -> Iterator[None]:
    """Go on for the request of that number; for none where it is empty."""
    if not number:
        yield
        return
    token = _NUMBER.set(number)
    try:
        yield
    finally:
        _NUMBER.reset(token)


def current() -> str:
    """The number of what is being done; empty for what nobody asked for."""
    return _NUMBER.get()


def numbered(_: object, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A line of the log, with the number that it is written for: one of structlog's processors."""
    if number := current():
        line.setdefault(NAME, number)
    return line
