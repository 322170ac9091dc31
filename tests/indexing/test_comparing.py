"""What is told of a change at first sight is what is told of it in the end, and comes before anything is built."""

from __future__ import annotations

from bot.config import Config
from bot.indexing.bases import EngineBase
from bot.indexing.comparing import Comparing
from bot.indexing.reach import QuickBase
from bot.review.dry_run import Test, replay
from tests.village import edited, engine, knowledge

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
