"""An installation in a temporary folder: the village's knowledge, a configuration, and the command line upon them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import run
from tests.village import lay_out

ROOT = Path(__file__).resolve().parents[2]
WANTED = "quelle est la capitale de l'Australie"
RARE = "qui a gagné la coupe Stanley"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder with a configuration, and commands that read it."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def config(self) -> Path:
        """The settings file."""
        return self.folder / "config.yaml"

    @property
    def database(self) -> Path:
        """Where the database is, once there is one."""
        return self.folder / "data" / "questions.sqlite3"

    def run(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run a command in this process."""
        self.capture.readouterr()
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8", "surrogateescape"))
        code = run([*arguments, "--config", str(self.config)])
        printed = self.capture.readouterr()
        return Ran(code, printed.out, printed.err)

    def process(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        """Run a command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments, "--config", str(self.config)],
            input=stdin,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | environment,
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def installation(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The village, in French unless a test says otherwise, of which some command has made an index before."""
    for name in [*os.environ]:
        if name.startswith("KAMOURASKA_") or name in ("DISCORD_TOKEN", "LC_ALL", "LC_MESSAGES"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    lay_out(tmp_path)
    (tmp_path / "config.yaml").write_text("web: {port: 0}\n", encoding="utf-8")
    return Installation(tmp_path, capsys, monkeypatch)


@pytest.fixture
def asked(installation: Installation) -> Installation:
    """The village, where two things were asked in vain: one twice, the other once."""
    for question in (RARE, WANTED, WANTED.upper()):
        assert installation.run("ask", question).code == 3
    return installation
