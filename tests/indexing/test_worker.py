"""The process that builds an index: what comes back from it, and what becomes of it."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import pytest

from bot.answers.engine import Answering, Engine
from bot.errors import KnowledgeError
from bot.indexing import cache, worker
from bot.knowledge.files import files_of
from tests.patience import until

pytestmark = pytest.mark.slow


async def test_the_index_comes_back_and_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever the program was started: it answers here, and is in the file for the next start."""
    monkeypatch.chdir(tmp_path)
    kept = tmp_path / "data" / cache.FILE_NAME
    index = await worker.build(folder, kept)
    assert Engine(index.knowledge, index.pipeline, Answering()).consider("Que fait le Fournil?").decision.outcome == "answer"
    again = cache.load(files_of(folder), kept)
    assert again is not None
    assert again.knowledge == index.knowledge


async def test_an_index_that_is_kept_of_these_files_is_not_built(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process built it, when staff published; of other files it is built all the same."""
    kept = tmp_path / "data" / cache.FILE_NAME
    await worker.build(folder, kept)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-such-python"))
    assert (await worker.build(folder, kept)).knowledge.topics
    fair = folder / "topics/fete.yaml"
    fair.write_text(fair.read_text("utf-8") + "# written since\n", "utf-8")
    with pytest.raises(worker.IndexingError, match="no-such-python"):
        await worker.build(folder, kept)


async def test_an_index_that_cannot_be_kept_comes_back_all_the_same(folder: Path, tmp_path: Path) -> None:
    """The file is a convenience."""
    (tmp_path / "data").write_text("")
    assert (await worker.build(folder, tmp_path / "data" / cache.FILE_NAME)).knowledge.topics


async def test_every_problem_comes_back(folder: Path, tmp_path: Path) -> None:
    """With file, line and rule, as if it had been read here."""
    (folder / "topics/fete.yaml").write_text("title: [\n")
    (folder / "topics/budget.yaml").write_text("titre: 3\n")
    with pytest.raises(KnowledgeError) as raised:
        await worker.build(folder, tmp_path / cache.FILE_NAME)
    assert {Path(problem.path).name for problem in raised.value.problems} == {"fete.yaml", "budget.yaml"}
    assert all(problem.line for problem in raised.value.problems)


async def test_a_child_that_fails_is_told_by_its_last_words(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash is no silence."""
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho out of memory >&2\nexit 9\n")
    broken.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(worker.IndexingError, match=r"code 9: out of memory"):
        await worker.build(folder, tmp_path / cache.FILE_NAME)


async def test_nowhere_to_build_is_told(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the child's file, no process to be had: a reason, not a crash of what watches the folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    with pytest.raises(worker.IndexingError, match="absent"):
        await worker.build(folder, tmp_path / cache.FILE_NAME)


async def test_a_child_ends_with_whoever_waited_for_it(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program ends while an index is being built: no process stays behind."""
    noted = tmp_path / "pid"
    slow = tmp_path / "python"
    slow.write_text(f"#!/bin/sh\necho $$ > {noted}.new && mv {noted}.new {noted}\nexec sleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(slow))
    building = asyncio.create_task(worker.build(folder, tmp_path / cache.FILE_NAME))
    await until(noted.exists, "child")
    building.cancel()
    await asyncio.wait([building])
    with pytest.raises(ProcessLookupError):
        os.kill(int(noted.read_text()), 0)
