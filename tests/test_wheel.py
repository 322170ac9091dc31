"""A wheel of the project: whole, and at work where no checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
SITE = next(path for path in sys.path if path.endswith("site-packages"))
# A question of the real base; any other that it answers would do.
QUESTION = "Qui sont les partenaires Leader?"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the pinned build backend, from the files of this checkout; asks no index."""
    folder = tmp_path_factory.mktemp("dist")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return folder / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own; the dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("installed")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--target",
        str(folder),
        str(wheel),
    ]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=True)
    return folder


def kamouraska(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of the wheel, in a folder outside the checkout, which an isolated interpreter cannot see."""
    program = (
        f"import sys; sys.path[:0] = [{str(installed)!r}]; sys.path.append({SITE!r}); "
        "from bot.__main__ import main; import bot; assert bot.__file__.startswith(sys.path[0]); main()"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KAMOURASKA_")}
    return subprocess.run(
        [sys.executable, "-S", "-P", "-c", program, *arguments],
        cwd=cwd,
        env=environment | {"LANG": "fr_CA.UTF-8", "PYTHONPATH": SITE},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, migrations, static files, whatever comes to lie there; and what an installation begins with."""
    with zipfile.ZipFile(wheel) as packed:
        held = set(packed.namelist())
    listed = subprocess.run(
        ["git", "ls-files", "-z", "bot", "config.yaml", "knowledge", "tests/questions/gate"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("NO GIT CHECKOUT: what the wheel must hold was NOT looked at")
    wanted = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}
    wanted = {name for name in wanted if not name.startswith("knowledge/learned/")}  # staff's of this installation alone
    assert len(wanted) > 500
    assert {name if name.startswith("bot/") else f"bot/initial/{name}" for name in wanted} - held == set()


def test_the_wheel_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """It writes what it begins with, finds nothing wrong with it, answers from it, and notes what it cannot answer."""
    begun = kamouraska(installed, tmp_path, "init", "here")
    assert begun.returncode == 0, begun.stderr
    here = tmp_path / "here"
    checked = kamouraska(installed, here, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    answered = kamouraska(installed, here, "ask", QUESTION)
    assert (answered.returncode, "Source" in answered.stdout) == (0, True), answered.stderr
    assert kamouraska(installed, here, "ask", "quelle est la capitale de l'Australie").returncode == 3
    assert "Australie" in kamouraska(installed, here, "review", "list").stdout


def test_the_wheel_begins_another_region(installed: Path, tmp_path: Path) -> None:
    """What it is made from lies in the wheel, too; no settings are needed."""
    made = kamouraska(installed, tmp_path, "new", "region", "ailleurs")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "ailleurs" / "region.yaml").is_file()
