"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bot  # noqa: F401 - before numpy, which asks once how many threads it may start: two workers, two cores

# isort: split
import numpy as np
import pytest
from playwright.async_api import expect

from bot.nlu import encoder
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.nlu.grams import Floats


_OF_A_BASE = 20

expect.set_options(timeout=1000 * PATIENCE)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is left with it when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session", autouse=True)
def _sentences_are_encoded_once() -> Iterator[None]:
    """The encoder says the same of a sentence each time, and hundreds of tests build the same small base."""
    known: dict[tuple[str, str], Floats] = {}
    real = encoder.raw

    def remembered(name: str, texts: Sequence[str]) -> Floats:
        if len(texts) < _OF_A_BASE:
            return real(name, texts)  # a question's, of which there are many and none comes back
        if new := [text for text in dict.fromkeys(texts) if (name, text) not in known]:
            known.update(zip([(name, text) for text in new], real(name, new), strict=True))
        return np.stack([known[name, text] for text in texts])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoder, "raw", remembered)
        yield
