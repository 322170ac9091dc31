"""Public question sets: our matcher beside plain baselines in one run, as one table, and the threshold that it sets itself."""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.matching import semantic
from bot.matching.calibration import try_out
from tests.benchmarks import own
from tests.benchmarks.systems import Lexical
from tests.eval import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SETS: Final = (("cdtn_fr.json", "5"), ("covidfaq_fr.json", "5"), ("clinc150.json", "10"), ("clinc150.json", "all"))
TARGETS: Final = (0.05, 0.1)
_OURS: Final = {"tests.benchmarks.systems:lexical": "ours", "tests.benchmarks.systems:encoded": "ours, with the encoder"}
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
    say("\nThe threshold that the base sets itself, shown not one question from outside; percent of the set's own questions\n")
    say("| set, shots | system | target | near false | far false | right | wrong |\n|---|---|---|---|---|---|---|")
    sys.path.insert(0, str(folder.parent))
    for name, shots in present:
        if shots != "all":
            for system in (one for one in systems if one in _OURS):
                encoder = semantic.installed() if system.endswith("encoded") else None
                for line in _self_set(folder / name, shots, Lexical(encoder)):
                    say(f"| {name.removesuffix('.json')}, {shots} | {_OURS[system]} | {line} |")


def _systems(say: Callable[[str], None]) -> Iterator[str]:
    yield "wratio"
    if importlib.util.find_spec("sklearn") is not None:
        yield "lexical"
    else:
        say("baseline `lexical` SKIPPED: it needs scikit-learn (pip install scikit-learn)")
    yield "tests.benchmarks.systems:lexical"
    if semantic.installed() is not None:
        yield "tests.benchmarks.systems:encoded"
    else:
        say("the encoder SKIPPED: it is not installed")


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return "–"
    if key in ("auroc", "p50_ms", "p99_ms", "build_s"):
        return f"{value:.2f}"
    return f"{value:.1f}"


def _self_set(file: Path, shots: str, system: Lexical) -> Iterator[str]:
    """For each target: false answers, near and far, and what is answered rightly and wrongly."""
    load: Callable[..., tuple[Any, dict[str, list[tuple[str, str]]]]] = importlib.import_module("compare").load
    base, data = load(str(file), shots, 0)
    system.build(base)
    trials = try_out(system.matcher)
    first = {kind: [(system.rank(text) or [("", 0.0)])[0] for text, _ in data.get(kind, [])] for kind in _KINDS}
    right = np.array([entry == wanted for (entry, _), (_, wanted) in zip(first["test"], data["test"], strict=True)])
    scores = {kind: np.array([score for _, score in found]) for kind, found in first.items()}
    for target in TARGETS:
        bar = trials.threshold(target)
        shares = {kind: f"{100 * (found >= bar).mean():.1f}" if len(found) else "–" for kind, found in scores.items()}
        over = scores["test"] >= bar
        answered = f"{100 * (over & right).mean():.1f} | {100 * (over & ~right).mean():.1f}"
        yield f"{100 * target:.0f} | {shares['oos_test']} | {shares['ood_test']} | {answered}"


_KINDS: Final = ("test", "oos_test", "ood_test")
