"""An answer in words, as the cross-encoder reads it: the question that it answers, and what it says of that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.nlu.answer_texts import described
from bot.nlu.model import LESS_THAN, MORE_THAN
from bot.wording.slots import filled

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.model import Entry


class AnswerWords(NamedTuple):
    """What is read of an answer.

    Attributes:
        question: the one that it answers. text: what it says; of a list, which is made when it is asked for, nothing.
    """

    question: str
    text: str


def in_words(entry: Entry, knowledge: Knowledge, language: Language) -> AnswerWords:
    """An answer in a language, or in French where nobody wrote it in that one."""
    if entry.kind == "topic":
        topic = knowledge.topics[entry.name]
        told = topic.answer or topic.advice
        return AnswerWords(topic.question.in_(language), told.in_(language) if told is not None else "")
    if entry.kind == "smalltalk":
        smalltalk = knowledge.smalltalk[entry.name]
        said = [text for spoken, text in smalltalk.phrasings.all() if spoken == language]
        return AnswerWords(said[0] if said else "", smalltalk.reply.in_(language))
    return AnswerWords(_question(entry, knowledge, language), _text(entry, knowledge, language))


def _question(entry: Entry, knowledge: Knowledge, language: Language) -> str:
    slots: dict[str, str] = defaultdict(str)
    for relation, value in entry.values:
        if relation not in (MORE_THAN, LESS_THAN):
            slots[relation] = slots[relation] or knowledge.value_name(relation, value).in_(language)
    slots["entity"] = ", ".join(knowledge.entities[id_].called.in_(language) for id_ in entry.entities)
    return filled(knowledge.intents[entry.name].ask.in_(language), language, slots)


def _text(entry: Entry, knowledge: Knowledge, language: Language) -> str:
    entities = [knowledge.entities[id_] for id_ in entry.entities]
    if entry.kind == "profile":
        return " ".join(described(entity, language) for entity in entities)
    if entry.kind == "fact":
        return " ".join(fact.text.in_(language) for entity in entities if (fact := entity.fact(entry.name)) is not None)
    if (relation := knowledge.intents[entry.name].relation) is None:
        return ""
    links = [link for entity in entities if (link := entity.links.get(relation)) is not None]
    return ", ".join(knowledge.value_name(relation, value).in_(language) for link in links for value in link.values)
