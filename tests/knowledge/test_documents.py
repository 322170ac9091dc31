"""One YAML file: its data, where everything stands in it, and its slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Both, Problem
from bot.knowledge import documents
from bot.yaml_loader import DEEPEST

if TYPE_CHECKING:
    from bot.knowledge.documents import Location, Position

FOURNIL = """\
name: Le Fournil
aliases: [Four, Boulangerie]
facts:
  activity:
    fr: Le pain.
    source:
      - gazette
      - almanach
"""


def test_data_is_what_yaml_says() -> None:
    """A well-formed file gives plain Python values and no problem."""
    document = documents.parse("knowledge/a.yaml", FOURNIL)
    assert document.problems == ()
    assert document.data == {
        "name": "Le Fournil",
        "aliases": ["Four", "Boulangerie"],
        "facts": {"activity": {"fr": "Le pain.", "source": ["gazette", "almanach"]}},
    }


@pytest.mark.parametrize(
    ("location", "position"),
    [
        ((), (1, 1)),
        (("name",), (1, 1)),
        (("aliases",), (2, 1)),
        (("aliases", 1), (2, 17)),
        (("facts", "activity", "fr"), (5, 5)),
        (("facts", "activity", "source", 1), (8, 9)),
    ],
)
def test_everything_has_a_line_and_a_column(location: Location, position: Position) -> None:
    """Editors jump to the key, or to the item of a list; both are counted from 1."""
    assert documents.parse("a.yaml", FOURNIL).positions[location] == position


@pytest.mark.parametrize(
    ("location", "line", "column"),
    [(("facts", "activity", "en"), 4, 3), (("facts", "mission", "fr"), 3, 1), (("nowhere", 3, "x"), 1, 1)],
)
def test_what_is_missing_is_reported_where_it_belongs(location: Location, line: int, column: int) -> None:
    """A key that is not there stands nowhere: the problem points at the nearest group around it."""
    document = documents.parse("a.yaml", FOURNIL)
    assert document.problem(location, "rule", Both("why", "pourquoi")) == Problem("a.yaml", line, column, "rule", "why")


def test_a_problem_of_a_file_without_positions_is_at_its_top() -> None:
    """A document that could not be parsed still gives its problems a place."""
    document = documents.Document("a.yaml", None)
    assert document.problem(("name",), "rule", Both("why", "pourquoi")) == Problem("a.yaml", 1, 1, "rule", "why")


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        pytest.param("", 1, 1, "empty-file", id="nothing"),
        pytest.param("# only a comment\n", 1, 1, "empty-file", id="comment"),
        pytest.param("name: A\nname: B\n", 2, 1, "duplicate-key", id="doubled-key"),
        pytest.param("a:\n  b: {c: 1, c: 2}\n", 2, 13, "duplicate-key", id="doubled-key-inside"),
        pytest.param("a: [1, 2\nb: 3\n", 2, 2, "yaml-syntax", id="open-bracket"),
        pytest.param("a: 'text\n", 2, 1, "yaml-syntax", id="open-quote"),
        pytest.param("a: 1\n\tb: 2\n", 2, 1, "tab-character", id="tab"),
        pytest.param("a: b: c\n", 1, 5, "yaml-syntax", id="colon-in-text"),
        pytest.param("a: &x 1\nb: [2, *x]\n", 2, 8, "yaml-alias", id="alias"),
        pytest.param("a: *nowhere\n", 1, 4, "yaml-alias", id="alias-of-nothing"),
        pytest.param("a: !!python/object:os.system x\n", 1, 4, "yaml-tag", id="python-object"),
        pytest.param("a: !!bool x\n", 1, 4, "yaml-tag", id="tag"),
        pytest.param(f"a: {'1:' * 200}0.5\n", 1, 4, "yaml-syntax", id="number-too-large"),
        pytest.param(f"a: 1{':1' * 200_000}\n", 1, 4, "yaml-syntax", id="number-without-end"),
        pytest.param(f"? 1{':1' * 200_000}\n: a\n", 1, 3, "yaml-syntax", id="number-without-end-as-key"),
        pytest.param("a: 1\n---\nb: 2\n", 2, 1, "yaml-syntax", id="two-documents"),
        pytest.param("b: 1\na: [2, 2017-13-45]\n", 2, 8, "yaml-syntax", id="impossible-date"),
        pytest.param("a: \x00\n", 1, 1, "yaml-syntax", id="control-character"),
        pytest.param("? [a, b]\n: 1\n", 1, 3, "yaml-syntax", id="list-as-key"),
    ],
)
def test_a_slip_of_the_yaml_is_a_problem_with_its_place(text: str, line: int, column: int, rule: str) -> None:
    """Nothing that a file holds is raised: each slip is one problem, at its line and column, and no data comes out."""
    document = documents.parse("knowledge/a.yaml", text)
    assert [(p.path, p.line, p.column, p.rule) for p in document.problems] == [("knowledge/a.yaml", line, column, rule)]
    assert document.data is None


def test_every_doubled_key_is_reported() -> None:
    """An author mends a file once: all its doubled keys are named together."""
    document = documents.parse("a.yaml", "a: 1\nb: 2\na: 3\nb: 4\n")
    assert [(p.line, p.rule) for p in document.problems] == [(3, "duplicate-key"), (4, "duplicate-key")]


def test_aliases_within_aliases_cost_nothing() -> None:
    """Nine aliases a line, nine lines: refused at once instead of unfolding into hundreds of millions of values."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    document = documents.parse("a.yaml", "\n".join(lines))
    assert {p.rule for p in document.problems} == {"yaml-alias"}
    assert len(document.problems) == 81


def test_a_star_in_a_text_is_a_star() -> None:
    """Only an alias is refused; a star inside a text stays one."""
    assert documents.parse("a.yaml", "a: '*italic* and 5 * 3'\n").data == {"a": "*italic* and 5 * 3"}


def test_nesting_without_end_is_a_problem() -> None:
    """One level more than a person would write is told at its place; as many as that are read."""
    assert documents.parse("a.yaml", "[" * DEEPEST + "]" * DEEPEST).problems[:1] == ()
    (problem,) = documents.parse("a.yaml", "[" * 5000 + "]" * 5000).problems
    assert (problem.line, problem.column, problem.rule) == (1, DEEPEST, "yaml-syntax")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_no_text_makes_the_parser_raise(text: str) -> None:
    """Whatever a file holds, the outcome is either data or problems inside it, never an exception."""
    document = documents.parse("a.yaml", text)
    assert (document.data is None and bool(document.problems)) or not document.problems
    assert all(p.line >= 1 and p.column >= 1 for p in document.problems)
