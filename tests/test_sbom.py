"""The list of what runs names every pin of the lock, and CI asks for known weaknesses where it can."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_list_holds_every_pin_with_its_hashes() -> None:
    """As CycloneDX, which scanners read; a package is named by its address there."""
    written = subprocess.run([sys.executable, ROOT / "tools" / "sbom.py"], capture_output=True, text=True, check=True)
    bom = json.loads(written.stdout)
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = {
        f"{name.lower().replace('_', '-')}@{version}"
        for name, version in re.findall(r"^([\w-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    }
    assert {component["purl"].removeprefix("pkg:pypi/") for component in bom["components"]} == pins
    assert sum(len(component["hashes"]) for component in bom["components"]) == lock.count("--hash=sha256:")
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.5")


def test_ci_writes_it_and_asks_before_the_tests() -> None:
    """Their words are the last."""
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.index("make audit") < script.index("tools/sbom.py") < script.index("make test")
