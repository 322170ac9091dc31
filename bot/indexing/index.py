"""A knowledge and its matcher as one value, as bytes, and the key of what made these. Knows no file of theirs."""

from __future__ import annotations

import gc
import hashlib
import io
import pickle
import sys
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import rapidfuzz
import Stemmer

from bot.knowledge.derived import completed
from bot.nlu.encoder import installed
from bot.nlu.pipeline import Pipeline
from bot.nlu.rank import Model, model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.parsed_files import ParsedFiles

_PACKAGE: Final = Path(__file__).parents[1]
_MAKERS: Final = ("indexing", "knowledge", "nlu")
"""The packages whose code decides what the bytes hold."""

_PROTOCOL: Final = 5


@dataclass(frozen=True, slots=True)
class Index:
    """What answering needs of a knowledge folder: a function of its files alone, whatever answered before."""

    knowledge: Knowledge
    pipeline: Pipeline

    @classmethod
    def build(
        cls, files: Mapping[str, bytes], shown_as: str, earlier: Index | None = None, parsed: ParsedFiles | None = None
    ) -> Index:
        """Read and index these files; seconds for thousands of phrasings.

        Args:
            earlier: see `of`. parsed: what is known of the files.

        Raises:
            KnowledgeError: with every problem found.
        """
        # Only here: pydantic and the YAML parser cost a tenth of a second, which a warm start does not pay.
        from bot.knowledge.parsed_files import ParsedFiles
        from bot.knowledge.reader import read_files

        return cls.of(read_files(files, shown_as, (parsed or ParsedFiles()).parse), earlier)

    @classmethod
    def of(cls, knowledge: Knowledge, earlier: Index | None = None) -> Index:
        """Index what was read already, with what its ties tell besides.

        Args:
            earlier: of other files, by this very code; what they have in common is not made a second time. The index is the
                same to the last bit without it.
        """
        knowledge = completed(knowledge)
        return cls(knowledge, Pipeline.of(knowledge, earlier=earlier.pipeline if earlier is not None else None))

    def to_bytes(self) -> bytes:
        """The index for another process of this same program, on this machine or later."""
        return packed(self)

    @classmethod
    def from_bytes(cls, content: bytes | memoryview) -> Index:
        """The index that `to_bytes` wrote. Only for bytes of our own making: a pickle can run code."""
        # Hundreds of thousands of values come into being, and none is garbage: looking for some took a third of the time.
        with nothing_collected():
            found = pickle.loads(content)  # noqa: S301 - see `cache` for whose bytes these may be
        if not isinstance(found, cls):
            raise TypeError(f"an index was expected, not {type(found).__name__}")
        return found


def packed(value: object) -> bytes:
    """A value with an index in it, as a pickle that is quick to read. Python code runs all along, so a thread may write it."""
    content = io.BytesIO()
    _Pickler(content, _PROTOCOL).dump(value)
    return content.getvalue()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """While it lasts nobody looks for garbage: of a great many values that come into being, and are all kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Pickler(pickle.Pickler):
    """Writes a value of a dataclass as a call of its class: read back three times as fast as by its own `__setstate__`."""

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401 - as pickle has it
        """The call, or what pickle would do by itself with anything else."""
        if not is_dataclass(obj) or isinstance(obj, type):
            return NotImplemented
        if isinstance(obj, Model) and obj is model(obj.encoder.name):  # what is shipped is read where it lies
            return model, (obj.encoder.name,)
        return type(obj), tuple(getattr(obj, field.name) for field in fields(obj))


@cache
def makers(besides: tuple[str, ...] = ()) -> bytes:
    """A digest of all that an index depends on besides the knowledge: the code that reads and indexes, the libraries.

    Taken once: what runs is what was read at its start, whatever takes its place on the disk.

    Args:
        besides: more packages of ours, folders of folders included, whose code counts.
    """
    digest = hashlib.sha256()
    made_with = (sys.version, np.__version__, rapidfuzz.__version__, Stemmer.version(), installed())
    for part in made_with:
        digest.update(f"{part}\0".encode())
    sources = [source for name in _MAKERS for source in sorted((_PACKAGE / name).rglob("*.*")) if source.suffix != ".pyc"]
    for source in [*sources, *(source for name in besides for source in sorted((_PACKAGE / name).rglob("*.py")))]:
        content = source.read_bytes()
        digest.update(f"{source.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()
