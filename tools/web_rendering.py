# ruff: noqa: INP001 - a script, run by its path
"""A picture of the visitor's page with an answer on it, from the program as it is: docs/web/answer.png.

    .venv/bin/python tools/web_rendering.py ["c ki les leaders"]

Needs a Chromium.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from bot import config as settings
from bot.app import serve
from bot.indexing.engine import build_engine

OUT = Path(__file__).resolve().parents[1] / "docs" / "web" / "answer.png"
SIZE = "820,760"


async def main(question: str) -> None:
    """Serve the page, open it, take its picture."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("No Chromium here (Debian or Ubuntu: apt-get install chromium).")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    stopping, address = asyncio.Event(), asyncio.get_running_loop().create_future()

    def told(key: str, **slots: object) -> None:
        if key == "run.web_on":
            address.set_result(str(slots["address"]))

    with tempfile.TemporaryDirectory() as folder:
        kept = {"KAMOURASKA_STORE__PATH": f"{folder}/questions.sqlite3", "KAMOURASKA_WEB__PORT": "0"}
        config = settings.load(None, kept)
        serving = asyncio.create_task(serve(config, build_engine(config), tell=told, stopping=stopping))
        options = [
            "--headless",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-prefers-reduced-motion",
            f"--window-size={SIZE}",
            f"--screenshot={OUT}",
        ]
        if os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses to run as root with it
        page = f"{await address}?{urlencode({'question': question, 'lang': 'fr'})}"
        process = await asyncio.create_subprocess_exec(chromium, *options, page, stderr=asyncio.subprocess.DEVNULL)
        await process.wait()
        stopping.set()
        await serving


if __name__ == "__main__":
    asyncio.run(main(" ".join(sys.argv[1:]) or "c ki les leaders"))
