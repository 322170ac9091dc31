"""Values between our own processes: each a length and a pickle. Only for sockets and pipes that nobody else can reach."""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from asyncio import StreamReader

_LENGTH: Final = struct.Struct(">I")


def framed(content: bytes) -> bytes:
    """Bytes with their length before them."""
    return _LENGTH.pack(len(content)) + content


def frame(value: object) -> bytes:
    """A value, ready to be sent."""
    return framed(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


async def received(reader: StreamReader) -> Any:  # noqa: ANN401 - whatever the other process sent
    """The next value. Raises `IncompleteReadError` when the other process is gone."""
    (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    return pickle.loads(await reader.readexactly(length))  # noqa: S301 - a process that we started wrote it


def read(file: BinaryIO) -> bytes | None:
    """The next bytes, waiting for them; None when the other process is gone."""
    head = file.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = file.read(length)
    return content if len(content) == length else None
