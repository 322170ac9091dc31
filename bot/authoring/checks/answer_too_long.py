"""An answer, with all that stands around it, is longer than the 2,000 characters of a message on Discord.

Around it stand the word that there is no English yet, the line that it is to be checked, the names of a list. The bot would
cut it, so shorten it, or make two entries of it. A single text of over 1,900 characters is not even read.

Passes:
    # topics/bac.yaml
    title: {fr: Bac bleu, en: Blue bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [quand sortir le bac bleu], en: [which day is the blue bin]}
    answer: {fr: Le bac sort le mardi., en: The bin goes out on Tuesdays.}
    source: gazette

Fails:
    # topics/bac.yaml
    title: {fr: Bac bleu, en: Blue bin}
    question: {fr: Quand sort-on le bac?, en: When does the bin go out?}
    phrasings: {fr: [quand sortir le bac bleu], en: [which day is the blue bin]}
    answer: {fr: Le bac sort le mardi @@@@@, en: The bin goes out on Tuesdays.}
    source: gazette
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.answers.model import LONGEST
from bot.errors import Both
from bot.knowledge.model import LANGUAGES
from bot.nlu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Location

ID: Final = "answer-too-long"
SOUND_BASE: Final = True


def find(base: Base) -> Iterator[Problem]:
    """Every entry whose whole answer one message cannot take, in either language."""
    for name, location, entry in _entries(base):
        for language in LANGUAGES:
            length = len(base.composer.compose(entry, language).text)
            if length > LONGEST:
                message = Both(
                    f"the answer in {language} has {length} characters with all that stands around it: at most {LONGEST}",
                    f"la réponse en {language} a {length} caractères avec tout ce qui l’entoure\u00a0: {LONGEST} au plus",
                )
                yield base.documents[name].problem(location, ID, message)
                break


def _entries(base: Base) -> Iterator[tuple[str, Location, Entry]]:
    """What can be asked of one thing; lists of many things page by themselves."""
    for topic in base.knowledge.topics.values():
        if topic.answer is not None:
            yield f"topics:{topic.id}", ("answer",), Entry("topic", topic.id)
    for smalltalk in base.knowledge.smalltalk.values():
        yield f"smalltalk:{smalltalk.id}", ("reply",), Entry("smalltalk", smalltalk.id)
    relational = [intent for intent in base.knowledge.intents.values() if intent.query == "relation"]
    for entity in base.knowledge.entities.values():
        name = f"entities:{entity.id}"
        for fact in entity.facts:
            yield name, ("facts", fact.intent), Entry("fact", fact.intent, (entity.id,))
        yield name, (), Entry("profile", "profile", (entity.id,))
        for intent in relational:
            if entity.type in intent.about:
                yield name, (), Entry("relation", intent.id, (entity.id,))
