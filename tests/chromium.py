"""The system's Chromium, for tests that meet the pages as people do."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Browser

PATH = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def needed(untried: str) -> list[pytest.MarkDecorator]:
    """The marks of a module that drives it: slow, and skipped out loud where there is none.

    Args:
        untried: what is then not known to work, as a sentence.
    """
    reason = f"NO BROWSER: {untried} (apt-get install chromium)"
    return [pytest.mark.slow, pytest.mark.skipif(PATH is None, reason=reason)]


@asynccontextmanager
async def opened() -> AsyncIterator[Browser]:
    """A browser without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=PATH)
        yield browser
        await browser.close()
