"""Phrasings as somebody would ask them, each beside the answer that it asks for and beside one that it does not."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.nlu.model import Entry
from bot.training.progress import say
from bot.wording.slots import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.pipeline import Pipeline

_NEAR: Final = 12
"""Candidates of a question of nobody among which the one is drawn that it does not ask for: the first that were found."""
_OF_THE_SAME: Final = 0.7
"""Share of the others that are another detail of whom the question names."""
_TOLD_EVERY: Final = 1_000
_SLOT: Final = re.compile(r"\{(\w+)\}")


class Phrased(NamedTuple):
    """A question beside an answer.

    Attributes:
        question: as the cross-encoder reads it. right: whether it asks for that.
    """

    question: str
    language: Language
    entry: Entry
    right: bool


def phrased(pipeline: Pipeline) -> list[Phrased]:
    """Every phrasing of a topic with an answer and of a detail that somebody has, of somebody by chance; the same each time."""
    chance = random.Random(13)  # noqa: S311 - the same questions each time
    found: list[Phrased] = []
    for number, (text, language, entry) in enumerate(_asked(pipeline.knowledge, chance)):
        question = pipeline.question(text, pipeline.seen(text))
        _, _, candidates = pipeline.ranking.retrieved(question, None)
        rights = {
            entry,
            *(Entry("profile", one.entry.name, entry.entities) for one in candidates if one.entry.kind == "profile"),
        }
        others = [one.entry for one in candidates if one.entry not in rights]
        of_same = [other for other in others if other.entities == entry.entities]
        drawn = of_same if entry.entities and of_same and chance.random() < _OF_THE_SAME else others[:_NEAR]
        found.append(Phrased(question.plain, language, entry, right=True))
        if drawn:
            found.append(Phrased(question.plain, language, chance.choice(drawn), right=False))
        if number % _TOLD_EVERY == 0:
            say(f"phrased {number}…")
    return found


def _asked(knowledge: Knowledge, chance: random.Random) -> Iterator[tuple[str, Language, Entry]]:
    for topic in knowledge.topics.values():
        if topic.answer is not None:
            for language, text in topic.phrasings.all():
                if not _SLOT.search(text):
                    yield text, language, Entry("topic", topic.id)
    for intent in knowledge.intents.values():
        known = [entity for entity in knowledge.entities.values() if entity.fact(intent.id) is not None]
        if intent.query != "fact" or not known:
            continue
        for language, text in intent.phrasings.all():
            if set(_SLOT.findall(text)) == {"entity"}:
                entity = chance.choice(known)
                called = filled(text, language, {"entity": entity.called.in_(language)})
                yield called, language, Entry("fact", intent.id, (entity.id,))
