"""What tests of understanding share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.nlu import encoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.encoder import Halfway


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """What the encoder was given, a list a time."""
    found: list[Sequence[str]] = []
    real = encoder.halfway

    def counted(name: str, texts: Sequence[str]) -> Halfway:
        found.append(texts)
        return real(name, texts)

    monkeypatch.setattr(encoder, "halfway", counted)
    return found
