"""Public question sets: our ranking, with the encoder and without it, beside plain baselines in one run, as one table."""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.encoder import LETTERS, installed
from tests.benchmarks import own
from tests.eval import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SETS: Final = (("cdtn_fr.json", "5"), ("covidfaq_fr.json", "5"), ("clinc150.json", "10"), ("clinc150.json", "all"))
_OURS: Final = {"tests.benchmarks.systems:semantic": "ours", "tests.benchmarks.systems:lexical": "ours, without the encoder"}
_SHOWN: Final = {
    "top1": "top-1",
    "top3": "top-3",
    "auroc": "AUROC",
    "ok=5": "ok=5",
    "bad=5": "bad=5",
    "typo": "typos",
    "accents": "no accents",
    "sms": "texting",
    "p50_ms": "p50 ms",
    "p99_ms": "p99 ms",
    "build_s": "build s",
}


def measure(folder: Path, say: Callable[[str], None]) -> None:
    """Print the tables; what is not installed or not there is said and left out."""
    runner = folder.parent / "compare.py"
    if not runner.is_file():
        say(f"public sets SKIPPED: no runner at {runner} (give --data FOLDER); the region's own topics instead\n")
        own.measure(say)
        return
    systems = list(_systems(say))
    say(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, numpy {np.__version__}\n")
    say(f"| set, shots | system | {' | '.join(_SHOWN.values())} |")
    say("|---" * (2 + len(_SHOWN)) + "|")
    present = [(name, shots) for name, shots in SETS if (folder / name).is_file()]
    for name, shots in present:
        for system in systems:
            # One process a system, so that what one of them loads does not slow the next.
            command = [sys.executable, str(runner), str(folder / name), "--shots", shots, "--system", system, "--json"]
            done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            figures: dict[str, float] = json.loads(done.stdout)[system]
            cells = [_cell(key, figures.get(key)) for key in _SHOWN]
            say(f"| {name.removesuffix('.json')}, {shots} | {_OURS.get(system, system)} | {' | '.join(cells)} |")


def _systems(say: Callable[[str], None]) -> Iterator[str]:
    yield "wratio"
    if importlib.util.find_spec("sklearn") is not None:
        yield "lexical"
    else:
        say("baseline `lexical` SKIPPED: it needs scikit-learn (pip install scikit-learn)")
    yield "tests.benchmarks.systems:lexical"
    if installed() != LETTERS:
        yield "tests.benchmarks.systems:semantic"
    else:
        say("the encoder SKIPPED: it is not installed")


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return "–"
    if key in ("auroc", "p50_ms", "p99_ms", "build_s"):
        return f"{value:.2f}"
    return f"{value:.1f}"
