"""A lock between processes: one holder, gone with its process, never taken over by a forked child."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.locking import FileLock, is_held

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HOLDER = (
    "import sys; from pathlib import Path; from bot.locking import FileLock\n"
    "lock = FileLock.take(Path(sys.argv[1])); print('held' if lock else 'refused', flush=True); sys.stdin.read()"
)


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    """Also within one process; let go, it is another's."""
    file = tmp_path / "folder" / "a.lock"
    assert not is_held(file)
    first = FileLock.take(file)
    assert first is not None
    assert FileLock.take(file) is None
    assert is_held(file)
    first.release()
    first.release()
    assert not is_held(file)
    with FileLock.take(file) or pytest.fail("nobody holds it"):
        assert is_held(file)
    assert not is_held(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The lock goes with its process, and nobody has to clean up."""
    file = tmp_path / "a.lock"
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert FileLock.take(file) is None
        assert is_held(file)
        holder.kill()
    assert not is_held(file)
    with FileLock.take(file) or pytest.fail("nobody holds it"):
        pass


def test_a_forked_child_does_not_keep_its_parents_lock(tmp_path: Path) -> None:
    """A worker that outlives a killed bot would else keep the next one from starting."""
    file = tmp_path / "a.lock"
    lock = FileLock.take(file)
    assert lock is not None
    ready, go_on = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        os.write(ready[1], b"x")
        os.read(go_on[0], 1)
        os._exit(0)
    try:
        os.read(ready[0], 1)
        assert is_held(file)
        lock.release()
        assert not is_held(file)
    finally:
        os.write(go_on[1], b"x")
        os.waitpid(child, 0)
        for end in (*ready, *go_on):
            os.close(end)
