"""What tests of understanding share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.nlu import encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.grams import Floats


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the encoder was given, a list a time."""
    found: list[Sequence[str]] = []
    raw = encoder.raw

    def counted(name: str, texts: Sequence[str]) -> Floats:
        found.append(texts)
        return raw(name, texts)

    monkeypatch.setattr(encoder, "raw", counted)
    return found
