"""What YAML takes otherwise than it looks, told at its place; and what is fine left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge import documents
from bot.knowledge.files import MEASURED, files_of, ignored_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        pytest.param("fr: Composez le #511 pour l’état des routes\n", 1, 5, "value-cut", id="number-sign"),
        pytest.param("fr: 12, rue Taché, app. # 3\n", 1, 5, "value-cut", id="number-sign-and-blank"),
        pytest.param("a:\n  - un\n  - le mardi #1\n", 3, 5, "value-cut", id="in-a-list"),
        pytest.param("fr: Composez le\n  #511 pour les routes\n", 1, 5, "value-cut", id="on-the-next-line"),
        pytest.param("fr: #511\n", 1, 4, "value-cut", id="all-of-it"),
        pytest.param("fr: Appelez\t#511\n", 1, 5, "value-cut", id="after-a-tab"),
        pytest.param("a: no\n", 1, 4, "unquoted-value", id="no"),
        pytest.param("a: [Oui, Yes]\n", 1, 10, "unquoted-value", id="yes-in-a-list"),
        pytest.param("a: 1:30\n", 1, 4, "unquoted-value", id="hour"),
        pytest.param("a: 0418\na2: 0417\n", 2, 5, "unquoted-value", id="octal"),
        pytest.param("a: 1e+3\nb: 1.5e+3\n", 2, 4, "unquoted-value", id="exponent"),
        pytest.param("y: {on: x}\n", 1, 5, "unquoted-value", id="key"),
        pytest.param("2017: x\n", 1, 1, "unquoted-value", id="number-as-key"),
        pytest.param("a:\n\t- b\n", 2, 1, "tab-character", id="tab-before-an-item"),
    ],
)
def test_what_is_not_what_was_written_is_refused(text: str, line: int, column: int, rule: str) -> None:
    """One problem at its place, in both languages; on the code before, each of the first twelve went through without a word."""
    (problem,) = documents.parse("a.yaml", text).problems
    assert (problem.line, problem.column, problem.rule, problem.severity) == (line, column, rule, "error")
    assert problem.said("fr") != problem.said("en")


@pytest.mark.parametrize(
    "text",
    [
        "fr: Le pain. # as the baker says\n",
        'fr: "le #511"\n',
        "fr: >\n  le #511\n  #512\n",
        "fr: C# et F#\n",
        "a:\n  fr: Le pain.\n  #en: Bread.\n",
        "a:\n  - un\n  #- deux\n  - trois\n",
        "a: [true, False, 0, -12, 3.5, 2017-05-22, ~, oui, 418-555]\n",
        'a: "no"\n"on": x\n',
    ],
)
def test_what_is_well_written_is_left_alone(text: str) -> None:
    """A comment, a quoted text, a plain number."""
    document = documents.parse("a.yaml", text)
    assert (document.problems, document.doubts) == ((), ())


@pytest.mark.parametrize(
    ("text", "column", "rule"),
    [
        ("fr: “Le pain.”\n", 5, "curly-quotes"),
        ("fr: ”Le pain.”\n", 5, "curly-quotes"),
        ("fr: ‘Le pain.’\n", 5, "curly-quotes"),
        ("fr: Le\tpain.\n", 7, "tab-character"),
    ],
)
def test_what_may_be_meant_is_a_warning(text: str, column: int, rule: str) -> None:
    """It keeps nothing from loading."""
    document = documents.parse("a.yaml", text)
    assert document.problems == ()
    (doubt,) = document.doubts
    assert (doubt.line, doubt.column, doubt.rule, doubt.severity) == (1, column, rule, "warning")
    assert doubt.said("fr") != doubt.said("en")


@pytest.mark.parametrize(
    "text",
    [
        "fr: “La Poc” is “the town”\n",
        "fr: '“Le pain.”'\n",
        "fr: “Le pain” est bon.\n",
        "fr: l’ami d’Élise’\n",
        "a: b # c\td\n#\td\n",
    ],
)
def test_quotes_inside_a_text_are_nothing(text: str) -> None:
    """Nor are those that stand between straight ones."""
    assert documents.parse("a.yaml", text.replace("c\t", "c ")).doubts == ()


def test_a_file_that_is_not_read_is_told(tmp_path: Path) -> None:
    """An error where somebody meant it to be read, a warning elsewhere, nothing of drafts, hidden files and manuals."""
    (tmp_path / "topics").mkdir()
    for name in ("budget.yaml.txt", "fete.YAML", "quai.Yml", "notes.docx", "_draft.txt", ".hidden", "README.md", "pain.yaml"):
        (tmp_path / "topics" / name).write_text("a: b\n", encoding="utf-8")
    (tmp_path / MEASURED).write_text("{}", encoding="utf-8")  # the program's own figures are no slip of an author's
    found = [(p.path.rpartition("/")[2], p.rule, p.severity) for p in ignored_in(tmp_path)]
    assert found == [
        ("budget.yaml.txt", "ignored-file", "error"),
        ("fete.YAML", "ignored-file", "error"),
        ("notes.docx", "ignored-file", "warning"),
        ("quai.Yml", "ignored-file", "error"),
    ]
    assert list(files_of(tmp_path)) == ["topics/pain.yaml"]
