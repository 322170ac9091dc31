"""Every rule has a manual, and what the manual shows is so."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import pytest

from bot.authoring.checks import RULES
from bot.authoring.manual import MANUALS
from bot.knowledge import complaints
from tests.authoring import desk

if TYPE_CHECKING:
    from bot.errors import Problem

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
OF_THE_DISK = {
    "no-folder",
    "unreadable-file",
    "file-too-large",
    "too-many-files",
    "not-utf8",
    "missing-file",
    "missing-region",
    "no-test-questions",
    "ignored-file",
}
"""Rules that no text of a file shows; the tests of the reader and of `check` hold them to their word."""

NAMING = {"overlays", "references", "slots", "unfinished", "checking"}
"""Modules of the reader that give the ids of their rules as constants."""

MANY = "à toute heure " * 150
"""What `@@@@@` stands for in an example: more than an answer may hold. A tab is written as Python writes it."""


FILE = re.compile(r"^# (\S.*\.yaml)$", re.MULTILINE)
"""Above each file of an example."""


def example(rule: str, part: str) -> dict[str, str]:
    """The files of an example, by path; none where the manual has no such example.

    Args:
        part: `Passes` or `Fails`.
    """
    found = re.search(rf"^{part}:\n((?:    .*\n|\n)+)", MANUALS[rule] + "\n", re.MULTILINE)
    if found is None:
        return {}
    pieces = FILE.split(inspect.cleandoc("\n" + found[1]))
    return {path: f"{text.strip()}\n" for path, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def rules_found(rule: str, part: str) -> set[str]:
    """The rules that an example meets."""
    return {problem.rule for problem in problems_found(rule, part)}


def problems_found(rule: str, part: str) -> list[Problem]:
    """The problems of an example: what the village tells by itself, of other files, is none of its doing."""
    files = {name: text.replace("@@@@@", MANY).replace("\\t", "\t") for name, text in example(rule, part).items()}
    asked = {name.removeprefix(desk.ASKED): text for name, text in files.items() if name.startswith(desk.ASKED)}
    changed = {name: text for name, text in files.items() if not name.startswith(desk.ASKED)}
    before = set(desk.found({}, {} if asked else None, rule=rule))
    own = {PurePath(name).stem for name in files}
    found = desk.found(changed, asked or None, rule=rule)
    return [problem for problem in found if problem not in before or PurePath(problem.path).stem in own]


@pytest.mark.parametrize("rule", sorted(MANUALS.keys() - OF_THE_DISK))
def test_the_examples_of_a_manual_pass_and_fail_as_they_say(rule: str) -> None:
    """What stands under "Passes" does not meet the rule; what stands under "Fails" does."""
    assert example(rule, "Passes")
    assert rules_found(rule, "Passes") == set()
    assert rules_found(rule, "Fails") == {rule}


@pytest.mark.parametrize("rule", sorted(MANUALS.keys() - OF_THE_DISK))
def test_what_is_wrong_is_told_in_french_to_whoever_reads_french(rule: str) -> None:
    """The message of every rule exists in both languages, and is not the same sentence twice."""
    for problem in problems_found(rule, "Fails"):
        assert problem.said("en") == problem.message
        assert problem.said("fr") != problem.message


@pytest.mark.parametrize("rule", sorted(MANUALS))
def test_a_manual_begins_with_one_sentence(rule: str) -> None:
    """Which is what a list of the rules would show."""
    first = MANUALS[rule].splitlines()[0]
    assert first[0].isupper()
    assert ". " in f"{first} " or first.endswith((".", ":"))


def test_every_rule_that_the_program_names_has_a_manual() -> None:
    """A rule that is added and not explained fails here, and so does a manual of a rule that is gone."""
    named = set(complaints.RULES.values()) | {rule for rule, _ in complaints.SAID_OF_SOME.values()}
    for path in [*(ROOT / "bot/knowledge").glob("*.py"), *(ROOT / "bot/authoring").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"Problem", "problem", "of", "_refuse"}:
                named |= {rule for argument in node.args if (rule := _rule(argument))}
            elif isinstance(node, ast.Assign | ast.AnnAssign) and path.stem in NAMING and (rule := _rule(node.value)):
                named.add(rule)
    assert named | {rule.ID for rule in RULES} | {"wrong-value"} == MANUALS.keys()


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _rule(node: ast.expr | None) -> str | None:
    """The constant that is written as the id of a rule is; None for anything else."""
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) and re.fullmatch(r"todo|[a-z]+(-[a-z0-9]+)+", value) else None
