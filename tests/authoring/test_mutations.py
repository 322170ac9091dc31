"""Files damaged as people damage them: never a traceback, never half a base. `MUTATIONS=1000` for more of them."""

from __future__ import annotations

import functools
import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.authoring.checking import Asking, check
from bot.authoring.checks import RULES
from bot.knowledge import documents, questions, reader
from bot.knowledge.files import files_of
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village
from tests.authoring import desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.errors import Problem

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
MUTATIONS = int(os.environ.get("MUTATIONS", "200"))


def deleted_line(lines: list[str], chance: random.Random) -> None:
    """A line is gone."""
    del lines[chance.randrange(len(lines))]


def doubled_key(lines: list[str], chance: random.Random) -> None:
    """A key stands twice, once with another value."""
    keys = [at for at, line in enumerate(lines) if line.rstrip().partition(":")[1]]
    at = chance.choice(keys)
    lines.insert(at + 1, f"{lines[at].partition(':')[0]}: autre\n")


def wrong_indentation(lines: list[str], chance: random.Random) -> None:
    """A line stands too far right, or too far left."""
    at = chance.randrange(len(lines))
    lines[at] = lines[at].removeprefix("  ") if chance.random() < 0.5 else chance.choice([" ", "  ", "\t"]) + lines[at]


def swapped_id(lines: list[str], chance: random.Random) -> None:
    """Two words have changed places, ids most of the time."""
    words = " ".join(lines).split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    lines[:] = [" ".join(words)]


SLIPS: tuple[Callable[[list[str], random.Random], None], ...] = (deleted_line, doubled_key, wrong_indentation, swapped_id)


def damaged(files: dict[str, bytes], seed: int) -> tuple[str, dict[str, bytes]]:
    """One file of a base with one slip in it."""
    chance = random.Random(seed)
    name = chance.choice(sorted(files))
    lines = files[name].decode().splitlines(keepends=True)
    chance.choice(SLIPS)(lines, chance)
    return name, files | {name: "".join(lines).encode()}


@pytest.fixture(scope="module")
def shipped() -> Iterator[dict[str, bytes]]:
    """The files of the real base; those that stay as they are are parsed once."""
    parse = documents.parse
    documents.parse = functools.cache(parse)
    yield files_of(ROOT / "knowledge")
    documents.parse = parse


def test_a_damaged_file_of_the_real_base_loads_whole_or_not_at_all(shipped: dict[str, bytes]) -> None:
    """Either problems, each with a place in a file, or a base that lacks no file of the folder."""
    loaded = 0
    for seed in range(MUTATIONS):
        name, files = damaged(shipped, seed)
        examined = reader.examine(files)
        assert_placed(examined.problems, f"{name}, seed {seed}")
        if not examined.problems:
            loaded += 1
            held = examined.knowledge
            ids = {*held.entities, *held.intents, *held.topics, *held.smalltalk}
            filed = {
                Path(file).stem for file in files if "/" in file and not file.removeprefix("learned/").startswith("sources/")
            }
            assert ids == filed, f"{name}, seed {seed}"
    assert 0 < loaded < MUTATIONS, "some slips do no harm, most do: the test sees both"


def test_a_damaged_file_of_test_questions_is_a_problem_at_its_place() -> None:
    """The other folder that authors write in."""
    files = files_of(ROOT / "tests/questions/gate")
    for seed in range(MUTATIONS):
        name, changed = damaged(files, seed)
        assert_placed(questions.read_files({name: changed[name]}).problems, f"{name}, seed {seed}")


@pytest.mark.parametrize("seed", range(MUTATIONS // 2))
def test_every_rule_looks_at_a_damaged_base_without_falling_over(seed: int) -> None:
    """Sound or not, whatever was read is checked, and each problem has its place."""
    files = {name: content for name, content in village.files().items() if content}
    name, changed = damaged(files, seed)
    found = desk.found({name: changed[name].decode()}, {"topics/fete.yaml": "answered: [{q: la fête, says: [juin]}]\n"})
    assert_placed(found, f"{name}, seed {seed}")
    assert {problem.rule for problem in found}, "the village has warnings at least"


def test_what_is_damaged_beyond_reading_is_still_checked(tmp_path: Path) -> None:
    """Every file broken at once: as many problems, and no other."""
    knowledge = tmp_path / "knowledge"
    for name in village.FILES:
        (knowledge / name).parent.mkdir(parents=True, exist_ok=True)
        (knowledge / name).write_text("name: [\n", encoding="utf-8")

    def build(_knowledge: object) -> None:
        raise AssertionError("no engine is built over a broken base")

    found = check(knowledge, tmp_path, today=village.today(), months=DEFAULT_MONTHS, asking=Asking(build))  # type: ignore[arg-type]
    assert {p.rule for p in found.problems if p.path.startswith(str(knowledge))} == {"yaml-syntax"}
    assert len({p.path for p in found.problems}) >= len(village.FILES)
    assert len(RULES) > 10


def assert_placed(problems: tuple[Problem, ...] | list[Problem], what: str) -> None:
    """Every problem says where and what."""
    for problem in problems:
        assert problem.line >= 1, what
        assert problem.column >= 1, what
        assert problem.path, what
        assert problem.message, what
