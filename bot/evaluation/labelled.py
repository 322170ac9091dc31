"""Questions with what is expected of them, from files of JSON lines, packed or not. Asks nobody."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from bot.errors import Both, KamouraskaError
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.knowledge.model import Language

Expected: TypeAlias = frozenset[str]
"""Ids of the entries any of which is right; empty where nothing may be answered."""

_PACKED: Final = ".gz"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question, and what is expected of the bot.

    Attributes:
        language: in which it is asked, if its line says so.
        conversation: questions of one file that share it share context.
        parts: what is expected of each question in the message, in order; most messages hold one.
        in_parts: whether the label is one of several questions (`expect_parts`), even if only one of them is left.
    """

    question: str
    parts: tuple[Expected, ...]
    in_parts: bool = False
    language: Language | None = None
    conversation: str | None = None
    author: str | None = None
    kind: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether some part of it has an answer."""
        return any(self.parts)


class LabelError(KamouraskaError):
    """A file cannot be read, or a line of it is no labelled question; the message names file and line."""


def read(paths: Iterable[Path]) -> tuple[Labelled, ...]:
    """The questions of all files, in order; `.gz` files are unpacked.

    Raises:
        LabelError: a line is no labelled question, or a file isn't text.
        OSError: a file cannot be opened.
    """
    return tuple(line for path in paths for line in parsed(str(path), _unpacked(path)))


def parsed(name: str, content: bytes) -> Iterator[Labelled]:
    """The questions of one file; blank lines are passed over.

    Args:
        name: of the file, for complaints, and so that its conversations are nobody else's.

    Raises:
        LabelError: at the first line that is no labelled question.
    """
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _labelled(name, number, line)


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix != _PACKED:
        return content
    try:
        return gzip.decompress(content)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise LabelError(f"{path}: not a whole gzip file", f"{path}\u00a0: ce n’est pas un fichier gzip entier") from error


def _labelled(name: str, number: int, line: bytes) -> Labelled:
    try:
        value = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise _bad(name, number, Both("not a JSON object in UTF-8", "pas un objet JSON en UTF-8")) from error
    if not isinstance(value, dict) or not isinstance(value.get("question"), str) or not value["question"].strip():
        raise _bad(name, number, Both("“question” must hold text", "il faut un texte sous «\u00a0question\u00a0»"))
    if value.get("language") not in (None, *LANGUAGES):
        raise _bad(name, number, Both('“language” is "fr" or "en"', '«\u00a0language\u00a0» est "fr" ou "en"'))
    for key in ("author", "kind"):
        if not isinstance(value.get(key), str | None):
            raise _bad(name, number, Both(f"“{key}” must hold text", f"il faut un texte sous «\u00a0{key}\u00a0»"))
    conversation = value.get("conversation")
    if isinstance(conversation, bool) or not isinstance(conversation, str | int | None):
        told = Both("“conversation” is text or a whole number", "«\u00a0conversation\u00a0» est un texte ou un nombre entier")
        raise _bad(name, number, told)
    if (parts := _expected(value)) is None:
        told = Both(
            "“expect” holds an entry, a list of entries or null; or else “expect_parts” holds a list of those",
            "«\u00a0expect\u00a0» est une entrée, une liste ou null; sinon «\u00a0expect_parts\u00a0» en est une liste",
        )
        raise _bad(name, number, told)
    return Labelled(
        question=value["question"],
        parts=parts,
        in_parts="expect_parts" in value,
        language=value.get("language"),
        conversation=None if conversation is None else f"{name}:{conversation}",
        author=value.get("author"),
        kind=value.get("kind"),
    )


def _expected(value: dict[str, Any]) -> tuple[Expected, ...] | None:
    """What is expected of each part; None where the line doesn't say so, or says it twice."""
    if ("expect" in value) == ("expect_parts" in value):
        return None
    wanted = value["expect_parts"] if "expect_parts" in value else [value["expect"]]
    if not isinstance(wanted, list) or not wanted:
        return None
    found = [_entries(one) for one in wanted]
    return None if None in found else tuple(one for one in found if one is not None)


def _entries(wanted: object) -> Expected | None:
    """An entry, a list of some, or null for none; None for anything else."""
    if wanted is None:
        return frozenset()
    entries = [wanted] if isinstance(wanted, str) else wanted
    # An empty list is a slip: whoever means that nothing answers writes null.
    if not isinstance(entries, list) or not entries or not all(isinstance(one, str) and one for one in entries):
        return None
    return frozenset(entries)


def _bad(name: str, number: int, told: Both) -> LabelError:
    return LabelError(f"{name}:{number}: {told.en}", f"{name}:{number}\u00a0: {told.fr}")
