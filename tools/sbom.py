# ruff: noqa: INP001 - a script, run by its path
"""What runs, as a CycloneDX list on standard output: every package of the lock, its version and hashes. Needs no network.

python3 tools/sbom.py > sbom.json
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def components() -> list[dict[str, Any]]:
    """One for each pin."""
    blocks = re.split(r"^(?=[A-Za-z])", (ROOT / "requirements.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = []
    for block in blocks:
        if pin := re.match(r"([\w.-]+)==([^\s;\\]+)", block):
            name = re.sub(r"[-_.]+", "-", pin[1]).lower()
            hashes = [{"alg": "SHA-256", "content": digest} for digest in re.findall(r"sha256:([0-9a-f]{64})", block)]
            purl = f"pkg:pypi/{name}@{pin[2]}"
            found.append({"type": "library", "bom-ref": purl, "name": name, "version": pin[2], "purl": purl, "hashes": hashes})
    return found


def main() -> None:
    """Write the list."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": project["name"], "version": project["version"]}},
        "components": components(),
    }
    sys.stdout.write(json.dumps(bom, indent=1) + "\n")


if __name__ == "__main__":
    main()
