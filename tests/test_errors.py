"""Problems and the exceptions that carry them."""

from __future__ import annotations

import errno
import os

import pytest

from bot.errors import ConfigError, KamouraskaError, KnowledgeError, Problem, StartError, StoreError, why

FIRST = Problem("knowledge/a.yaml", 2, 3, "unknown-key", "there is no key 'x' here")
SECOND = Problem("knowledge/a.yaml", 10, 1, "dead-source", "there is no source 'y'", "warning")


def test_a_problem_reads_as_editors_expect() -> None:
    """`file:line:column: message (rule)`, which editors turn into a link."""
    assert str(FIRST) == "knowledge/a.yaml:2:3: there is no key 'x' here (unknown-key)"


def test_problems_sort_by_file_then_line() -> None:
    """Numbers sort as numbers: line 10 comes after line 2."""
    other = Problem("knowledge/A.yaml", 99, 1, "unknown-key", "x")
    assert sorted([SECOND, FIRST, other]) == [other, FIRST, SECOND]


def test_a_problem_is_an_error_unless_said() -> None:
    """What keeps the knowledge from loading is the default; a warning is chosen."""
    assert (FIRST.severity, SECOND.severity) == ("error", "warning")


def test_a_knowledge_error_carries_and_prints_every_problem() -> None:
    """Who catches it has the problems as data; who prints it sees one a line."""
    error = KnowledgeError([FIRST, SECOND])
    assert error.problems == (FIRST, SECOND)
    assert str(error).splitlines() == [str(FIRST), str(SECOND)]


@pytest.mark.parametrize("kind", [ConfigError, StoreError, StartError])
def test_what_the_program_raises_on_purpose_has_one_root(kind: type[KamouraskaError]) -> None:
    """The command line catches the root and shows a sentence, never a traceback."""
    with pytest.raises(KamouraskaError, match="the reason"):
        raise kind("the reason")
    assert issubclass(KnowledgeError, KamouraskaError)


def test_an_error_speaks_the_language_of_who_reads_it() -> None:
    """In French where it was written, else the one sentence there is."""
    both = ConfigError("no such file", "aucun fichier de ce nom")
    assert [both.said(language) for language in ("fr", "en")] == ["aucun fichier de ce nom", "no such file"]
    assert str(both) == "no such file"
    assert ConfigError("no such file").said("fr") == "no such file"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ENOTDIR, errno.EROFS, errno.ENOSPC])
def test_what_the_system_refuses_is_told_in_both_languages(number: int) -> None:
    """The system itself speaks one language, whoever reads."""
    english, french = why(OSError(number, os.strerror(number)))
    assert english
    assert french
    assert english != french


def test_what_we_have_no_words_for_is_told_in_those_of_the_system() -> None:
    """Rather than not at all."""
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")).fr == "Invalid cross-device link"
    assert why(OSError("no number")).en == "no number"
