"""A person sees, takes along and erases what is kept of them, and nothing of anybody else."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from bot.privacy.erasure import OwnData, OwnFeedback, OwnQuestion, OwnWish, PersonalData
from bot.privacy.pseudonyms import Pseudonyms
from tests.periods import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

MAY, JUNE = date(2026, 5, 22), date(2026, 6, 22)
NOTHING = OwnData((), ())
QUESTION = OwnQuestion("Un aréna?", "fr", "web", "2026-05-22", "below_threshold", "new", escalated=False)
WISH = OwnWish("Un aréna?", "web", "new", "2026-08-20")
SAID = OwnFeedback("topic:fete", "wrong", "outdated", "C’est en juin.", "web", "2026-05-22")
PSEUDONYMS = Pseudonyms(keys(b"a key of the test"))


class Store:
    """Keeps data by digest."""

    def __init__(self, kept: dict[str, OwnData]) -> None:
        self.kept = kept

    async def mine(self, askers: Sequence[str]) -> OwnData:
        """What is kept under any of those digests."""
        found = [self.kept.get(asker, NOTHING) for asker in askers]
        return OwnData(
            tuple(question for one in found for question in one.questions),
            tuple(wish for one in found for wish in one.wishes),
            tuple(said for one in found for said in one.feedback),
        )

    async def erase(self, askers: Sequence[str]) -> int:
        """Forget it."""
        gone = [self.kept.pop(asker, NOTHING) for asker in askers]
        return sum(len(one.questions) + len(one.wishes) for one in gone)


async def test_each_person_reaches_their_own() -> None:
    """In every period, by the digests of their key: a digest itself finds nothing, and another's stays."""
    kept = {PSEUDONYMS.asker(key, day): OwnData((QUESTION,), (WISH,)) for key in ("web:1", "web:2") for day in (MAY, JUNE)}
    data = PersonalData(Store(kept), PSEUDONYMS)
    assert await data.mine(PSEUDONYMS.asker("web:1", MAY)) == NOTHING
    assert await data.erase_mine("web:1") == 4
    assert await data.mine("web:1") == NOTHING
    assert (await data.mine("web:2")).questions == (QUESTION, QUESTION)


async def test_who_has_no_name_does_not_reach_what_came_without_one() -> None:
    """Questions without an asker are kept under an empty digest, which no key leads to."""
    data = PersonalData(Store({"": OwnData((QUESTION,), ())}), PSEUDONYMS)
    assert await data.mine("") == NOTHING
    assert await data.erase_mine("") == 0


async def test_what_is_taken_along_is_whole() -> None:
    """Everything that is kept, by name, letters as they were typed."""
    data = PersonalData(Store({PSEUDONYMS.asker("web:1", MAY): OwnData((QUESTION,), (WISH,), (SAID,))}), PSEUDONYMS)
    text = await data.export_mine("web:1")
    assert "aréna" in text
    taken = json.loads(text)
    assert taken["questions"][0]["text"] == "Un aréna?"
    assert taken["to_be_told"] == [{"text": "Un aréna?", "channel": "web", "state": "new", "expires": "2026-08-20"}]
    assert taken["said_back"] == [
        {
            "entry": "topic:fete",
            "verdict": "wrong",
            "reason": "outdated",
            "comment": "C’est en juin.",
            "channel": "web",
            "day": "2026-05-22",
        }
    ]
