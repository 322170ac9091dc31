"""What `make setup` installs: what the locks pin, no more and no less, on a Python that has wheels for it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-postgres.txt")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYTHONS = tuple(re.findall(r"^PYTHONS := (.+)$", MAKEFILE, flags=re.MULTILINE)[0].split())
PINNED = re.findall(r"^PINNED := (.+)$", MAKEFILE, flags=re.MULTILINE)[0]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BROUGHT_ALONG = {"pip", "setuptools", canonicalize_name(PROJECT["name"])}
"""What a virtual environment of Python 3.11 begins with, and the project itself."""


def pinned() -> dict[str, Requirement]:
    """What the locks name for this Python and this system."""
    found: dict[str, Requirement] = {}
    for lock in LOCKS:
        for line in re.findall(r"^([A-Za-z][^\\#\n]+)", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE):
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate():
                known = found.setdefault(canonicalize_name(requirement.name), requirement)
                assert known.specifier == requirement.specifier, "two locks, two versions"
                known.extras |= requirement.extras
    return found


def test_what_is_installed_is_exactly_what_is_pinned() -> None:
    """Nothing older or newer, nothing left out, and nothing that no lock names."""
    installed = {canonicalize_name(each.name): each.version for each in metadata.distributions()}
    wanted = {name: str(requirement.specifier).removeprefix("==") for name, requirement in pinned().items()}
    assert {name: version for name, version in installed.items() if name not in BROUGHT_ALONG} == wanted


def test_the_locks_hold_all_that_the_pins_want_extras_included() -> None:
    """With `coverage` pinned and `coverage[toml]` wanted, pip took the newest of an index, and refused it without its hash."""
    pins = pinned()
    missing = []
    for pin in pins.values():
        for wanted in map(Requirement, metadata.requires(pin.name) or ()):
            asked = wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in {"", *pin.extras})
            held = pins.get(canonicalize_name(wanted.name))
            if asked and (held is None or not wanted.extras <= held.extras):
                missing.append(f"{pin.name} wants {wanted}")
    assert missing == []


def test_no_installer_resolves_anything() -> None:
    """Every `pip install` of the project's files takes what is named and nothing else, and from wheels."""
    installs = []
    for name in ("Makefile", "Dockerfile", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("$(PINNED)", PINNED)
        installs += re.findall(r"(?:bin/pip|\$\(PIP\)) (install .+)$", text, flags=re.MULTILINE)
    assert len(installs) == 7
    assert [line for line in installs if "--no-deps" not in line] == []
    for line in installs:
        if "--requirement" in line:
            assert {"--require-hashes", "--only-binary"} <= set(line.split()), line
        else:
            assert "--no-build-isolation" in line, line


def test_ci_installs_into_a_new_environment_and_from_no_cache() -> None:
    """Else it says nothing of a fresh clone."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.index("rm -rf .venv") < script.index("PIP_NO_CACHE_DIR=1 make test")


def test_the_makefile_and_the_package_agree_on_the_pythons() -> None:
    """Pip refuses a wheel on any other, as make refuses to set up."""
    allowed = SpecifierSet(PROJECT["requires-python"])
    assert tuple(f"3.{minor}" for minor in range(30, 0, -1) if f"3.{minor}" in allowed) == PYTHONS


def made(tmp_path: Path, pythons: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """`make` for the environment alone, where only these Pythons are.

    Args:
        pythons: what is run before what `-c` gives, by the name of the program.
    """
    programs = tmp_path / "bin"
    programs.mkdir()
    for needed in ("sh", "sed", "rm", "touch"):
        (programs / needed).symlink_to(str(shutil.which(needed)))
    for name, before in pythons.items():
        script = (
            f'#!/bin/sh\n[ "$1" = -c ] && exec {sys.executable} -c "{before}\nexec(__import__(\'sys\').argv[1])" "$2"\nexit 9\n'
        )
        (programs / name).write_text(script, encoding="utf-8")
        (programs / name).chmod(0o755)
    folder = tmp_path / "venv"
    return subprocess.run(
        [str(shutil.which("make")), f"VENV={folder}", *arguments, f"{folder}/.made"],
        cwd=ROOT,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def of_version(minor: int) -> str:
    """A program that takes itself for another Python."""
    return f"import sys; sys.version_info = (3, {minor}, 0, 'final', 0)"


NO_VENV = "import sys; sys.modules['ensurepip'] = None"

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="NO MAKE: setting up was NOT tried")


@needs_make
@pytest.mark.parametrize(
    ("pythons", "told"),
    [
        pytest.param({}, ["3.14, 3.13, 3.12, 3.11", "none was found"], id="no-python"),
        pytest.param({"python3": of_version(99)}, ["3.14, 3.13, 3.12, 3.11", "only Python 3.99 was found"], id="too-new"),
        pytest.param({"python3": of_version(8)}, ["3.14, 3.13, 3.12, 3.11", "only Python 3.8 was found"], id="too-old"),
        pytest.param(
            {"python3": f"{of_version(12)}; {NO_VENV}"}, ["Python 3.12", "apt-get install python3.12-venv"], id="no-venv"
        ),
    ],
)
def test_a_python_that_will_not_do_is_refused_in_one_sentence(tmp_path: Path, pythons: dict[str, str], told: list[str]) -> None:
    """It names the versions that do, or the package that is missing; nothing is left behind."""
    refused = made(tmp_path, pythons)
    assert refused.returncode != 0
    (sentence,) = [line for line in refused.stderr.splitlines() if not line.startswith("make")]
    assert [words for words in told if words not in sentence] == []
    assert not (tmp_path / "venv").exists()


@needs_make
def test_the_python_that_was_named_is_taken_or_refused(tmp_path: Path) -> None:
    """`make PYTHON=…` never quietly takes another one."""
    refused = made(tmp_path, {"python3": of_version(13), "mine": of_version(99)}, "PYTHON=mine")
    assert "only Python 3.99 was found" in refused.stderr


@needs_make
def test_a_python_that_lacks_something_is_passed_over_for_one_that_does(tmp_path: Path) -> None:
    """The system's own may be too old, or have no venv module, while a good one stands beside it."""
    chosen = made(tmp_path, {"python3": of_version(8), "python3.13": NO_VENV, "python3.12": of_version(12)})
    assert "python3.12 --version" not in chosen.stderr
    assert "Setting up" in chosen.stdout, "the stand-in then fails to make one, which is not asked here"
