"""Twenty of staff at one desk, each at random acts, until the process is killed; it says what it did as it does it."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import KamouraskaError
from bot.indexing.engine import build_engine
from bot.indexing.library import KnowledgeLibrary
from bot.review.model import DISMISSALS
from bot.review.proposals import Proposal
from bot.review.publishing import Publishing
from bot.store.database import Database
from tests.perf.one_of_several import say
from tests.review.place import Place

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

STAFF: Final = 20
ACTS: Final = ("claim", "release", "dismiss", "reopen", "merge", "split", "answer", "undo")
_OFTEN: Final = (8, 6, 6, 4, 4, 4, 2, 8)
_CROWDED: Final = 60
"""Groups that everybody reaches for in half of the acts, so that two often want the same one at once."""
_TOGETHER: Final = 0.5
_TOPIC: Final = """\
title: {{fr: Le {word}, en: The {word}}}
question: {{fr: "Où trouver un {word}?", en: "Where is there a {word}?"}}
phrasings:
  fr: ["{word}", "{word} {word}"]
  en: ["the {word}"]
answer: {{fr: Il y a un {word} au village.}}
source: affiche-{word}
sources:
  affiche-{word}: {{title: Affiche, checked_on: 2022-01-10}}
"""


def texts(word: str) -> tuple[str, str]:
    """The questions of a group: no word of theirs is in another's, or an answer would reach all of them."""
    return word, f"{word} {word}"


def opened(folder: Path, database: Database) -> Place:
    """The place as the program opens it: what it asks and builds for a dry run it asks and builds aside."""
    place = Place(folder, database)
    place.engine = build_engine(place.config)
    place.library = KnowledgeLibrary(place.config, lambda: place.engine, place.take)
    place.publishing = Publishing(place.desk, place.library)
    return place


async def at_the_desk(folder: Path, seed: int) -> None:
    """Complete what was cut short, and let everybody work."""
    async with await Database.open(folder / "q.sqlite3") as database:
        place = opened(folder, database)
        for found in await place.publishing.recover():
            say("recovered", found.group)
        words = (folder / "words.txt").read_text(encoding="utf-8").split()
        say("ready")
        await asyncio.gather(*(_work(place, words, f"staff-{n}", random.Random(f"{seed} {n}")) for n in range(STAFF)))


async def _work(place: Place, words: list[str], by: str, chance: random.Random) -> None:
    """One of staff: a line for each act that was taken, and one for each that was not."""
    while True:
        verb = chance.choices(ACTS, _OFTEN)[0]
        group = 1 + chance.randrange(min(_CROWDED, len(words)) if chance.random() < _TOGETHER else len(words))
        other = 1 + chance.randrange(len(words))
        try:
            await _acts(place, words, by, chance)[verb](group, other)
        except KamouraskaError as error:
            say("refused", by, verb, type(error).__name__)
        else:
            say("did", by, verb, group)
        await asyncio.sleep(0)


def _acts(place: Place, words: list[str], by: str, chance: random.Random) -> dict[str, Callable[[int, int], Awaitable[object]]]:
    """What can be done to a group, and perhaps another one."""
    actions = place.desk.actions

    def answer(group: int, _: int) -> Awaitable[object]:
        word = words[group - 1]
        return place.publishing.answer(
            group, Proposal("new_entry", content=_TOPIC.format(word=word), place=f"topics/{word}"), by
        )

    return {
        "claim": lambda group, _: actions.claim(group, by),
        "release": lambda group, _: actions.release(group, by),
        "dismiss": lambda group, _: actions.dismiss(group, chance.choice(DISMISSALS), by),
        "reopen": lambda group, _: actions.reopen(group, by),
        "merge": lambda group, other: actions.merge(group, other, by),
        "split": lambda group, _: actions.split(group, texts(words[group - 1])[:1], by),
        "answer": answer,
        "undo": lambda group, _: place.publishing.undo(group, by),
    }


if __name__ == "__main__":
    asyncio.run(at_the_desk(Path(sys.argv[1]), int(sys.argv[2])))
