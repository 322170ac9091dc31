"""No test question is answered by this fact or topic: nobody knows whether people would ever get to it. A warning.

A question counts when it stands under `answered` in the file of test questions of the same name, when what it says
(`says`) stands in this answer, and when the bot, asked it, gives this answer.

Passes:
    # tests/questions/gate/topics/fete.yaml
    answered:
      - {q: "c'est quand, la fête au village", says: [24 juin]}

Fails:
    # tests/questions/gate/topics/fete.yaml
    refused:
      - {q: la fête du village voisin est quel jour, why: un autre village}
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.authoring.expectations import fits
from bot.errors import Both
from bot.knowledge.questions import mirrored
from bot.nlu.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.base import Base
    from bot.errors import Problem
    from bot.knowledge.documents import Location
    from bot.knowledge.model import Words
    from bot.knowledge.questions import TestQuestion

ID: Final = "unreachable-entry"
SOUND_BASE: Final = True


def find(base: Base) -> Iterator[Problem]:
    """Every fact and every answered topic that no question of its own test file reaches."""
    if not base.has_questions:
        return
    asked: dict[str, list[TestQuestion]] = defaultdict(list)
    for question in base.questions.questions:
        if question.expected == "answered":
            asked[mirrored(question.file).rpartition("/")[2]].append(question)
    for questions in asked.values():
        questions.sort(key=lambda question: len(question.text))  # one is enough, and short ones are read sooner
    answered: dict[str, Entry | None] = {}
    for name, location, entry, text in _entries(base):
        id_ = name.partition(":")[2]
        told = f"{text.fr} {text.en or ''}"
        if not any(_answers(base, question, entry, answered) for question in asked[id_] if fits(told, question.says)):
            path = base.documents[name].path
            message = Both(
                f"no test question of the file that mirrors {path} is answered by {entry.id}",
                f"aucune question du fichier d’essai de {path} ne mène à {entry.id}",
            )
            yield base.documents[name].problem(location, ID, message).as_warning()


def _answers(base: Base, question: TestQuestion, entry: Entry, answered: dict[str, Entry | None]) -> bool:
    """Whether the bot answers the question from the entry; each question is read once."""
    if question.text not in answered:
        answered[question.text] = base.engine.read(question.text)[1].entry
    return answered[question.text] == entry


def _entries(base: Base) -> Iterator[tuple[str, Location, Entry, Words]]:
    for entity in base.knowledge.entities.values():
        for fact in entity.facts:
            yield f"entities:{entity.id}", ("facts", fact.intent), Entry("fact", fact.intent, (entity.id,)), fact.text
    for topic in base.knowledge.topics.values():
        if topic.answer is not None:
            yield f"topics:{topic.id}", (), Entry("topic", topic.id), topic.answer
