"""What is read where everybody waits for it: questions and texts, on the loop that serves all pages and all of Discord."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.answers.engine import Engine
from bot.privacy import masking, told

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


class Readings:
    """Readings by an engine, and by what tells the personal: each takes as long as a visitor's answer, and more.

    Attributes:
        held_up: those for which the loop waited. aside: those of threads.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Listen, until the test is over."""
        self.held_up: list[str] = []
        self.aside: list[str] = []
        monkeypatch.setattr(Engine, "consider", self._heard(Engine.consider, 1))
        monkeypatch.setattr(masking, "mask_told", self._heard(told.mask_told, 0))

    def _heard(self, read: Callable[..., Any], text: int) -> Callable[..., Any]:
        def heard(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
            noted = self.aside
            with suppress(RuntimeError):
                asyncio.get_running_loop()
                noted = self.held_up
            noted.append(given[text])
            return read(*given, **named)

        return heard
