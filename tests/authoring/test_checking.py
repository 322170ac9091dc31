"""`kamouraska check` as a whole: everything at once, in order, and what is missing told instead of guessed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answers.engine import Engine
from bot.authoring import checking, checks
from bot.authoring.base import Base
from bot.authoring.checks import RULES
from bot.indexing.findings import KeptFindings
from bot.knowledge import reader
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village
from tests.authoring import desk

if TYPE_CHECKING:
    from bot.authoring.checking import Checked
    from bot.knowledge.base import Knowledge


def write(folder: Path, files: dict[str, str]) -> Path:
    """Files of a folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def check(knowledge: Path, asked: Path) -> Checked:
    """Check two folders on the village's day."""
    return checking.check(
        knowledge,
        asked,
        today=village.today(),
        months=DEFAULT_MONTHS,
        asking=checking.Asking(Engine.build),
    )


def test_problems_of_all_rules_come_at_once_sorted_by_place(tmp_path: Path) -> None:
    """The reader's, those of texts and those of test questions together: nobody mends a file twice."""
    files = {**village.FILES, **{k: v for k, v in desk.edited("topics/fete", "24 juin", "24 ju\u0456n").items() if v}}
    files["organisations/forge.yaml"] = "name: Forge\ncolour: red\n"
    files["organisations/scierie.yaml"] += "aliases: [SBV]\n"
    knowledge = write(tmp_path / "knowledge", files)
    asked = write(tmp_path / "questions", {"topics/fete.yaml": "answered:\n  - {q: Date de la fête, note: x}\n"})
    found = check(knowledge, asked)
    assert found.census is None
    assert {"unknown-key", "duplicate-key", "mixed-script", "missing-english"} <= {p.rule for p in found.problems}
    assert list(found.problems) == sorted(found.problems)


def test_a_broken_base_is_not_blamed_for_what_could_not_be_read(tmp_path: Path) -> None:
    """An organisation whose file is broken still has its test questions, and the lexicon its words."""
    knowledge = write(tmp_path / "knowledge", {**village.FILES, "organisations/fournil.yaml": "name: [\n"})
    asked = write(tmp_path / "questions", {"organisations/fournil.yaml": "refused: [{q: Le Fournil de Rimouski}]\n"})
    assert {problem.rule for problem in check(knowledge, asked).problems if problem.severity == "error"} == {"yaml-syntax"}


def test_the_engine_is_built_once_and_only_for_a_sound_base() -> None:
    """Seconds for a large base: no rule builds its own."""
    built = []

    def build(knowledge: Knowledge) -> Engine:
        built.append(1)
        return Engine.build(knowledge)

    sound = reader.examine(village.files())
    desk.problems_of(Base(sound, desk.base({}, {}).questions, village.today(), DEFAULT_MONTHS, build))
    assert len(built) == 1
    broken = reader.examine(village.files(topics__fete="title: {en: Fair}\n"))
    desk.problems_of(Base(broken, None, village.today(), DEFAULT_MONTHS, build))
    assert len(built) == 1


def test_a_large_base_is_checked_beside_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes find what one does."""
    duplicate = desk.edited("topics/budget", "combien coûte la fête", "date de la fête")
    alone = desk.problems_of(desk.base(duplicate, {}))
    monkeypatch.setattr(checks, "LARGE", 0)
    assert desk.problems_of(desk.base(duplicate, {})) == alone
    assert {"over-match", "duplicate-phrasing", "unreachable-entry"} <= {problem.rule for problem in alone}


def test_a_large_base_is_asked_only_when_somebody_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was left out is named; what was found is told again of these very files, and of no others."""
    knowledge = write(tmp_path / "knowledge", village.FILES)
    asked = write(tmp_path / "questions", {"topics/fete.yaml": "refused:\n  - {q: une fête à Rimouski}\n"})
    kept = KeptFindings(tmp_path / "data/checked", b"code")
    built = []

    def build(knowledge: Knowledge) -> Engine:
        built.append(1)
        return Engine.build(knowledge)

    def found(*, full: bool = False, by: KeptFindings = kept) -> Checked:
        asking = checking.Asking(build, full, by)
        return checking.check(knowledge, asked, today=village.today(), months=DEFAULT_MONTHS, asking=asking)

    monkeypatch.setattr(checking, "LARGE", 0)
    quick = found()
    assert (quick.not_asked, built) == (("emergency-phrasing", "over-match", "unreachable-entry"), [])
    whole = found(full=True)
    assert (whole.not_asked, built) == ((), [1])
    assert "unreachable-entry" in {problem.rule for problem in set(whole.problems) - set(quick.problems)}
    assert found() == whole
    assert built == [1]
    assert found(by=KeptFindings(kept.file, b"other code")).not_asked
    write(knowledge, {"organisations/quai.yaml": "name: Café du Quai\n"})
    assert found().not_asked
    monkeypatch.setattr(checking, "LARGE", 2000)
    assert found().not_asked == ()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"key": 1}', b"\xff"])
def test_findings_that_are_damaged_are_none(tmp_path: Path, content: bytes) -> None:
    """They are only there to save time."""
    (tmp_path / "checked").write_bytes(content)
    assert KeptFindings(tmp_path / "checked", b"code").load("files") is None


def test_a_folder_without_test_questions_is_told_once(tmp_path: Path) -> None:
    """A warning, and no more: what cannot be known is not claimed."""
    found = check(write(tmp_path / "knowledge", dict(village.FILES)), tmp_path / "questions")
    of_questions = [p for p in found.problems if p.rule in ("no-test-questions", "unreachable-entry", "orphan-questions")]
    assert [(p.rule, p.severity) for p in of_questions] == [("no-test-questions", "warning")]
    assert found.census is not None


def test_a_folder_named_like_a_file_hides_nothing(tmp_path: Path) -> None:
    """In either tree: it is told, and every other file is looked at all the same."""
    fair = {"topics/fete.yaml": village.FILES["topics/fete.yaml"].replace("almanach", "almanak")}
    knowledge = write(tmp_path / "knowledge", {**village.FILES, **fair})
    asked = write(tmp_path / "questions", {"topics/fete.yaml": "answered:\n  - {q: Date de la fête, note: x}\n"})
    (knowledge / "topics/feu.yaml").mkdir()
    (asked / "topics/feu.yaml").mkdir()
    found = check(knowledge, asked)
    rules = {p.rule for p in found.problems}
    assert rules == {"unreadable-file", "dead-source", "unknown-key", "missing-english", "no-action"}
    told = [str(p).removeprefix(f"{tmp_path}/") for p in found.problems if p.rule == "unreadable-file"]
    assert told == [
        f"{tree}/topics/feu.yaml:0:0: a folder, not a file (unreadable-file)" for tree in ("knowledge", "questions")
    ]
    assert found.census is None


def test_no_folder_at_all_is_one_problem(tmp_path: Path) -> None:
    """The path of the settings is wrong: that alone is told."""
    assert [problem.rule for problem in check(tmp_path / "nowhere", tmp_path / "questions").problems] == ["no-folder"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"answered:\n  - {q: [}\n", "2:10 yaml-syntax"),
        (b"answered:\n  - {q: oui, says: juin}\n", "2:14 wrong-value"),
        (b"answered:\n  - {q: oui, sais: [juin]}\n", "2:14 unknown-key"),
        (b"answered:\n  - {says: [juin]}\n", "2:5 missing-key"),
        (b"asked:\n  - {q: oui}\n", "1:1 unknown-key"),
        (b"answered:\n  - {q: TODO}\n", "2:6 todo"),
        (b"answered:\n  - {q: caf\xe9}\n", "1:1 not-utf8"),
    ],
)
def test_a_slip_in_a_file_of_test_questions_is_shown(tmp_path: Path, content: bytes, expected: str) -> None:
    """At its place: a question that is not read would test nothing."""
    knowledge = write(tmp_path / "knowledge", dict(village.FILES))
    (write(tmp_path / "questions", {"topics/x.yaml": ""}) / "topics/fete.yaml").write_bytes(content)
    (tmp_path / "questions/topics/x.yaml").unlink()
    found = [p for p in check(knowledge, tmp_path / "questions").problems if p.path.endswith("questions/topics/fete.yaml")]
    assert f"{found[0].line}:{found[0].column} {found[0].rule}" == expected


def test_every_rule_bears_the_name_of_its_module() -> None:
    """So that whoever reads a message finds the module."""
    modules = {path.stem for path in Path(checks.__file__).parent.glob("*.py")} - {"__init__"}
    assert {rule.ID.replace("-", "_") for rule in RULES} == modules
    assert all(str(rule.__name__).endswith(f".{rule.ID.replace('-', '_')}") for rule in RULES)  # type: ignore[attr-defined]
