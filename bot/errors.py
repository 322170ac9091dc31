"""Exceptions that carry data, and `Problem`, what an author of YAML is told. Knows no other module of the project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an author should mend, and where.

    Attributes:
        path: file, as the author would type it.
        line: counted from 1; 0 when the problem is the file as a whole.
        column: counted from 1; 0 as for `line`.
        rule: id of the rule that found it.
        message: one sentence, without the position.
        severity: an `error` must be mended: `check` fails, and what the reader finds keeps the knowledge from loading.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"

    def as_warning(self) -> Problem:
        """The same problem, told without keeping anybody from anything."""
        return replace(self, severity="warning")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} ({self.rule})"


class KamouraskaError(Exception):
    """Root of everything this program raises on purpose.

    Attributes:
        french: the message for whoever reads French; the message itself is English, and what logs hold.
    """

    def __init__(self, message: str, french: str | None = None) -> None:
        self.french = french or message
        super().__init__(message)

    def said(self, language: Literal["fr", "en"]) -> str:
        """The message in that language."""
        return self.french if language == "fr" else str(self)


class ConfigError(KamouraskaError):
    """The configuration cannot be used; the message says which setting and why."""


class KnowledgeError(KamouraskaError):
    """The knowledge files cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class StoreError(KamouraskaError):
    """The database cannot be opened, read or written; the message names the file and the cause."""


class StartError(KamouraskaError):
    """A channel cannot start: a port in use, a token refused."""
