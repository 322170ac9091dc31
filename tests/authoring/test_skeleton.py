"""`kamouraska new`: a first draft that lacks nothing but what it says TODO of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, get_args

import pytest

from bot.answers.engine import Engine
from bot.authoring import checking, skeleton
from bot.authoring.skeleton import Kind, SkeletonError
from bot.knowledge import reader
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village

if TYPE_CHECKING:
    from pathlib import Path

    from bot.errors import Problem

TODAY = dt.date(2026, 3, 5)


@pytest.fixture
def base(tmp_path: Path) -> tuple[Path, Path]:
    """The village as files, and an empty folder of test questions."""
    for name, content in village.files().items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tmp_path / "questions").mkdir()
    return tmp_path / "knowledge", tmp_path / "questions"


def errors(base: tuple[Path, Path]) -> list[Problem]:
    """What `check` finds that must be mended."""
    knowledge, asked = base
    found = checking.check(knowledge, asked, today=TODAY, months=DEFAULT_MONTHS, asking=checking.Asking(Engine.build))
    return [problem for problem in found.problems if problem.severity == "error"]


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("name", ["Café du Quai", "L'Anse: \"à l'Orme\"", "123"])
def test_a_skeleton_lacks_only_what_it_says(base: tuple[Path, Path], kind: Kind, name: str) -> None:
    """Every error is a TODO, in one of the files written; and there are some."""
    written = skeleton.write(kind, name, *base, today=TODAY)
    found = errors(base)
    assert {problem.rule for problem in found} == {"todo"}
    assert {problem.path for problem in found} <= {str(path) for path in written}


def test_a_skeleton_whose_todos_are_written_is_accepted(base: tuple[Path, Path]) -> None:
    """Replacing every TODO is all there is to do."""
    for path in skeleton.write("organisation", "Café du Quai", *base, today=TODAY):
        text = path.read_text(encoding="utf-8")
        lines = [
            line.replace("TODO", f"torréfaction {number}") if not line.lstrip().startswith("#") else line
            for number, line in enumerate(text.splitlines())
        ]
        path.write_text("\n".join(lines).replace("org/torréfaction ", "org/"), encoding="utf-8")
    assert errors(base) == []
    assert reader.read(base[0]).entities["cafe-du-quai"].name.fr == "Café du Quai"


def test_two_skeletons_do_not_stand_in_each_others_way(base: tuple[Path, Path]) -> None:
    """Somebody may begin several entries before finishing one."""
    skeleton.write("topic", "Bac bleu", *base, today=TODAY)
    skeleton.write("topic", "Bac brun", *base, today=TODAY)
    assert {problem.rule for problem in errors(base)} <= {"todo", "duplicate-phrasing"}


def test_the_source_was_read_today(base: tuple[Path, Path]) -> None:
    """Whoever writes an entry has just read its source."""
    skeleton.write("topic", "Bac bleu", *base, today=TODAY)
    assert "checked_on: 2026-03-05" in (base[0] / "sources/bac-bleu.yaml").read_text(encoding="utf-8")


def test_without_a_folder_of_test_questions_none_is_made(base: tuple[Path, Path]) -> None:
    """Not in a place that the settings did not mean."""
    base[1].rmdir()
    skeleton.write("topic", "Bac bleu", *base, today=TODAY)
    assert not base[1].exists()


@pytest.mark.parametrize("name", ["Le fournil", "FÊTE", "Bac bleu"])
def test_nothing_is_written_over(base: tuple[Path, Path], name: str) -> None:
    """A name that is taken, by an entity of any kind or by a file, is refused, and nothing is left behind."""
    (base[0] / "organisations/le-fournil.yaml").write_text("name: Le Fournil bis\n", encoding="utf-8")
    (base[0] / "sources").mkdir()
    (base[0] / "sources/bac-bleu.yaml").write_text("# mine\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in base[0].rglob("*.yaml")}
    with pytest.raises(SkeletonError):
        skeleton.write("topic" if name != "Le fournil" else "person", name, *base, today=TODAY)
    assert {path: path.read_bytes() for path in base[0].rglob("*.yaml")} == before
    assert list(base[1].rglob("*.yaml")) == []


@pytest.mark.parametrize("name", ["", "!!!", "…"])
def test_a_name_without_letters_is_refused(base: tuple[Path, Path], name: str) -> None:
    """No file could bear it."""
    with pytest.raises(SkeletonError):
        skeleton.write("topic", name, *base, today=TODAY)
