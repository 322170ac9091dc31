"""The picture of the house is that of the code: its rooms and floors, its words, and the files that documents name."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import get_args

import pytest

from bot.nlu.decide import Outcome, Reason
from bot.review.model import Resolution, State

ROOT = Path(__file__).resolve().parents[1]
BOT = ROOT / "bot"
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "knowledge" / "README.md", *(ROOT / "docs").rglob("*.md")],
)
"""All but the CHANGELOG, which also tells of what is gone."""

MODULE_LINES = 250
FUNCTION_LINES = 50
"""From `def` to the last line of its body, the docstring included, decorators left out."""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _under(document: str, heading: str) -> str:
    """What stands under a heading of `docs/`, down to the next."""
    return _text(ROOT / "docs" / document).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _drawn() -> list[dict[str, str]]:
    """The floors of the picture from the top down: each its rooms, and what is said of them."""
    picture = _under("architecture.md", "Rooms and floors").partition("```")[2].partition("```")[0]
    floors: list[dict[str, str]] = []
    for line in picture.strip().splitlines():
        found = re.fullmatch(r"([┌├└│ ]) (\w+/?) +(\S.*)", line)
        assert found is not None, line
        if found[1] in "┌├└":
            floors.append({})
        floors[-1][found[2]] = found[3]
    return floors


def _named(path: str) -> bool:
    """Whether a dotted name is a module of the project, or stands in one.

    A module that is named is not imported: those that learn need more than tests have.
    """
    module = path
    behind: list[str] = []
    while not (ROOT / module.replace(".", "/")).is_dir() and not (ROOT / f"{module.replace('.', '/')}.py").is_file():
        module, _, name = module.rpartition(".")
        behind.insert(0, name)
    if not behind:
        return True
    found: object = importlib.import_module(module)
    for name in behind:
        if not hasattr(found, name) and name not in getattr(found, "__dataclass_fields__", {}):
            return False
        found = getattr(found, name, None)
    return True


def test_the_rooms_of_the_picture_are_those_of_the_code() -> None:
    """Packages as `name/`, modules as `name`: none is missing, none is invented, and each is drawn once."""
    packages = [f"{path.parent.name}/" for path in BOT.glob("*/__init__.py")]
    modules = [path.stem for path in BOT.glob("*.py") if path.stem != "__init__"]
    assert sorted(room for floor in _drawn() for room in floor) == sorted([*packages, *modules])


def test_the_floors_of_the_picture_are_those_that_import_linter_holds() -> None:
    """In the same order, so that what the picture says of who may know whom is what `make lint` checks."""
    contracts = tomllib.loads(_text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["id"] == "one-way"]
    held = [set(re.findall(r"\w+", layer)) for layer in layers]
    assert [{room.rstrip("/") for room in floor} for floor in _drawn()] == held


def test_the_rooms_inside_a_channel_are_drawn_as_they_are() -> None:
    """In brackets behind its name, `web (core, public, staff)`."""
    (told,) = [floor["channels/"] for floor in _drawn() if "channels/" in floor]
    drawn = {channel: set(rooms.split(", ")) for channel, rooms in re.findall(r"(\w+) \(([^)]+)\)", told)}
    found = {
        channel.name: {path.parent.name for path in channel.glob("*/__init__.py")}
        for channel in (BOT / "channels").iterdir()
        if (channel / "__init__.py").is_file()
    }
    assert drawn == found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_names_only_what_exists(document: Path) -> None:
    """Files, folders and modules in its prose and its tables, and what its links lead to."""
    prose = re.sub(r"^ *```.*?^ *```", "", _text(document), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"(?:\]\(|src=\")(?!https?:|#|mailto:)([^)#:\"\s]+)", prose)
    lost = [link for link in links if not (document.parent / link).exists()]
    for span in re.findall(r"`([^`\n]+)`", prose):
        for word in span.split():
            if re.fullmatch(r"(?:bot|docs|knowledge|tests|tools|\.ci)/[\w./-]*", word):
                # A name in capitals stands for any: `knowledge/examples/AUTHOR.jsonl`.
                if not list(ROOT.glob(re.sub(r"\b[A-Z]{3,}\b(?!\.md)", "*", word))):
                    lost.append(word)
            elif re.fullmatch(r"(?:bot|tests)(?:\.\w+)+", word):
                lost += [] if _named(word) else [word]
            elif re.fullmatch(r"\w+\.py", word):
                places = (ROOT / word, *BOT.rglob(word), *(ROOT / "tests").rglob(word))
                lost += [] if any(place.is_file() for place in places) else [word]
    assert lost == []


def test_the_words_are_those_of_the_program() -> None:
    """Of what has a closed list of values, the glossary gives exactly these."""
    for word, values in {
        "outcome": get_args(Outcome),
        "reason": get_args(Reason),
        "state": get_args(State),
        "resolution": get_args(Resolution),
    }.items():
        (meaning,) = re.findall(rf"^\| {word} \| (.+?) \|", _text(ROOT / "docs" / "words.md"), flags=re.MULTILINE)
        assert sorted(re.findall(r"`(\w+)`", meaning)) == sorted(values)


def test_each_word_stands_once_in_the_glossary() -> None:
    """One meaning each."""
    rows = re.findall(r"^\| ([^|]+?) \| [^|]+ \|", _text(ROOT / "docs" / "words.md"), flags=re.MULTILINE)
    words = Counter(word for row in rows for word in row.split(", ") if word != "word")
    assert len(words) > 50
    assert [word for word, count in words.items() if count > 1] == []


def test_each_decision_is_in_the_list_of_decisions() -> None:
    """With what it says of itself at its head, and with figures, a price, and what would reopen it."""
    folder = ROOT / "docs" / "decisions"
    listed = dict(re.findall(r"^\| (.+?) \| \[([\w-]+\.md)\]", _text(folder / "README.md"), flags=re.MULTILINE))
    assert {file: title for title, file in listed.items()} == {
        path.name: _text(path).partition("\n")[0].removeprefix("# ") for path in folder.glob("*.md") if path.name != "README.md"
    }
    for path in folder.glob("*-*.md"):
        assert re.findall(r"^\*\*(.+?)\*\*", _text(path), flags=re.MULTILINE) == [
            "Decided.",
            "Why.",
            "Figures.",
            "What it costs.",
            "Reopens it",
        ], path.name


def test_a_module_has_250_lines_at_most() -> None:
    """What is longer holds two things, and is split by what they mean."""
    lines = {path.relative_to(ROOT).as_posix(): len(_text(path).splitlines()) for path in BOT.rglob("*.py")}
    assert {path: count for path, count in lines.items() if count > MODULE_LINES} == {}


def test_a_function_has_50_lines_at_most() -> None:
    """It fits a screen: every line counts from `def` to the end of its body, the docstring's too."""
    lines = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {place: count for place, count in lines.items() if count > FUNCTION_LINES} == {}


def test_no_test_waits_for_time_to_pass() -> None:
    """What is waited for is awaited; what tells nobody that it changed is looked at by `tests/patience.py` alone."""
    measuring = {ROOT / "tests" / "benchmarks", ROOT / "tests" / "perf"}
    sleeping = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if measuring.isdisjoint(path.parents) and any(_sleeps(node) for node in ast.walk(ast.parse(_text(path))))
    ]
    assert sleeping == ["patience.py"]


def _sleeps(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "sleep"


def test_no_two_classes_bear_one_name() -> None:
    """One word, one meaning: who reads a name anywhere in `bot/` knows which class is meant."""
    classes = Counter(
        node.name for path in BOT.rglob("*.py") for node in ast.walk(ast.parse(_text(path))) if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in classes.items() if count > 1] == []


def _imports() -> dict[str, set[str]]:
    """Each module of `bot/` with those of `bot/` that it imports, at whatever place: for types alone, inside a function."""
    paths = {_dotted(path): path for path in BOT.rglob("*.py")}
    found: dict[str, set[str]] = {}
    for module, path in paths.items():
        found[module] = set()
        for node in ast.walk(ast.parse(_text(path))):
            if isinstance(node, ast.Import):
                found[module].update(name.name for name in node.names if name.name in paths)
            elif isinstance(node, ast.ImportFrom):
                whole = [f"{node.module}.{name.name}" for name in node.names]
                found[module].update(one if one in paths else str(node.module) for one in whole)
        found[module] &= paths.keys() - {module}
    return found


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_modules_form_a_circle() -> None:
    """Not even for types: each can be read, and understood, after those it imports and before all others."""
    imports = _imports()
    assert len(imports) > 100
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))
