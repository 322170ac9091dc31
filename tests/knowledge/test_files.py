"""The knowledge folder as it lies on a disk: links, pipes, sockets, devices, what has no end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import files, reader
from bot.knowledge.files import MOST_BYTES, files_of, found_in, led_to, revision
from tests import village

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The village's knowledge on the disk."""
    made = tmp_path / "knowledge"
    for name, content in village.files().items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


def pipe(file: Path) -> None:
    """Reading it waits for somebody who writes."""
    os.mkfifo(file)


def listening(file: Path) -> None:
    """What another program left behind."""
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(os.path.relpath(file))  # a socket's whole name has a hundred bytes at most


def endless(file: Path) -> None:
    """Gives zeros for ever."""
    file.symlink_to("/dev/zero")


def circle(file: Path) -> None:
    """Leads to itself."""
    file.symlink_to(file)


def nowhere(file: Path) -> None:
    """What it led to is gone."""
    file.symlink_to(file.with_name("gone"))


def large(file: Path) -> None:
    """One byte too many."""
    file.write_bytes(b"#" * (MOST_BYTES + 1))


def deep(file: Path) -> None:
    """More than any stack holds."""
    file.write_text("[" * 30_000 + "]" * 30_000, encoding="utf-8")


def deep_beside_a_star(file: Path) -> None:
    """As `deep`, on the way that looks for aliases."""
    file.write_text("{a: " * 30_000 + "'*'" + "}" * 30_000, encoding="utf-8")


def deep_on_one_line(file: Path) -> None:
    """Lists inside each other without a bracket."""
    file.write_text("- " * 30_000, encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(pipe, "0:0: a pipe, a socket or a device, not a file (unreadable-file)", id="pipe"),
        pytest.param(listening, "0:0: a pipe, a socket or a device, not a file (unreadable-file)", id="socket"),
        pytest.param(endless, "0:0: a pipe, a socket or a device, not a file (unreadable-file)", id="endless"),
        pytest.param(circle, "0:0: cannot be read: the links lead in a circle (unreadable-file)", id="circle"),
        pytest.param(nowhere, "0:0: cannot be read: no such file or folder (unreadable-file)", id="nowhere"),
        pytest.param(large, "0:0: larger than 524,288 bytes, the most that is read of one file (file-too-large)", id="large"),
        pytest.param(deep, "1:50: more than 50 levels stand inside each other here (yaml-syntax)", id="deep"),
        pytest.param(deep_beside_a_star, "1:197: more than 50 levels stand inside each other here (yaml-syntax)", id="star"),
        pytest.param(deep_on_one_line, "1:99: more than 50 levels stand inside each other here (yaml-syntax)", id="one-line"),
    ],
)
def test_whatever_a_file_turns_out_to_be_is_one_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch, make: object, expected: str
) -> None:
    """Named with file and rule, and nothing hangs or falls over; in a process of its own, which a stack too deep would end."""
    assert callable(make)
    monkeypatch.chdir(folder)
    make(folder / "topics" / "odd.yaml")
    program = "import sys; from pathlib import Path; from bot.knowledge import reader; reader.read(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last.endswith(f"topics/odd.yaml:{expected}"), done.stderr
    assert done.stderr.count("odd.yaml:") == 1


def test_a_file_of_the_largest_size_is_read(folder: Path) -> None:
    """The bound is on the byte after."""
    file = folder / "topics" / "fete.yaml"
    content = file.read_bytes() + b"\n#"
    file.write_bytes(content + b"#" * (MOST_BYTES - len(content)))
    assert "fete" in reader.read(folder).topics


def test_a_linked_folder_is_read_like_any_other(folder: Path) -> None:
    """`topics -> ../shared/topics`: its answers vanished, and `check` found nothing wrong."""
    before = reader.read(folder)
    shared = folder.parent / "shared"
    shared.mkdir()
    (folder / "topics").rename(shared / "topics")
    (folder / "topics").symlink_to("../shared/topics")
    assert reader.read(folder) == before
    assert led_to(folder).keys() == {"", "topics"}


def test_a_config_map_is_read_like_any_other(folder: Path) -> None:
    """Kubernetes mounts each as links through a hidden folder that is swapped whole: `..data -> ..2026_01_01`."""
    before = reader.read(folder)
    topics = folder / "topics"
    hidden = topics / "..2026_01_01"
    hidden.mkdir()
    for file in sorted(topics.glob("*.yaml")):
        file.rename(hidden / file.name)
        file.symlink_to(f"..data/{file.name}")
    (topics / "..data").symlink_to(hidden.name)
    assert reader.read(folder) == before


@pytest.mark.parametrize("target", [".", "..", "../topics"])
def test_a_link_that_leads_back_is_one_problem(folder: Path, target: str) -> None:
    """Reading ends, and says which link it was."""
    (folder / "topics" / "again").symlink_to(target)
    _, problems = found_in(folder)
    assert [(problem.rule, problem.message) for problem in problems.values()] == [
        ("unreadable-file", "a link that leads back to a folder it is in")
    ]


def test_a_linked_folder_that_is_gone_is_a_problem(folder: Path) -> None:
    """Not a base with fewer answers."""
    shutil.rmtree(folder / "topics")
    (folder / "topics").symlink_to("../shared/topics")
    with pytest.raises(KnowledgeError, match=r"topics:0:0: cannot be read: no such file or folder \(unreadable-file\)"):
        reader.read(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads any folder")
def test_a_folder_of_somebody_else_is_a_problem(folder: Path) -> None:
    """As a file of theirs is."""
    (folder / "topics").chmod(0)
    with pytest.raises(KnowledgeError, match=r"topics:0:0: cannot be read: this user may not"):
        reader.read(folder)


def test_a_link_to_a_whole_disk_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a number of files and folders nothing more is looked at, which is one problem, of the folder."""
    monkeypatch.setattr(files, "MOST_ENTRIES", 40)
    found_in(folder)
    for number in range(60):
        (folder / "topics" / f"{number}").mkdir()
    found, problems = found_in(folder)
    assert [problem.rule for problem in problems.values()] == ["too-many-files"]
    assert len(found) < 40


def test_what_an_unread_folder_may_hold_is_not_called_dead(folder: Path) -> None:
    """Nobody knows what stands there: one problem, and none for every name that leads into it."""
    (folder / "sources.yaml").rename(folder.parent / "all.yaml")
    (folder / "sources").symlink_to("nowhere")
    content, unreadable = found_in(folder)
    told = reader.examine(content, "knowledge", unreadable).problems
    assert {problem.rule for problem in told} == {"unreadable-file", "missing-file"}


def test_a_name_that_is_no_text_does_not_end_the_reading(folder: Path) -> None:
    """Bytes of an old disk: the file is told of by its name, as any that is not spelt as an id."""
    Path(os.fsdecode(bytes(folder / "topics") + b"/caf\xe9.yaml")).write_bytes(village.files()["topics/fete.yaml"])
    assert len(revision(files_of(folder))) == 16
    with pytest.raises(KnowledgeError) as caught:
        reader.read(folder)
    assert [problem.rule for problem in caught.value.problems] == ["id-is-file-name"]


def test_what_links_lead_to_is_known_by_more_than_the_name(folder: Path) -> None:
    """A folder that was replaced, a file that was written again: the watch of the folder itself tells of neither."""
    shared = folder.parent / "shared"
    shared.mkdir()
    (shared / "bal.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "linked").symlink_to(shared)
    (folder / "topics" / "bal.yaml").symlink_to(shared / "bal.yaml")
    before = led_to(folder)
    assert before.keys() == {"", "linked", "topics/bal.yaml"}
    (shared / "bal.yaml").write_text("a: 22\n", encoding="utf-8")
    written = led_to(folder)
    assert [path for path, identity in before.items() if written[path] != identity] == ["topics/bal.yaml"]
    shared.rename(folder.parent / "old")
    shutil.copytree(folder.parent / "old", shared)
    assert led_to(folder)["linked"] != before["linked"]
