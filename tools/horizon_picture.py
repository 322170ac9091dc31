# ruff: noqa: INP001 - a script, run by its path
"""The picture that a shared link shows, from the drawing over the pages: bot/channels/web/core/static/horizon.png.

    .venv/bin/python tools/horizon_picture.py

Needs a Chromium.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader
from playwright.async_api import async_playwright

CORE = Path(__file__).resolve().parents[1] / "bot" / "channels" / "web" / "core"
WIDTH, HEIGHT = 1200, 630
"""What those who show links ask for."""


def page() -> str:
    """The drawing alone, in the colours of the day."""
    style = (CORE / "static" / "style.css").read_text(encoding="utf-8")
    drawing = Environment(loader=PrefixLoader({"core": FileSystemLoader(CORE / "templates")}), autoescape=True)
    shore = drawing.get_template("core/horizon.svg").render()
    sky = "body{margin:0;min-height:0}.horizon,.horizon svg{height:630px!important;transform:none!important}"
    return f"<!doctype html><meta charset=utf-8><style>{style}{sky}</style><div class=horizon>{shore}</div>"


async def main() -> None:
    """Draw it."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("No Chromium here (Debian or Ubuntu: apt-get install chromium).")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium)
        shown = await browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        await shown.set_content(page())
        await shown.screenshot(path=CORE / "static" / "horizon.png")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
