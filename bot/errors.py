"""Exceptions that carry data, and `Problem`, what an author of YAML is told. Knows no other module of the project."""

from __future__ import annotations

import errno
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Severity = Literal["error", "warning"]


class Both(NamedTuple):
    """A sentence about what went wrong, in the languages in which an error is told: `ConfigError(*both)`."""

    en: str
    fr: str

    def in_(self, language: str) -> str:
        """In French where that is asked for, else in English."""
        return self.fr if language == "fr" else self.en


# The system says why in the language that it was installed in, most often English alone.
_WHY: Final[Mapping[int | None, Both]] = {
    errno.EACCES: Both("this user may not", "cet utilisateur n’en a pas le droit"),
    errno.EPERM: Both("this user may not", "cet utilisateur n’en a pas le droit"),
    errno.ENOENT: Both("no such file or folder", "aucun fichier ni dossier de ce nom"),
    errno.ENOTDIR: Both("a file stands where a folder should be", "il y a un fichier là où il faut un dossier"),
    errno.EISDIR: Both("it is a folder", "c’est un dossier"),
    errno.EEXIST: Both("there is one already", "il y en a déjà un"),
    errno.EROFS: Both("the disk is read-only", "le disque est en lecture seule"),
    errno.ENOSPC: Both("the disk is full", "le disque est plein"),
    errno.EDQUOT: Both("this user’s share of the disk is full", "la part de disque de cet utilisateur est pleine"),
    errno.EMFILE: Both("too many files are open", "trop de fichiers sont ouverts"),
    errno.ENAMETOOLONG: Both("the name is too long", "le nom est trop long"),
    errno.ELOOP: Both("the links lead in a circle", "les liens tournent en rond"),
}


def why(error: OSError) -> Both:
    """What the system refused, in both languages where we have the words."""
    said = error.strerror or str(error)
    return _WHY.get(error.errno, Both(said, said))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an author should mend, and where.

    Attributes:
        path: file, as the author would type it.
        line: counted from 1; 0 when the problem is the file as a whole.
        column: counted from 1; 0 as for `line`.
        rule: id of the rule that found it.
        message: one sentence, without the position, in English; french: the same for whoever reads French.
        severity: an `error` must be mended: `check` fails, and what the reader finds keeps the knowledge from loading.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"
    french: str | None = field(default=None, compare=False)

    @classmethod
    def of(cls, path: str, line: int, column: int, rule: str, message: Both) -> Problem:
        """A problem that is told in both languages."""
        return cls(path, line, column, rule, message.en, french=message.fr)

    def said(self, language: Literal["fr", "en"]) -> str:
        """The message in that language."""
        return self.french if language == "fr" and self.french is not None else self.message

    def as_warning(self) -> Problem:
        """The same problem, told without keeping anybody from anything."""
        return replace(self, severity="warning")

    def shown(self, language: Literal["fr", "en"]) -> str:
        """The place, the message and the rule, in that language."""
        return f"{self.path}:{self.line}:{self.column}: {self.said(language)} ({self.rule})"

    def __str__(self) -> str:
        return self.shown("en")


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
        super().__init__(*("\n".join(problem.shown(language) for problem in self.problems) for language in ("en", "fr")))


class StoreError(KamouraskaError):
    """The database cannot be opened, read or written; the message names the file and the cause."""


class BackupError(KamouraskaError):
    """A backup cannot be made or put back; the message says of which file, and why."""


class StartError(KamouraskaError):
    """A channel cannot start: a port in use, a token refused."""


class WorkersError(KamouraskaError):
    """A process that understands questions did not come up, died over one, or failed; the message says how."""


class BusyError(KamouraskaError):
    """More is asked at once than can be answered in time.

    Attributes:
        seconds: after which it is worth asking again.
    """

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__("more is asked at once than can be answered in time", "on demande plus qu’on ne peut répondre à temps")
