"""What YAML takes otherwise than it looks, value by value: cut at a `#`, a number that is none. Knows no schema, no file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.errors import Both, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

_TAG: Final = "tag:yaml.org,2002:"
_COMMENT: Final = re.compile(r"[ \t]+#(\S|[ \t]*\d)[^\n]*")
"""A sign and a number is what people mean by `#511` and `app. # 3`; a comment has a blank and a word."""
_NEXT_LINE: Final = re.compile(r"[ \t]*\n( *)#\S[^\n]*")
_WHOLE: Final = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d+)?")
_TRUTHS: Final = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_NOTHINGS: Final = frozenset({"", "~", "null"})
_CURLY: Final = re.compile(r"[“”„‟][^“”„‟]*[“”„‟]|[‘’][^‘’]*’")

_CURLY_SAID: Final = Both(
    "curly quotes stand around the value and are shown with it: take them out, or write straight ones around them",
    "des guillemets courbes entourent la valeur et s’affichent avec elle\u00a0: les enlever, ou en mettre de droits autour",
)
_TAB_SAID: Final = Both(
    "a tab stands here: YAML takes none before a key, and an answer shows it as a gap; write blanks",
    "il y a une tabulation ici\u00a0: YAML n’en prend pas devant une clé, et une réponse y montre un trou; mettre des espaces",
)


def refused(path: str, text: str, node: yaml.ScalarNode, indent: int, *, is_key: bool) -> Iterator[Problem]:
    """What of a value without quotes is not what was written.

    Args:
        text: of the whole file.
        indent: column, from 0, past which a next line would still belong to the value.
        is_key: keys are always words.
    """
    if node.style:  # libyaml's loader says nothing of a plain value, Python's None
        return
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    if (lost := _lost(text, node, indent)) and not is_key:
        kept = node.value[-20:]
        yield Problem.of(
            path,
            *at,
            "value-cut",
            Both(
                f"YAML takes {lost!r} for a comment, and the value ends at {kept!r}: put all of it between quotes",
                f"YAML prend {lost!r} pour un commentaire, et la valeur s’arrête à {kept!r}\u00a0: la mettre entre guillemets",
            ),
        )
    if _changes(node, is_key=is_key):
        yield Problem.of(
            path,
            *at,
            "unquoted-value",
            Both(
                f"YAML reads {node.value} as something else than these signs: put a text between quotes, write true, false or "
                "a plain number",
                f"YAML lit {node.value} autrement que ces signes\u00a0: mettre un texte entre guillemets, écrire true, false "
                "ou un nombre tout simple",
            ),
        )


def in_doubt(path: str, node: yaml.ScalarNode) -> Iterator[Problem]:
    """What of a value without quotes may be meant, and most often is not: warnings."""
    if not node.style and _CURLY.fullmatch(node.value):
        mark = node.start_mark
        yield Problem.of(path, mark.line + 1, mark.column + 1, "curly-quotes", _CURLY_SAID).as_warning()


def tabs(path: str, text: str) -> Iterator[Problem]:
    """The first tab of each line that is more than a comment: warnings."""
    for number, line in enumerate(text.split("\n") if "\t" in text else ()):
        if "\t" in line and not line.lstrip().startswith("#"):
            yield tab(path, number, line.index("\t")).as_warning()


def tab_before(path: str, text: str, line: int) -> Problem | None:
    """The tab that keeps a file from being YAML, which stopped at a line (from 0); None when it is something else."""
    for number, written in enumerate(text.split("\n")[: line + 1]):
        margin = written[: len(written) - len(written.lstrip(" \t-"))]
        if number >= line - 1 and "\t" in margin:
            return tab(path, number, margin.index("\t"))
    return None


def tab(path: str, line: int, column: int) -> Problem:
    """A tab at a place counted from 0."""
    return Problem.of(path, line + 1, column + 1, "tab-character", _TAB_SAID)


def _lost(text: str, node: yaml.ScalarNode, indent: int) -> str:
    """What stands behind a value and looks like a part of it; empty when nothing does."""
    end = node.end_mark.index
    if found := _COMMENT.match(text, end):
        return found[0].strip()
    following = _NEXT_LINE.match(text, end)
    return following[0].strip() if following and len(following[1]) > indent else ""


def _changes(node: yaml.ScalarNode, *, is_key: bool) -> bool:
    """Whether the value becomes another than its signs say."""
    kind = node.tag.removeprefix(_TAG)
    if is_key:
        return kind in ("bool", "int", "float", "null", "timestamp")
    match kind:
        case "bool":
            return node.value not in _TRUTHS
        case "int" | "float":
            return _WHOLE.fullmatch(node.value) is None
        case "null":
            return node.value not in _NOTHINGS
        case _:
            return False
