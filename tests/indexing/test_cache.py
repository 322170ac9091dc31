"""The index kept beside the database: used when it fits and is ours alone, otherwise as if it were not there."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import pytest

from bot.answers.engine import Answering, Engine
from bot.errors import KnowledgeError
from bot.indexing import cache, index
from bot.indexing.index import Index
from bot.knowledge.files import files_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTIONS = ("Que fait le Fournil?", "qui sont les membres gold", "la capitale de l'Australie?", "bonjour", "et la scierie?")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the index goes: a folder that is not there yet."""
    return tmp_path / "data" / cache.FILE_NAME


@pytest.fixture(autouse=True)
def _made_by() -> Iterator[None]:
    """What the index depends on is told anew after each test, as at a start."""
    yield
    index.makers.cache_clear()


def _used(folder: Path, kept: Path) -> bool:
    """Whether the next start would take what is kept."""
    index.makers.cache_clear()
    return cache.load(files_of(folder), kept) is not None


def test_what_is_kept_answers_as_what_was_built(folder: Path, kept: Path) -> None:
    """Every reply is the same to the last digit, whether the index was just built or read back."""
    built = cache.indexed(folder, kept)
    back = cache.load(files_of(folder), kept)
    assert back is not None
    assert back.knowledge == built.knowledge
    one, other = (Engine(each.knowledge, each.pipeline, Answering()) for each in (built, back))
    for question in QUESTIONS:
        assert one.consider(question) == other.consider(question)


def test_a_warm_start_builds_nothing(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the files are neither parsed nor indexed."""
    first = cache.indexed(folder, kept)
    monkeypatch.setattr(Index, "build", lambda *_: pytest.fail("built although an index was kept"))
    assert cache.indexed(folder, kept).knowledge == first.knowledge


def test_an_index_of_another_encoder_is_not_used(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compared by letters alone says nothing of meanings, and the other way round."""
    cache.indexed(folder, kept)
    monkeypatch.setattr(index, "installed", lambda: "another encoder 1.0")
    assert not _used(folder, kept)


def test_it_is_for_its_owner_alone(folder: Path, kept: Path) -> None:
    """Nobody else reads or writes it, and no draft is left beside it."""
    cache.indexed(folder, kept)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in kept.parent.iterdir()} == {cache.FILE_NAME, f"{cache.FILE_NAME}.lock"}


def test_changed_files_are_indexed_anew(folder: Path, kept: Path) -> None:
    """One byte is enough, a file more, or one less; taken back, the knowledge is the same, and so is the index."""
    cache.indexed(folder, kept)
    file = folder / "topics/fete.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    assert not _used(folder, kept)
    assert cache.indexed(folder, kept).knowledge.revision != ""
    assert _used(folder, kept)
    file.unlink()
    (folder / "topics/budget.yaml").rename(folder / "topics/bourse.yaml")
    assert not _used(folder, kept)


@pytest.mark.parametrize("library", ["np.__version__", "rapidfuzz.__version__", "sys.version"])
def test_an_index_of_another_version_is_not_used(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """Libraries and Python decide what the bytes hold."""
    cache.indexed(folder, kept)
    monkeypatch.setattr(f"bot.indexing.index.{library}", "0.0")
    assert not _used(folder, kept)


def test_an_index_of_other_code_is_not_used(folder: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of the matcher's source counts from the next start on, whatever version number it bears."""
    (tmp_path / "program" / "nlu").mkdir(parents=True)
    (tmp_path / "program" / "nlu" / "pipeline.py").write_text("before = 1\n")
    monkeypatch.setattr(index, "_PACKAGE", tmp_path / "program")
    index.makers.cache_clear()
    cache.indexed(folder, kept)
    assert _used(folder, kept)
    (tmp_path / "program" / "nlu" / "pipeline.py").write_text("after = 1\n")
    assert not _used(folder, kept)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_an_index_that_others_may_write_is_not_read(folder: Path, kept: Path, mode: int) -> None:
    """Reading a pickle runs what it says: only our own is read."""
    cache.indexed(folder, kept)
    kept.chmod(mode)
    assert not _used(folder, kept)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives a file away")
def test_an_index_of_another_user_is_not_read(folder: Path, kept: Path) -> None:
    """Even when nobody but its owner may write it; it is replaced by one of our own."""
    cache.indexed(folder, kept)
    os.chown(kept, 65534, -1)
    assert not _used(folder, kept)
    cache.indexed(folder, kept)
    assert _used(folder, kept)


def test_a_link_is_not_followed(folder: Path, kept: Path) -> None:
    """It could lead to a file that others may replace."""
    cache.indexed(folder, kept)
    kept.rename(kept.with_suffix(".elsewhere"))
    kept.symlink_to(kept.with_suffix(".elsewhere"))
    assert not _used(folder, kept)


@pytest.mark.parametrize("size", [0, 1, 18, 40, 90, 5000])
def test_an_index_cut_short_is_built_anew(folder: Path, kept: Path, size: int) -> None:
    """After a full disk or a power cut the next start is slow, and right."""
    cache.indexed(folder, kept)
    kept.write_bytes(kept.read_bytes()[:size])
    assert not _used(folder, kept)
    assert cache.indexed(folder, kept).knowledge.topics
    assert _used(folder, kept)


@pytest.mark.parametrize("place", [3, 25, 60, 100, -1])
def test_a_damaged_index_is_built_anew(folder: Path, kept: Path, place: int) -> None:
    """One flipped bit, wherever it is, is noticed before anything is made of the bytes."""
    cache.indexed(folder, kept)
    content = bytearray(kept.read_bytes())
    content[place] ^= 1
    kept.write_bytes(content)
    assert not _used(folder, kept)


@pytest.mark.parametrize("content", [pickle.dumps(1), pickle.dumps((1, 2, 3, 4)), b"cno.such.module\nx\n.", b"", b"\x80\x05."])
def test_whole_bytes_that_are_no_index_are_no_error(folder: Path, kept: Path, content: bytes) -> None:
    """Whoever wrote them, with our key and a right checksum."""
    assert cache.store(folder, files_of(folder), kept, content)
    assert not _used(folder, kept)


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path, tmp_path: Path) -> None:
    """The answers come all the same, each start as slow as the first; nor does a folder in the file's place harm."""
    (tmp_path / "file").write_text("")
    kept = tmp_path / "file" / cache.FILE_NAME
    assert cache.indexed(folder, kept).knowledge.topics
    assert not cache.store(folder, files_of(folder), kept, b"")
    (tmp_path / "taken").mkdir()
    assert cache.indexed(folder, tmp_path / "taken").knowledge.topics
    assert not list(tmp_path.glob(".taken*"))


def test_an_index_of_files_that_changed_meanwhile_is_not_kept(folder: Path, kept: Path) -> None:
    """Of two processes that build at once, the slower one does not write the past over the index of the files of now."""
    before = files_of(folder)
    slower = cache.indexed(folder, kept.with_name("other")).to_bytes()
    (folder / "topics/fete.yaml").write_text((folder / "topics/fete.yaml").read_text() + "# seen again\n")
    cache.indexed(folder, kept)
    assert not cache.store(folder, before, kept, slower)
    assert _used(folder, kept)


def test_a_draft_that_a_killed_process_left_is_cleared_away(folder: Path, kept: Path) -> None:
    """Each is as big as the index; a bot that is killed now and then must not fill the disk with them."""
    kept.parent.mkdir()
    left = kept.with_name(f".{kept.name}.0123456789abcdef")
    left.write_bytes(b"half an index")
    cache.indexed(folder, kept)
    assert not left.exists()


def test_broken_files_leave_no_index(folder: Path, kept: Path) -> None:
    """Every problem is told, and nothing is kept."""
    (folder / "topics/fete.yaml").write_text("title: [\n")
    with pytest.raises(KnowledgeError, match=r"fete\.yaml"):
        cache.indexed(folder, kept)
    assert not kept.exists()


def test_what_was_tried_is_kept_once_its_files_are_published(folder: Path, kept: Path) -> None:
    """The index of other files, which somebody else tried meanwhile, stays theirs, and what is kept stays as it is."""
    tried = kept.with_name(cache.TRIED)
    wanted = cache.indexed(folder, tried).knowledge.revision
    cache.take_over(tried, kept, "another revision")
    assert tried.exists()
    assert not kept.exists()
    cache.take_over(tried, kept, wanted)
    assert not tried.exists()
    assert _used(folder, kept)
    cache.take_over(tried, kept, wanted)
    assert _used(folder, kept), "nothing was tried since"
