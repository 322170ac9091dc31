"""What knowledge/README.md shows is taken as it stands, and names what there is."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.authoring.base import Base
from bot.authoring.checks import RULES
from bot.authoring.checks.over_match import ID as OVER_MATCH
from bot.authoring.manual import MANUALS
from bot.knowledge import editors, questions, reader
from bot.knowledge.files import files_of
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.wording.rules import ADVICE
from tests import village

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "knowledge/README.md").read_text(encoding="utf-8")


def blocks() -> list[tuple[str, bool, str]]:
    """Every YAML example: its path, whether it is a passage of a file that exists, and its text."""
    found = []
    for text in re.findall(r"^ *```yaml\n(.+?)^ *```", README, flags=re.MULTILINE | re.DOTALL):
        first, _, rest = textwrap.dedent(text).partition("\n")
        if match := re.fullmatch(r"# (\S+\.yaml)( \(extrait\))?", first):
            found.append((match[1], match[2] is not None, rest))
    return found


def merged(whole: Any, part: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """A passage put into the file that it belongs to."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return {**whole, **{key: merged(whole.get(key), value) for key, value in part.items()}}
    return [*whole, *part] if isinstance(whole, list) else part


def test_the_examples_are_taken_by_the_reader_beside_the_real_base() -> None:
    """Somebody who copies them, word for word, gets no problem."""
    knowledge, asked = files_of(ROOT / "knowledge"), {}
    for path, is_passage, text in blocks():
        folder, _, inside = path.partition("/")
        if folder == "tests":
            asked[inside.removeprefix("questions/gate/")] = text.encode()
        elif is_passage:
            whole = merged(yaml.safe_load(knowledge[inside]), yaml.safe_load(text))
            knowledge[inside] = yaml.safe_dump(whole, allow_unicode=True).encode()
        else:
            assert inside not in knowledge, "an example is not to hide what there is"
            knowledge[inside] = text.encode()
    assert len(asked) == 3
    examined = reader.examine(knowledge)
    assert examined.problems == ()
    read = questions.read_files(asked)
    assert read.problems == ()

    def build() -> None:
        raise AssertionError("not needed")

    base = Base(examined, read, village.today(), DEFAULT_MONTHS, build)  # type: ignore[arg-type]
    shown = {Path(path).stem for path, _, _ in blocks()}
    for rule in RULES:
        if rule.ID not in (OVER_MATCH, "unreachable-entry"):
            assert [p for p in rule.find(base) if p.severity == "error" and Path(p.path).stem in shown] == []


def test_a_passage_and_a_whole_file_are_both_shown() -> None:
    """The test above would be silent if the README showed nothing."""
    assert {is_passage for _, is_passage, _ in blocks()} == {True, False}
    assert len(blocks()) >= 10


def test_every_rule_stands_in_the_table_of_messages() -> None:
    """And none that is no more."""
    table = README.partition("## Ce que disent les messages")[2].partition("\n## ")[0]
    named = {
        rule
        for line in table.splitlines()
        if line.startswith("| `")
        for rule in re.findall(r"`([a-z0-9-]+)`", line.split("|")[1])
    }
    assert named == MANUALS.keys()


def test_every_rule_comes_with_what_to_do_about_it() -> None:
    """In both languages, after the problems."""
    assert ADVICE.keys() == MANUALS.keys()
    assert all(advice.has("en") for advice in ADVICE.values())


def test_every_schema_is_named() -> None:
    """With the folder that they lie in."""
    named = README.partition("Les schémas sont dans `.schemas/`")[2].partition("`make schemas`")[0]
    assert {f"{name}.json" for name in re.findall(r"`([\w-]+)`", named)} == editors.rendered().keys()


def test_every_file_and_folder_that_is_named_exists() -> None:
    """The table of folders, in both languages."""
    for line in README.splitlines():
        if line.startswith("| `") and ("/`" in line.split("|")[1] or ".yaml" in line.split("|")[1]):
            for name in re.findall(r"`([\w./]+)`", line.split("|")[1]):
                assert (ROOT / "knowledge" / name).exists(), name
