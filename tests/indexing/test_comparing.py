"""What is told of a change at first sight is what is told of it in the end, and comes before anything is built."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from bot.config import Config
from bot.indexing import reach
from bot.indexing.bases import EngineBase
from bot.indexing.comparing import Comparing
from bot.indexing.reach import QuickBase
from bot.indexing.touch import compared_otherwise
from bot.review.dry_run import Test, replay
from tests.village import edited, engine, knowledge

if TYPE_CHECKING:
    import pytest

FESTIVE = "Quand a lieu la fête?"
ASKED = (FESTIVE, "Que fait le Fournil?", "bonjour", "La capitale de l'Australie?")


async def test_a_corrected_text_is_told_of_before_it_is_built() -> None:
    """Who gets this answer now gets the other words: the same claim as when all was asked."""
    change = edited("topics/fete", "24 juin", "25 juin")
    before = EngineBase(engine())
    for text in ASKED:
        before.see(text)
    outlook = await Comparing(Config()).outlook(before, knowledge(**change), [(text, None) for text in ASKED])
    found = replay((), [Test("x", "answered", text) for text in ASKED], before, QuickBase(before, EngineBase(engine(**change))))
    assert [one.question for one in outlook.words] == [FESTIVE]
    assert [(one.before, one.after) for one in outlook.words] == [
        (one.before, one.after) for one in (*found.changes, *found.breaks)
    ]
    assert FESTIVE in outlook.near


async def test_what_is_not_known_yet_is_to_be_asked() -> None:
    """Of a question of which the base of now is not known nothing is told but that it will be asked."""
    change = edited("topics/fete", "24 juin", "25 juin")
    outlook = await Comparing(Config()).outlook(EngineBase(engine()), knowledge(**change), [(text, None) for text in ASKED])
    assert (outlook.words, outlook.near, outlook.to_ask) == ((), (), len(ASKED))


async def test_what_changed_is_looked_at_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of sentences may be encoded: whoever asks meanwhile is answered."""
    held_up: list[bool] = []

    def heard(*given: Any) -> list[str]:  # noqa: ANN401 - what it takes
        held_up.append(threading.current_thread() is threading.main_thread())
        return compared_otherwise(*given)

    monkeypatch.setattr(reach, "compared_otherwise", heard)
    before, tried = EngineBase(engine()), EngineBase(engine(**edited("topics/fete", "24 juin", "25 juin")))
    await Comparing(Config()).prepared(before, tried, [(text, None) for text in ASKED], lambda _: None)
    assert held_up == [False]
